"""Sáu con số: numerator and whole of each, and the records behind them, some telling why they do not count.

The form of Nghị định 244/2026/NĐ-CP, Điều 10. The standing office reports for every unit; another unit for
itself and those below it.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.conferences import queries as conferences
from nhipcau.enquiries import queries as enquiries
from nhipcau.press import queries as press
from nhipcau.press.enums import TIMED
from nhipcau.units.domain.access import with_those_below
from nhipcau.units.models import Unit

from ..enums import PLAIN, FigureKey


@dataclass(frozen=True, slots=True)
class Line:
    """Một bản ghi: what it is, where it opens, and `lacks`, why it does not count; empty where it does."""

    label: str
    path: str
    unit: str
    day: str
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Một con số: how many of its records count, of how many."""

    key: str
    lines: tuple[Line, ...]

    @property
    def value(self) -> int:
        """Tử số."""
        return sum(not line.lacks for line in self.lines)

    @property
    def whole(self) -> int | None:
        """Mẫu số; none for a number that is no share."""
        return None if self.key in PLAIN else len(self.lines)

    @property
    def label(self) -> str:
        """Tên con số, as on the form."""
        return str(FigureKey(self.key).label)

    @property
    def written(self) -> str:
        """Như ghi vào biểu: "3" or "5/7"."""
        return str(self.value) if self.whole is None else f"{self.value}/{self.whole}"

    @property
    def lacking(self) -> tuple[Line, ...]:
        """Điều kéo con số xuống."""
        return tuple(line for line in self.lines if line.lacks)


def of(office: Unit, first: date, last: date) -> tuple[Figure, ...]:
    """Sáu con số của một kỳ, both days inside, in the order of the form."""
    units = None if office.is_standing_office else with_those_below([office.pk])

    def within(found: QuerySet[Any]) -> QuerySet[Any]:
        found = found.select_related("unit")
        return found if units is None else found.filter(unit__in=units)

    matters = list(press.with_terms(within(press.matters_between(first, last))))
    asked = within(enquiries.asked_between(first, last))
    answered = set(enquiries.answered_of(asked).values_list("pk", flat=True))
    arisen = within(press.arisen_between(first, last))
    written = set(press.with_letter_between(first, last).values_list("pk", flat=True))
    return (
        Figure(FigureKey.CONFERENCES, _lines(within(conferences.held_between(first, last)), "starts_at")),
        Figure(FigureKey.BRIEFINGS, _lines(within(conferences.briefings_between(first, last)), "starts_at")),
        Figure(FigureKey.ANSWERS, _lines(asked, "received_at", answered, _("chưa trả lời"))),
        Figure(
            FigureKey.STATEMENTS,
            tuple(_line(each, "begins_at", "" if each.first_at else _("chưa phát ngôn")) for each in matters),
        ),
        Figure(
            FigureKey.IN_TIME,
            tuple(_line(each, "begins_at", _late(each)) for each in matters if each.kind in TIMED),
        ),
        Figure(
            FigureKey.CORRECTIONS, _lines(arisen, "found_at", written, _("chưa có văn bản yêu cầu cải chính"))
        ),
    )


def stored(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Để chốt, as JSON."""
    return [
        {
            "key": each.key,
            "value": each.value,
            "whole": each.whole,
            "lines": [asdict(line) for line in each.lines],
        }
        for each in figures
    ]


def from_stored(content: Iterable[dict[str, Any]]) -> tuple[Figure, ...]:
    """Như đã chốt."""
    return tuple(Figure(each["key"], tuple(Line(**line) for line in each["lines"])) for each in content)


def _lines(
    found: Iterable[Any], moment: str, counts: set[int] | None = None, lacks: str = ""
) -> tuple[Line, ...]:
    return tuple(_line(each, moment, "" if counts is None or each.pk in counts else lacks) for each in found)


def _line(record: Any, moment: str, lacks: str) -> Line:
    at = getattr(record, moment)
    day = timezone.localdate(at) if hasattr(at, "hour") else at
    return Line(str(record), record.get_absolute_url(), str(record.unit), day.isoformat(), lacks)


def _late(matter: Any) -> str:
    """Vì sao không tính là đúng hạn, empty where it was; the matter knows its `due_at`."""
    if matter.first_at is None:
        return _("chưa phát ngôn")
    if matter.due_at is None:
        return _("không có hạn được tính cho vụ việc này")
    if matter.first_at > matter.due_at:
        due = f"{timezone.localtime(matter.due_at):%H:%M %d/%m/%Y}"
        return _("phát ngôn sau hạn %(due)s") % {"due": due}
    return ""
