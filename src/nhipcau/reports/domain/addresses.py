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


@dataclass(frozen=True, slots=True)
class Programmes:
    """Đường dẫn đến các con số của chương trình."""

    before: str
    snapshot: int | None

    def of(self, code: str, row: str | None) -> str:
        """Trang của một con số, of one unit (its id) or of all, for an attribute of HTML."""
        chosen = [] if self.snapshot is None else [f"lan={self.snapshot}"]
        if row is not None:
            chosen.append(f"hang={int(row)}")
        return f"{self.before}{code}/{'?' if chosen else ''}{'&amp;'.join(chosen)}"


def of_programmes(report: Report, sheet: Sheet, *, at: str) -> Programmes:
    """Đường dẫn for the page `at`, as `of_figures`."""
    snapshot = sheet.ledger.snapshot
    whole = reverse("reports:programme", args=[report.pk, PLACE[0]]).removesuffix(f"{PLACE[0]}/")
    return Programmes(_short(whole, report, at), snapshot.number if snapshot else None)


def _short(whole: str, report: Report, at: str) -> str:
    home = report.get_absolute_url()
    return whole.removeprefix(home) if at == home else whole


def of_figures(report: Report, sheet: Sheet, *, at: str) -> Figures:
    """Đường dẫn for the page `at`: from the report's own page the short way, from elsewhere the whole one."""
    whole = reverse("reports:figure", args=[report.pk, *PLACE]).removesuffix("/".join((*PLACE, "")))
    snapshot = sheet.ledger.snapshot
    return Figures(_short(whole, report, at), f"?lan={snapshot.number}" if snapshot else "")
