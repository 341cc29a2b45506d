"""Trang của con số: where the figures of a report open, put together once for a page of thousands."""

from dataclasses import dataclass

from django.urls import reverse

from ..models import Report
from .counting import Figure
from .figures import Sheet

PLACE = ("pham-vi", "chi-tieu")


@dataclass(frozen=True, slots=True)
class Figures:
    """Đường dẫn đến các con số của một báo cáo: what stands before and after the scope and the indicator."""

    before: str
    after: str

    def of(self, figure: Figure) -> str:
        """Trang của một con số."""
        return self.to(figure.scope, figure.indicator.value)

    def to(self, scope: str, indicator: str) -> str:
        """Trang của con số trong phạm vi này, theo chỉ tiêu này."""
        return f"{self.before}{scope}/{indicator}/{self.after}"


def of_figures(report: Report, sheet: Sheet, *, at: str) -> Figures:
    """Đường dẫn for the page `at`: from the report's own page the short way, from elsewhere the whole one."""
    home = report.get_absolute_url()
    whole = reverse("reports:figure", args=[report.pk, *PLACE]).removesuffix("/".join((*PLACE, "")))
    before = whole.removeprefix(home) if at == home else whole
    snapshot = sheet.ledger.snapshot
    return Figures(before, f"?lan={snapshot.number}" if snapshot else "")
