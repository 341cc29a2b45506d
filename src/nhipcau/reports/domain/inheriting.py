"""Kế thừa khi đơn vị sáp nhập: parts of reports it has not sent yet."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..enums import ReportState, UnitReportState
from ..models import UnitReport

UNSENT = [UnitReportState.REQUESTED, UnitReportState.WRITING, UnitReportState.RETURNED]


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(Inherited(gettext_lazy("Phần báo cáo chưa gửi"), UnitReport, "unit", _parts, stays=_stays))


def _parts(unit: Unit) -> QuerySet[UnitReport]:
    """Nothing of them was accepted; what was sent before stays among the versions."""
    found = UnitReport.objects.filter(unit=unit, state__in=UNSENT, accepted=None)
    return found.exclude(report__state=ReportState.FROZEN).select_related("report", "unit")


def _stays(part: UnitReport, heir: Unit | None) -> str:
    if heir and part.report.unit_reports.filter(unit=heir).exists():
        return _("Đơn vị kế thừa đã có phần báo cáo của kỳ này.")
    return ""
