"""Bộ nhớ của một tiến trình phục vụ: what was loaded to serve is not gone through again and again.

Python's full collections go through everything alive. Nine tenths of it is what the framework loads once and
keeps for ever: some 240,000 objects, 0.2 to 0.5 s in which a screen waits.
"""

import gc

from django.conf import settings
from django.urls import get_resolver
from django.utils import translation


def settle() -> None:
    """Yên vị sau khi nạp: load what the first request would, then leave it out of every later collection.

    Source: gc.freeze, https://docs.python.org/3/library/gc.html#gc.freeze. What is made later is collected as
    before, and what was loaded goes with the process.
    """
    get_resolver().reverse("wagtailadmin_home")
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            translation.gettext("Kế hoạch")
    gc.collect()
    gc.freeze()
