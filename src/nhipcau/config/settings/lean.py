"""Không nạp những gì không ai dùng: packages that others load wherever they find them, and do without.

Every process of the office holds what it loads for as long as it serves (a sheet of 100,000 rows is to stream
within 150 MB). Whoever needs one of them later still finds it.
"""

import importlib
import sys


def load_without(package: str, unwanted: str) -> None:
    """Nạp `package` lúc không thấy `unwanted`, which it asks for with `try: import`."""
    if package in sys.modules or unwanted in sys.modules:
        return
    sys.modules[unwanted] = None  # type: ignore[assignment]
    try:
        importlib.import_module(package)
    finally:
        del sys.modules[unwanted]


# Wagtail's images: 4 MB of codecs of HEIC, and no screen takes HEIC in.
load_without("willow", "pillow_heif")
# Wagtail's rich text is read with Python's own parser: 4 MB of lxml, which papers load when they are made.
load_without("bs4", "lxml")
