"""Tên đơn vị trong một ô: several names in one cell, each for one unit or group of the directory."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain.resolution import Directory, Resolution
from nhipcau.units.enums import Resolved
from nhipcau.units.models import Unit, UnitGroup

# Every name after a comma is tried with what follows it: unit names hold commas themselves.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Name:
    """Một tên đã tra; `unit` and `group` are None while it is not clear who is meant."""

    written: str
    unit: Unit | None
    group: UnitGroup | None
    said: str

    @property
    def canonical(self) -> str:
        """Tên như danh bạ ghi, what was typed when nobody is found."""
        return str(self.unit or self.group or self.written)


class Reader:
    """Đọc ô tên đơn vị: the directory is loaded at the first name and serves all further ones."""

    def __init__(self) -> None:
        self.today: date = timezone.localdate()

    @cached_property
    def directory(self) -> Directory:
        """Danh bạ trong bộ nhớ."""
        return Directory()

    def read(self, text: str) -> list[Name]:
        """Các tên trong ô, each once; ";" and a new line part them, a comma only where every part is found.

        Raises Refused for a name longer than its column.
        """
        found: dict[str, Name] = {}
        for piece in re.split(r"[;\n]+", text):
            written = " ".join(piece.split()).strip(" ,.-–")
            if len(written) > LONGEST:
                raise Refused(_("Tên đơn vị dài quá %(n)d ký tự.") % {"n": LONGEST})
            for name in self._names(written) if written else ():
                found.setdefault(name.canonical, name)
        return list(found.values())

    def resolve(self, written: str) -> Resolution:
        """Tra một tên for today."""
        return self.directory.resolve(written, on=self.today)

    def _names(self, written: str) -> list[Name]:
        whole = self._name(written)
        if whole.unit or whole.group or "," not in written:
            return [whole]
        return self._parted([part.strip() for part in written.split(",")]) or [whole]

    def _parted(self, parts: list[str]) -> list[Name]:
        """Tách theo dấu phẩy where every part is found, the longest names first; else nothing."""
        if not parts:
            return []
        for end in range(len(parts), 0, -1):
            name = self._name(", ".join(parts[:end]))
            if not (name.unit or name.group):
                continue
            if end == len(parts):
                return [name]
            if rest := self._parted(parts[end:]):
                return [name, *rest]
        return []

    def _name(self, written: str) -> Name:
        found = self.resolve(written)
        heir = found.how == Resolved.HEIR
        return Name(written, found.unit, found.group, found.explanation if heir else "")
