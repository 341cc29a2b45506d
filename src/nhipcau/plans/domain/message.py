"""Chép thành tin nhắn: a task as plain text, for the chat in which the office talks."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language

from ..models import Assignment


@in_official_language
def text_of(assignment: Assignment, *, address: str) -> str:
    """Tin nhắn giao việc, one fact a line; `address` is the full URL of the assignment's page."""
    obligation, directive = assignment.obligation, assignment.obligation.directive
    source = " – ".join(part for part in (directive.number or directive.title, obligation.section) if part)
    supporters = ", ".join(unit.name for unit in assignment.supporters.all())
    due = date_format(assignment.due, "SHORT_DATE_FORMAT") if assignment.due else ""
    lines = [
        (_("NHIỆM VỤ"), obligation.text),
        (_("Theo văn bản"), source),
        (_("Chủ trì"), assignment.unit.name),
        (_("Phối hợp"), supporters),
        (_("Hạn"), due or _("văn bản không nêu hạn")),
        (_("Sản phẩm"), assignment.deliverable),
        (_("Đơn vị duyệt"), assignment.approver.name),
        (_("Xem và nộp minh chứng"), address),
    ]
    return "\n".join(f"{label}: {value}" for label, value in lines if value)
