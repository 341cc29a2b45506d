"""Biểu đồ thanh theo đơn vị, whose every segment leads to its figure."""

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..domain.addresses import Figures
from ..domain.figures import Sheet, UnitRow
from ..enums import Indicator

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

    @property
    def drawing(self) -> SafeString:
        """Hình: its segments lead to their figures."""
        segments = "".join(
            f'<a href="{each.url}"><title>{escape(each.label)}: {each.value}</title>'
            f'<rect class="rp-bar--{each.look}" x="{each.x}" width="{each.width}" height="22"/></a>'
            for each in self.segments
        )
        frame = 'viewBox="0 0 1000 22" preserveAspectRatio="none" role="group"'
        return SafeString(f'<svg {frame} aria-label="{escape(self.name)}">{segments}</svg>')


@dataclass(frozen=True, slots=True)
class Bars:
    """Các thanh được vẽ, in the order of the table; `units` is how many have work."""

    drawn: list[Bar]
    units: int


def bars_of(sheet: Sheet, addresses: Figures) -> Bars:
    """Thanh của các đơn vị có việc, all on one scale: of many units those with the most."""
    labels = [(look, str(label)) for look, label in LABELS]
    parts = {row.scope: _parts(row, labels) for row in sheet.units}
    totals = {scope: sum(value for *_rest, value in each) for scope, each in parts.items()}
    busy = [row for row in sheet.units if totals[row.scope]]
    longest = max(totals.values(), default=0)
    found = []
    chosen = {row.scope for row in sorted(busy, key=lambda row: -totals[row.scope])[:MOST]}
    for row in (each for each in busy if each.scope in chosen):
        x, segments = 0, []
        for look, label, indicator, value in parts[row.scope]:
            if value:
                width = max(1, value * WIDTH // longest)
                url = addresses.to(row.scope, indicator.value)
                segments.append(Segment(look, label, value, x, width, url))
                x += width
        found.append(Bar(row.name, totals[row.scope], segments))
    return Bars(found, len(busy))


def _parts(row: UnitRow, labels: list[tuple[str, str]]) -> list[tuple[str, str, Indicator, int]]:
    accepted, open_after, late = (row.cells[each].figure.value for each in SHOWN)
    values = (accepted, open_after - late, late)
    told = zip(labels, SHOWN, values, strict=True)
    return [(look, label, indicator, value) for (look, label), indicator, value in told]
