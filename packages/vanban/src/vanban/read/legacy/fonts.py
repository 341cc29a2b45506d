"""Phông chữ cũ: a font's name tells the encoding of what is set in it, and whether it shows capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vanban.read.legacy.letters import TCVN3, VNI, Encoding

# ".VnTime", "VnTimeH" and, in a PDF, "ABCDEF+.VnTime,Bold"; "VNI-Times", "VNI Helve".
_TCVN3: Final = re.compile(r"(?:[A-Z]{6}\+)?(?:\.[Vv][Nn]|Vn(?=[A-Z]))(?!I\b)[\w.]")
_VNI: Final = re.compile(r"(?:[A-Z]{6}\+)?\.?VNI[-_ ]?[A-Za-z]", re.I)
_CAPITALS: Final = re.compile(r"(?<=[a-z])H(?=$|[,\-\s])")


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """Một phông cũ: its encoding; ``capitals`` where its small letters look like capitals."""

    encoding: Encoding
    capitals: bool = False

    def unicode(self, text: str) -> str:
        """Chữ như người đọc thấy, in Unicode."""
        made = self.encoding.convert(text)
        return made.upper() if self.capitals else made


@lru_cache(maxsize=512)
def font_of(name: str) -> LegacyFont | None:
    """Phông mang tên này; None for a Unicode font."""
    bare = name.strip().strip("\"'")
    if _TCVN3.match(bare):
        return LegacyFont(TCVN3, _CAPITALS.search(bare) is not None)
    return LegacyFont(VNI) if _VNI.match(bare) else None
