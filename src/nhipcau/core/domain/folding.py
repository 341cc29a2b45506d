"""Bỏ dấu để tìm kiếm: fold Vietnamese so that "doi ngoai" finds "đối ngoại"."""

import re
import unicodedata
from typing import Any

from django.db import models

_D = str.maketrans({"đ": "d", "Đ": "d"})
_BLANKS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Chữ không dấu: lower case, marks stripped, đ→d, every other sign a single blank."""
    marked = unicodedata.normalize("NFD", text.translate(_D).casefold())
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return _BLANKS.sub(" ", bare).strip()


class Folded(models.TextField):  # type: ignore[type-arg]
    """Cột để tìm không dấu, written with its row: the folded words of the attributes `of`.

    `bulk_update` asks no field: who changes words that way folds them too and names the column.
    """

    def __init__(self, *args: Any, of: tuple[str, ...] = ("name",), **kw: Any) -> None:
        self.of = of
        kw.setdefault("editable", False)
        kw.setdefault("default", "")
        super().__init__(*args, **kw)

    def deconstruct(self) -> Any:
        """To a migration it is a column of text."""
        name, _path, args, kw = super().deconstruct()
        return name, "django.db.models.TextField", args, kw

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = fold(" ".join(str(getattr(model_instance, name)) for name in self.of))
        setattr(model_instance, self.attname, value)
        return value
