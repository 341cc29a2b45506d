"""Tiến độ: how far the leading unit says it is."""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import AssignmentState
from ..models import Assignment
from . import policy


def update(*, actor: User, assignment: Assignment, percent: int, note: str = "") -> Assignment:
    """Cập nhật tiến độ, 0–100 %; a report repeated word for word writes nothing.

    Raises Refused for another number, or while the work is not with the leading unit.
    """
    access.require(actor, policy.WORK, units=[assignment.unit])
    if not 0 <= percent <= 100:
        raise Refused(_("Tiến độ là một số từ 0 đến 100."))
    with transaction.atomic():
        held = held_by_unit(assignment)
        wanted = {"progress": percent, "progress_note": note.strip()}
        if held.state == AssignmentState.ASSIGNED:
            wanted["state"] = AssignmentState.IN_PROGRESS
        before, after = audit.changes(held, wanted)
        if after:
            held.save(update_fields=[*wanted])
            audit.record(actor=actor, verb="plans.progress", subject=held, before=before, after=after)
    return held


def held_by_unit(assignment: Assignment) -> Assignment:
    """Giữ phân công đang trong tay đơn vị chủ trì, locked. Raises Refused in any other state.

    Call it inside a transaction.
    """
    held = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if held.is_with_unit:
        return held
    if held.state == AssignmentState.SUBMITTED:
        raise Refused(
            _("Kết quả đã nộp, đang chờ duyệt nên chưa sửa được. Cần bổ sung thì nhờ đơn vị duyệt trả lại.")
        )
    if held.state == AssignmentState.ACCEPTED:
        raise Refused(
            _("Kết quả đã được chấp nhận nên không sửa được. Cần sửa thì đề nghị cơ quan thường trực mở lại.")
        )
    raise Refused(_("Việc này đã hủy giao; chưa có gì thay đổi."))
