"""Cột suy ra: a column that is written with its row from other attributes of it."""

from typing import Any

from django.db import models


class Derived(models.TextField):  # type: ignore[type-arg]
    """Cột chữ suy ra từ hàng của nó; nobody edits it, and to a migration it is a column of text."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        kw.setdefault("editable", False)
        kw.setdefault("default", "")
        super().__init__(*args, **kw)

    def of_row(self, row: models.Model) -> str:
        """What the column holds for a row."""
        raise NotImplementedError

    def deconstruct(self) -> Any:
        """To a migration it is a column of text."""
        name, _path, args, kw = super().deconstruct()
        return name, "django.db.models.TextField", args, kw

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = self.of_row(model_instance)
        setattr(model_instance, self.attname, value)
        return value
