"""Bảng mã cũ của tiếng Việt: TCVN3 (ABC) and VNI, told by their words or their fonts, and made Unicode."""

from vanban.read.legacy.evidence import TextMaker, detect, is_mixed, likely_words
from vanban.read.legacy.fonts import LegacyFont, font_of
from vanban.read.legacy.letters import TCVN3, VNI, Encoding
from vanban.read.legacy.runs import contradicts, in_unicode, with_horns

__all__ = [
    "TCVN3",
    "VNI",
    "Encoding",
    "LegacyFont",
    "TextMaker",
    "contradicts",
    "detect",
    "font_of",
    "in_unicode",
    "is_mixed",
    "likely_words",
    "with_horns",
]
