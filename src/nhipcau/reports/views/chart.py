"""Biểu đồ thanh theo đơn vị, whose every segment leads to its figure."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..domain.figures import Sheet, UnitRow
from ..enums import Indicator
from ..models import Report

WIDTH = 1000
# More bars than one compares by eye; the table above has every unit.
MOST = 40
SHOWN = (Indicator.ACCEPTED, Indicator.OPEN_AFTER, Indicator.LATE)
LABELS = (("done", _("hoàn thành")), ("open", _("còn lại, chưa quá hạn")), ("late", _("quá hạn")))


@dataclass(frozen=True, slots=True)
class Segment:
    """Một đoạn: x and width in thousandths of the drawing's width."""

    look: str
    label: str
    value: int
    x: int
    width: int
    url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Thanh của một đơn vị."""

    name: str
    total: int
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class Bars:
    """Các thanh được vẽ, in the order of the table; `units` is how many have work."""

    drawn: list[Bar]
    units: int


def bars_of(report: Report, sheet: Sheet) -> Bars:
    """Thanh của các đơn vị có việc, all on one scale: of many units those with the most."""
    labels = [(look, str(label)) for look, label in LABELS]
    parts = {row.scope: _parts(row, labels) for row in sheet.units}
    totals = {scope: sum(value for *_rest, value in each) for scope, each in parts.items()}
    busy = [row for row in sheet.units if totals[row.scope]]
    longest = max(totals.values(), default=0)
    query = f"?lan={sheet.ledger.snapshot.number}" if sheet.ledger.snapshot else ""
    found = []
    chosen = {row.scope for row in sorted(busy, key=lambda row: -totals[row.scope])[:MOST]}
    for row in (each for each in busy if each.scope in chosen):
        x, segments = 0, []
        for look, label, indicator, value in parts[row.scope]:
            if value:
                width = max(1, value * WIDTH // longest)
                url = reverse("reports:figure", args=[report.pk, row.scope, indicator.value])
                segments.append(Segment(look, label, value, x, width, url + query))
                x += width
        found.append(Bar(row.name, totals[row.scope], segments))
    return Bars(found, len(busy))


def _parts(row: UnitRow, labels: list[tuple[str, str]]) -> list[tuple[str, str, Indicator, int]]:
    accepted, open_after, late = (row.cells[each].figure.value for each in SHOWN)
    values = (accepted, open_after - late, late)
    told = zip(labels, SHOWN, values, strict=True)
    return [(look, label, indicator, value) for (look, label), indicator, value in told]
