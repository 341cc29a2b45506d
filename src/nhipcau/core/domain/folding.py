"""Bỏ dấu để tìm kiếm: fold Vietnamese so that "doi ngoai" finds "đối ngoại"."""

import re
import unicodedata

_D = str.maketrans({"đ": "d", "Đ": "d"})
_BLANKS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Chữ không dấu: lower case, marks stripped, đ→d, every other sign a single blank."""
    marked = unicodedata.normalize("NFD", text.translate(_D).casefold())
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return _BLANKS.sub(" ", bare).strip()
