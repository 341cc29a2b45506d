"""Năm bước của một báo cáo: where the work stands, in the order in which a clerk does it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ..domain import narratives
from ..domain.rollups import RollUp
from ..enums import Narrative, ReportState
from ..models import Report, Snapshot


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước: its place on the page, and in words how far it is."""

    anchor: str
    label: str | Promise
    told: str
    is_done: bool


def steps_of(report: Report, rollup: RollUp, latest: Snapshot | None) -> list[Step]:
    """Các bước theo thứ tự."""
    written = sum(1 for each in Narrative if narratives.text_of(report, each).strip())
    is_frozen = report.state == ReportState.FROZEN and latest is not None
    return [
        Step("don-vi", gettext_lazy("Yêu cầu đơn vị"), _told_of(rollup), _is_gathered(rollup)),
        Step("so-lieu", gettext_lazy("Tổng hợp"), _("tự có từ công việc"), True),
        Step(
            "loi-van",
            gettext_lazy("Lời văn"),
            _("%(n)d/%(all)d phần đã viết") % {"n": written, "all": len(Narrative)},
            written == len(Narrative),
        ),
        Step(
            "chot",
            gettext_lazy("Chốt"),
            _("đã chốt lần %(n)d") % {"n": latest.number} if is_frozen and latest else _("chưa chốt"),
            is_frozen,
        ),
        Step(
            "van-ban",
            pgettext_lazy("văn bản đi", "Văn bản"),
            str(report.paper.get_state_display()) if report.paper else _("chưa lập"),
            report.paper is not None and report.paper.state == "issued",
        ),
    ]


def _told_of(rollup: RollUp) -> str:
    if not rollup.asked:
        return _("chưa yêu cầu đơn vị nào")
    return _("%(n)d/%(all)d đơn vị đã nhận") % {"n": rollup.received, "all": rollup.asked}


def _is_gathered(rollup: RollUp) -> bool:
    return bool(rollup.asked) and rollup.received == rollup.asked
