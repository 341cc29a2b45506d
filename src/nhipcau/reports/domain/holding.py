"""Những gì đứng tên người khi bàn giao: reports being written, parts asked of units and owed by them."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.issuing.enums import PaperState
from nhipcau.steering.domain.holdings import Change, Holding, not_of, register, register_owed
from nhipcau.units.models import User

from ..enums import ReportState, UnitReportState
from ..models import Report, UnitReport

WITH_UNIT = [
    UnitReportState.REQUESTED,
    UnitReportState.WRITING,
    UnitReportState.RETURNED,
    UnitReportState.AMENDING,
]


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(gettext_lazy("Báo cáo đang soạn"), Report, "created_by", _reports, stays=_report_stays),
        Holding(
            gettext_lazy("Phần báo cáo chờ đơn vị gửi"),
            UnitReport,
            "requested_by",
            _requests,
            stays=lambda part, change: (
                "" if change.reaches(part.report.office) else not_of(part.report.office)
            ),
        ),
    )
    register_owed(owed)


def owed(units: list[int]) -> Iterator[tuple[str, str, str]]:
    """Phần báo cáo mà các đơn vị còn phải gửi, soonest first."""
    rows = UnitReport.objects.filter(unit__in=units, state__in=WITH_UNIT).select_related("report", "unit")
    for row in rows.order_by("due", "pk"):
        label = _("%(report)s, hạn %(day)s") % {"report": row.report, "day": f"{row.due:%d/%m/%Y}"}
        yield _("Báo cáo của đơn vị"), label, row.get_absolute_url()


def _reports(person: User) -> QuerySet[Report]:
    """Those still written, and those frozen whose paper is not issued: the latter do not move."""
    found = Report.objects.filter(created_by=person).select_related("office", "paper")
    return found.exclude(paper__state=PaperState.ISSUED)


def _report_stays(report: Report, change: Change) -> str:
    if report.state == ReportState.FROZEN:
        return _("Số liệu đã chốt nên giữ nguyên người lập.")
    return "" if change.reaches(report.office) else not_of(report.office)


def _requests(person: User) -> QuerySet[UnitReport]:
    waiting = [*WITH_UNIT, UnitReportState.SUBMITTED]
    found = UnitReport.objects.filter(requested_by=person, state__in=waiting)
    return found.exclude(report__state=ReportState.FROZEN).select_related("report__office", "unit")
