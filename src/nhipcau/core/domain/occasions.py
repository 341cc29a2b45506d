"""Dịp trong lịch: meetings, courses, visits, events … that an application gives to calendars.

Calendars stand above the programmes that fill them; a programme says here, in `AppConfig.ready`, what has its
days, and a calendar shows it, prints it and sends it to a calendar program without knowing the programme.
However many kinds there are, a stretch of days costs one query: every source gives rows of one shape.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db.models import (
    DateField,
    DateTimeField,
    Field,
    IntegerField,
    QuerySet,
    TextField,
    TimeField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

DONE, CANCELLED, TENTATIVE = "done", "cancelled", "tentative"
# What a row may say. `opens` is the number its address takes, its own unless told; `serves` that of the line
# of a plan it carries out; `changed` when its record began.
SHAPE: dict[str, Callable[[], Field[Any, Any]]] = {
    "title": TextField,
    "note": TextField,
    "first": DateField,
    "last": DateField,
    "begins": TimeField,
    "ends": TimeField,
    "unit": TextField,
    "place": TextField,
    "standing": TextField,
    "opens": IntegerField,
    "serves": IntegerField,
    "changed": DateTimeField,
}


@dataclass(frozen=True, slots=True)
class Source:
    """Nguồn của một loại dịp: records of one model.

    `records(person, first, last)` are those of these days that the person may see, called off or not;
    `columns` say where a row finds what it tells. `concerning(records, units, person)` narrows them to what
    concerns some units, or a person by name; `within(records, plan)` to what belongs to one plan.
    """

    key: str
    records: Callable[[Any, date, date], QuerySet[Any]]
    columns: Mapping[str, Combinable | str]
    # Name of the address that opens a record, and what stands before its number as a place on that page.
    address: str
    concerning: Callable[[QuerySet[Any], Collection[int], Any], QuerySet[Any]]
    within: Callable[[QuerySet[Any], int], QuerySet[Any]] | None = None
    # Stands on each of its days; else on the first and the last, as what lasts for weeks does.
    is_daily: bool = True
    anchor: str = ""
    words: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Kind:
    """Một loại dịp: `value` is its key in addresses, never changed; `sign` tells it apart without colour.

    Whoever sees every unit sees a kind that is local only when they ask for it: there would be too many.
    """

    value: str
    label: str | Promise
    sign: str
    sources: tuple[Source, ...] = field(hash=False)
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """Một dịp, light enough for a year of them; `standing` is "", DONE, CANCELLED or TENTATIVE."""

    kind: Kind
    source: Source
    number: int
    title: str
    note: str
    first: date
    last: date
    begins: time | None
    ends: time | None
    unit: str
    place: str
    standing: str
    opens: int
    serves: int | None
    changed: datetime | None

    @property
    def key(self) -> str:
        """Khóa không đổi, of this occasion among all."""
        return f"{self.source.key}-{self.number}"

    @property
    def url(self) -> str:
        """Trang của dịp."""
        address = reverse(self.source.address, args=[self.opens])
        return f"{address}#{self.source.anchor}{self.number}" if self.source.anchor else address

    @property
    def starts_at(self) -> datetime | None:
        """Lúc bắt đầu, of what has an hour."""
        return _moment(self.first, self.begins)

    @property
    def ends_at(self) -> datetime | None:
        """Lúc kết thúc, where it is known."""
        return _moment(self.last, self.ends)


_known: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Đăng ký các loại dịp; registering twice changes nothing."""
    for kind in kinds:
        _known.setdefault(kind.value, kind)


def known() -> tuple[Kind, ...]:
    """Mọi loại đã đăng ký, in the order in which they came."""
    return tuple(_known.values())


def between(
    person: Any,
    first: date,
    last: date,
    *,
    kinds: Collection[str] | None = None,
    concerning: tuple[Collection[int], Any] | None = None,
    plan: int | None = None,
) -> list[Occasion]:
    """Dịp mà một người được xem trong những ngày này, by day and hour; in one query, of all kinds for None.

    `concerning` is units, and a person or None; `plan` the number of one plan.
    """
    chosen = [kind for kind in known() if kinds is None or kind.value in kinds]
    sources = [(kind, source) for kind in chosen for source in kind.sources]
    asked = []
    for at, (_kind, source) in enumerate(sources):
        found = source.records(person, first, last)
        if concerning is not None:
            found = source.concerning(found, *concerning)
        if plan is not None:
            if source.within is None:
                continue
            found = source.within(found, plan)
        asked.append(_rows(found, at, source.columns))
    if not asked:
        return []
    rows: Iterable[tuple[Any, ...]] = asked[0].union(*asked[1:], all=True) if len(asked) > 1 else asked[0]
    told = [_told(sources[at], number, values) for at, number, *values in rows]
    return sorted(told, key=lambda each: (each.first, each.begins or time.min, each.key))


def _rows(found: QuerySet[Any], at: int, columns: Mapping[str, Combinable | str]) -> QuerySet[Any]:
    """Rows of the one shape: a database joins them only where every column is of one type."""
    shaped: dict[str, Any] = {"of_at": Value(at), "of_number": Cast("pk", IntegerField())}
    for name, kind in SHAPE.items():
        empty = "pk" if name == "opens" else Value("") if kind is TextField else Value(None)
        shaped[f"of_{name}"] = Cast(columns.get(name, empty), kind())
    rows: QuerySet[Any] = found.order_by().annotate(**shaped).values_list(*shaped)
    return rows


def _told(of: tuple[Kind, Source], number: int, values: Sequence[Any]) -> Occasion:
    kind, source = of
    row = dict(zip(SHAPE, values, strict=True))
    row["title"] = source.words(row["title"])
    return Occasion(kind=kind, source=source, number=number, **row)


def _moment(day: date, at: time | None) -> datetime | None:
    return datetime.combine(day, at, tzinfo=timezone.get_default_timezone()) if at else None
