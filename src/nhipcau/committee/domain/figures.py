"""Chỉ tiêu báo cáo của Ban Chỉ đạo: meetings, notices, tasks they gave, tasks done."""

from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.figures import Figure
from nhipcau.directives.models import Obligation
from nhipcau.plans.models import Assignment

from .. import queries
from ..models import Meeting

GROUP = _("Ban Chỉ đạo")


def _of_meeting(meeting: Meeting) -> str:
    return f"{meeting.title}, {meeting.day:%d/%m/%Y}"


def _of_notice(meeting: Meeting) -> str:
    paper, directive = meeting.conclusion, meeting.directive
    number = (paper.full_number if paper else "") or (directive.number if directive else "")
    return f"{number}: {meeting.title}" if number else meeting.title


def _of_task(obligation: Obligation) -> str:
    return f"{obligation.directive.number} {obligation.section}: {obligation.text}".strip()


def _of_work(assignment: Assignment) -> str:
    return f"{assignment.unit}: {assignment.obligation.text}"


FIGURES = (
    Figure(
        key="committee.meetings",
        group=GROUP,
        label=_("Số phiên họp Ban Chỉ đạo"),
        sentence=_("Đếm các phiên đã họp trong kỳ, theo ngày họp."),
        records=queries.held_between,
        line=_of_meeting,
        address=Meeting.get_absolute_url,
        unit="committee__standing_unit_id",
        counted_in=_("phiên"),
    ),
    Figure(
        key="committee.conclusions",
        group=GROUP,
        label=_("Số thông báo kết luận"),
        sentence=_("Đếm thông báo kết luận phiên họp, theo ngày ban hành."),
        records=queries.conclusions_between,
        line=_of_notice,
        address=Meeting.get_absolute_url,
        unit="committee__standing_unit_id",
        counted_in=_("thông báo"),
    ),
    Figure(
        key="committee.tasks",
        group=GROUP,
        label=_("Số nhiệm vụ từ kết luận"),
        sentence=_("Đếm nhiệm vụ đã xác nhận trong các thông báo kết luận ban hành trong kỳ."),
        records=queries.tasks_between,
        line=_of_task,
        address=Obligation.get_absolute_url,
        unit="directive__meeting__committee__standing_unit_id",
        counted_in=_("nhiệm vụ"),
    ),
    Figure(
        key="committee.done",
        group=GROUP,
        label=_("Việc từ kết luận đã hoàn thành"),
        sentence=_("Đếm phần việc các đơn vị được giao theo kết luận, được chấp nhận trong kỳ."),
        records=queries.done_between,
        line=_of_work,
        address=Assignment.get_absolute_url,
        unit="unit_id",
        counted_in=_("việc"),
    ),
)
