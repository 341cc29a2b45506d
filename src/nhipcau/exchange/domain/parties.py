"""Đơn vị trong một ô: from what a table writes to units of the directory; nothing is guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.resolution import Directory, Resolution
from nhipcau.units.enums import Resolved
from nhipcau.units.models import Unit

_BETWEEN_NAMES = re.compile(r"[;\n]+|\s\+\s")
_BULLET = re.compile(r"^[\s\-–+•*.]+")
MOST_PIECES = 12


@dataclass(slots=True)
class Meant:
    """Một ô đơn vị: the units meant, the names nobody knows, and what a person should be told."""

    units: dict[int, Unit] = field(default_factory=dict)
    unknown: list[Resolution] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


class Parties:
    """Tra các ô đơn vị of one table: each writing is resolved once."""

    def __init__(self, today: date, directory: Directory | None = None) -> None:
        self.today = today
        self.directory = directory or Directory()
        self._cells: dict[str, Meant] = {}
        self._names: dict[str, Resolution] = {}
        self._members: dict[int, list[Unit]] = {}

    def meant(self, cell: str) -> Meant:
        """Ai được nói đến trong một ô; several names stand apart by ";", lines or commas."""
        if cell not in self._cells:
            found = Meant()
            for name in self._names_in(cell):
                self._add(found, self._resolve(name))
            self._cells[cell] = found
        return self._cells[cell]

    def _names_in(self, cell: str) -> Iterator[str]:
        whole = " ".join(cell.split())
        if not fold(whole):
            return
        if _is_sure(self._resolve(whole)):
            yield whole
            return
        for part in _BETWEEN_NAMES.split(cell):
            name = _BULLET.sub("", " ".join(part.split())).rstrip(" .,")
            if fold(name):
                yield from self._by_commas(name)

    def _by_commas(self, name: str) -> Iterator[str]:
        """Names hold commas themselves ("Sở Văn hóa, Thể thao và Du lịch"): the longest known run wins."""
        pieces = [piece.strip() for piece in name.split(",") if fold(piece)]
        if len(pieces) == 1 or len(pieces) > MOST_PIECES or _is_sure(self._resolve(name)):
            yield name
            return
        at, unknown = 0, []
        while at < len(pieces):
            ends = range(len(pieces), at, -1)
            end = next((e for e in ends if _is_sure(self._resolve(", ".join(pieces[at:e])))), None)
            if end is None:
                unknown.append(pieces[at])
                at += 1
            else:
                yield ", ".join(pieces[at:end])
                at = end
        # Pieces nobody knows stay together as they were written when none of the rest was known.
        yield from [name] if len(unknown) == len(pieces) else unknown

    def _resolve(self, name: str) -> Resolution:
        if name not in self._names:
            self._names[name] = self.directory.resolve(name, on=self.today)
        return self._names[name]

    def _add(self, found: Meant, resolution: Resolution) -> None:
        if resolution.unit:
            found.units.setdefault(resolution.unit.pk, resolution.unit)
            if resolution.how == Resolved.HEIR:
                found.told.append(resolution.explanation)
        elif resolution.group:
            group = resolution.group
            if group.pk not in self._members:
                self._members[group.pk] = [u for u in group.members.all() if u.exists_on(self.today)]
            for unit in self._members[group.pk]:
                found.units.setdefault(unit.pk, unit)
        else:
            found.unknown.append(resolution)


def _is_sure(resolution: Resolution) -> bool:
    return resolution.unit is not None or resolution.group is not None
