"""Danh sách: the columns of a list, told once for the screen, the file and the print.

A list says its columns here. Which of them a person wants, and under which name they keep a filter, is told
by the `keeper` that a higher app puts in place, because this ground knows no people and no units.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Column:
    """Một cột: `place` is the cell of the screen's own table (from 1) in which it stands, 0 for none.

    A column without a place stands in files, and on the screen after the others once somebody chooses it.
    """

    key: str
    label: str | Promise
    place: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """Một danh sách: the name of its file, its columns, and what stands in them for one record.

    `cells` gives as many values as there are columns. The cell `anchor` of the screen's table opens the
    record and cannot be hidden; 0 for a list that is no table.
    """

    file: str
    columns: Sequence[Column]
    cells: Callable[[Any], Sequence[Any]]
    anchor: int = 1

    def known(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Những cột có thật trong các cột nêu tên, in the order of the list."""
        asked = set(wanted)
        return tuple(column.key for column in self.columns if column.key in asked)

    def hidden(self, chosen: Sequence[str]) -> list[int]:
        """Những ô của bảng trên màn hình không hiện: none of the columns in them is chosen."""
        if not chosen:
            return []
        places = {column.place for column in self.columns if column.place}
        kept = {column.place for column in self.columns if column.key in chosen}
        return sorted(places - kept - {self.anchor})

    def added(self, chosen: Sequence[str]) -> list[int]:
        """Những cột hiện thêm ở cuối bảng, by their number (from 0)."""
        return [at for at, column in enumerate(self.columns) if not column.place and column.key in chosen]

    def filed(self, chosen: Sequence[str]) -> list[int]:
        """Những cột có trong tệp xuất, by their number; all of them while nobody chose."""
        return [at for at, column in enumerate(self.columns) if not chosen or column.key in chosen]


@dataclass(frozen=True, slots=True)
class Kept:
    """Một bộ lọc đã lưu, as a screen shows it."""

    pk: int
    name: str
    query: str
    is_mine: bool
    is_default: bool
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Một người muốn xem một danh sách thế nào: columns (none chosen: as the list is), filters, sharing."""

    columns: tuple[str, ...] = ()
    filters: tuple[Kept, ...] = ()
    # Value and words of the ways in which this person may keep a filter; the first is for themselves alone.
    reaches: tuple[tuple[str, str | Promise], ...] = ()

    @property
    def default(self) -> Kept | None:
        """Bộ lọc mở sẵn của người này."""
        return next((each for each in self.filters if each.is_default), None)


class Keeper(Protocol):
    """Nơi giữ bộ lọc và cột của từng người."""

    def wishes(self, person: Any, place: str) -> Wishes:
        """What a person keeps for the list at `place` (name of its address)."""
        ...

    def office(self) -> str:
        """Tên cơ quan, for the head of what is printed."""
        ...


# Filled in that app's AppConfig.ready.
keeper: Keeper | None = None


def wishes(person: Any, place: str) -> Wishes:
    """Ý muốn của một người về một danh sách; nothing for who is not signed in."""
    if keeper is None or not getattr(person, "is_authenticated", False):
        return Wishes()
    return keeper.wishes(person, place)


def office() -> str:
    """Tên cơ quan, empty before one is chosen."""
    return keeper.office() if keeper is not None else ""
