"""Bỏ dấu để tìm kiếm: fold Vietnamese so that "doi ngoai" finds "đối ngoại"."""

import re
import unicodedata
from typing import Any

from django.db import models

from .derived import Derived

_D = str.maketrans({"đ": "d", "Đ": "d"})
_BLANKS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Chữ không dấu: lower case, marks stripped, đ→d, every other sign a single blank."""
    marked = unicodedata.normalize("NFD", text.translate(_D).casefold())
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return _BLANKS.sub(" ", bare).strip()


class Folded(Derived):
    """Cột để tìm không dấu: the folded words of the attributes `of`.

    `bulk_update` asks no field: who changes words that way folds them too and names the column.
    """

    def __init__(self, *args: Any, of: tuple[str, ...] = ("name",), **kw: Any) -> None:
        self.of = of
        super().__init__(*args, **kw)

    def of_row(self, row: models.Model) -> str:
        """The words, folded."""
        return fold(" ".join(str(getattr(row, name)) for name in self.of))
