"""Kỳ để xem: a reporting period of the office and the one before, by the office's own rules."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.reports.domain.periods import MONTHS, Calendar, Named
from nhipcau.reports.enums import PeriodKind
from nhipcau.units.models import Unit

from ..queries.standing import Span


@dataclass(frozen=True, slots=True)
class Window:
    """Kỳ đang xem và kỳ trước; `obstacle` says why calendar days stand in for the office's own."""

    named: Named
    span: Span
    before: Span
    obstacle: str = ""

    @property
    def name(self) -> str:
        """Tên kỳ."""
        return str(self.named)


class Windows:
    """Các kỳ của một cơ quan; its rules are read once."""

    def __init__(self, office: Unit | None, kind: PeriodKind) -> None:
        self.kind, self.obstacle = kind, ""
        self.calendar = Calendar(office, kind) if office else None
        if office is None:
            self.obstacle = _("Chưa chọn cơ quan thường trực nên kỳ được tính theo ngày dương lịch.")

    def of(self, named: Named) -> Window:
        """Kỳ có tên này."""
        span, before = self.span(named), self.span(named.before)
        return Window(named, span, before, self.obstacle)

    def running(self, today: date) -> Window:
        """Kỳ chứa hôm nay, or the one that ends next."""
        named = Named(self.kind, today.year, 1)
        while self.span(named).last < today:
            named = named.after
        return self.of(named)

    def last(self, window: Window, count: int) -> list[Window]:
        """Các kỳ gần nhất đến kỳ này, the oldest first."""
        found, named = [], window.named
        for _step in range(count):
            found.append(self.of(named))
            named = named.before
        return found[::-1]

    def span(self, named: Named) -> Span:
        """Ngày đầu và ngày cuối; of the calendar's own months where no rule is confirmed."""
        if self.calendar is not None:
            try:
                period = self.calendar.period(named)
            except Refused:
                self.obstacle = _(
                    "Ngày chốt kỳ của cơ quan chưa được xác nhận nên kỳ được tính theo tháng dương lịch."
                )
            else:
                return Span(period.starts_on, period.ends_on)
        return calendar_span(named)


def calendar_span(named: Named) -> Span:
    """Kỳ theo tháng dương lịch."""
    year, month = named.last_month
    first = month - MONTHS[named.kind][0] + 1
    return Span(date(year, first, 1), date(year, month, monthrange(year, month)[1]))
