"""Điều kiện giao việc: what an assignment says, and whether it may stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.directives.models import Obligation
from nhipcau.units.models import Unit

from ..models import Assignment


@dataclass(frozen=True, slots=True)
class Terms:
    """Nội dung giao: leading unit, who supports, by when, what comes out, who decides.

    `allow_past` is a person's word that a due day before today is meant; `period` tells the times of a
    recurring task apart.
    """

    unit: Unit
    approver: Unit
    supporters: tuple[Unit, ...] = field(default=())
    due: date | None = None
    deliverable: str = ""
    allow_past: bool = False
    period: str = ""


def require_in_being(units: Iterable[Unit]) -> None:
    """Đơn vị còn hoạt động hôm nay. Raises Refused naming the first that is not."""
    for unit in units:
        if not unit.exists_on(timezone.localdate()):
            raise Refused(
                _("“%(unit)s” không còn hoạt động. Hãy chọn đơn vị kế thừa; chưa có gì được lưu.")
                % {"unit": unit}
            )


def require_due(due: date | None, *, allow_past: bool) -> None:
    """Hạn từ hôm nay trở đi, unless a person says that an earlier one is meant. Raises Refused."""
    if due and due < timezone.localdate() and not allow_past:
        raise Refused(
            _("Hạn %(due)s đã qua. Hãy sửa hạn, hoặc đánh dấu “vẫn giao với hạn đã qua”.")
            % {"due": date_format(due, "SHORT_DATE_FORMAT")}
        )


def require_reason(reason: str) -> str:
    """Lý do, trimmed. Raises Refused when it is empty."""
    reason = reason.strip()
    if not reason:
        raise Refused(_("Hãy ghi lý do; lý do được lưu cùng hồ sơ."))
    return reason


def folded(obligation: Obligation, deliverable: str) -> str:
    """Chữ không dấu để tìm kiếm một phân công."""
    return fold(f"{obligation.text} {deliverable}")


def as_facts(assignment: Assignment) -> dict[str, Any]:
    """Nội dung giao for the audit trail."""
    return {
        "obligation": assignment.obligation_id,
        "unit": assignment.unit_id,
        "approver": assignment.approver_id,
        "supporters": sorted(assignment.supporters.values_list("pk", flat=True)),
        "due": assignment.due,
        "deliverable": assignment.deliverable,
    }
