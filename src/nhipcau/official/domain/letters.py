"""Chữ in được: what a paper can carry, in one Unicode form."""

import re
import unicodedata

_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(text: str) -> str:
    """Làm sạch chữ: NFC; control signs, invisible marks and code points without a letter are dropped.

    XML and PDF/A refuse them, and a direction mark could make a paper read otherwise than it is stored. Line
    breaks stay as "\\n", a tab becomes a blank.
    """
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    kept = (sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _DROPPED)
    return unicodedata.normalize("NFC", "".join(kept))


def one_line(text: str) -> str:
    """Một dòng: cleaned, with every run of blanks as one."""
    return " ".join(clean(text).split())


def capitals(text: str) -> str:
    """Chữ in hoa, on one line."""
    return one_line(text).upper()
