"""Words for work on the screen (thẻ hiển thị công việc)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nhipcau.core.templatetags.nhipcau import state
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment

register = template.Library()

LOOKS = {
    AssignmentState.ASSIGNED: "wait",
    AssignmentState.IN_PROGRESS: "run",
    AssignmentState.SUBMITTED: "wait",
    AssignmentState.RETURNED: "soon",
    AssignmentState.ACCEPTED: "ok",
    AssignmentState.CANCELLED: "off",
}


@register.simple_tag
def work_state(assignment: Assignment) -> SafeString:
    """Nhãn trạng thái của phân công: shape, word, colour."""
    known = AssignmentState(assignment.state)
    return state(LOOKS[known], known.label)


@register.filter
def next_step(assignment: Assignment) -> str:
    """Việc làm tiếp theo, in one sentence; reads `evidence_count` and `return_reason` of the query."""
    if assignment.is_with_unit and assignment.state != AssignmentState.RETURNED:
        return _to_do(assignment)
    words = {
        AssignmentState.RETURNED: _("Sửa rồi nộp lại. Lý do trả lại: %(reason)s"),
        AssignmentState.SUBMITTED: _("Đã nộp, chờ %(approver)s duyệt"),
        AssignmentState.ACCEPTED: _("Đã xong, kết quả được chấp nhận"),
        AssignmentState.CANCELLED: _("Đã hủy giao: %(cancelled)s"),
    }[AssignmentState(assignment.state)]
    return words % {
        "reason": getattr(assignment, "return_reason", ""),
        "approver": assignment.approver,
        "cancelled": assignment.cancel_reason,
    }


def _to_do(assignment: Assignment) -> str:
    if getattr(assignment, "evidence_count", 0):
        return _("Đủ minh chứng thì nộp để duyệt")
    if assignment.deliverable:
        return _("Nộp minh chứng: %(deliverable)s") % {"deliverable": assignment.deliverable}
    return _("Làm và nộp minh chứng")


@register.filter
def source(assignment: Assignment) -> str:
    """Nguồn của việc: number of the directive and section, as people cite it."""
    obligation = assignment.obligation
    directive = obligation.directive
    return " ".join(part for part in (directive.number or directive.title, obligation.section) if part)


@register.simple_tag
def unit_rows(overview: Iterable[Mapping[str, Any]]) -> SafeString:
    """Hàng của từng đơn vị, each number leading to its work: drawn together, for there are hundreds."""
    tracking = reverse("plans:tracking")

    def cell(row: Mapping[str, Any], state: str, sign: str = "") -> SafeString | str:
        if not (count := row[state]):
            return "0"
        words = '<a href="{}?unit={}&amp;state={}">{}{}</a>'
        return format_html(words, tracking, row["unit"], state, sign, count)

    return format_html_join(
        "",
        '<tr><th scope="row">{}</th><td class="nc-number">{}</td><td class="nc-number">{}</td>'
        '<td class="nc-number">{}</td><td class="nc-number">{}</td></tr>\n',
        (
            (
                row["unit__name"],
                cell(row, "open"),
                cell(row, "late", "▲ "),
                cell(row, "submitted"),
                cell(row, "accepted"),
            )
            for row in overview
        ),
    )
