"""Điều cản một thay đổi ở tầng dưới: what has been handed out keeps its obligation as it is."""

from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.models import Obligation

from ..enums import AssignmentState


def no_live_assignments(obligation: Obligation) -> None:
    """Không mở lại nhiệm vụ đang có phân công. Raises Refused and says what to do first."""
    count = obligation.assignments.exclude(state=AssignmentState.CANCELLED).count()
    if count:
        raise Refused(
            ngettext(
                "Nhiệm vụ này đã giao cho %(n)d đơn vị nên chưa mở lại được. Hãy hủy giao trước, kèm lý do.",
                "Nhiệm vụ này đã giao cho %(n)d đơn vị nên chưa mở lại được. Hãy hủy giao trước, kèm lý do.",
                count,
            )
            % {"n": count}
        )
