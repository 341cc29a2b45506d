"""Việc định kỳ khi nhiệm vụ của nó đổi: it follows a newer version, and holds its task confirmed."""

from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User

from ..enums import DutyState
from ..models import RecurringDuty


def follow(actor: User, old: Obligation, new: Obligation) -> None:
    """Chuyển việc định kỳ from `old` to the task that took over, in the caller's transaction.

    Raises Refused when the same unit has a recurring duty from both.
    """
    running = RecurringDuty.objects.exclude(state=DutyState.ENDED)
    for duty in running.select_for_update().filter(obligation=old).select_related("unit"):
        if running.filter(obligation=new, unit=duty.unit_id).exists():
            raise Refused(
                _("“%(unit)s” có việc định kỳ ở cả hai bản; hãy kết thúc một việc trước.")
                % {"unit": duty.unit}
            )
        duty.obligation = new
        duty.save(update_fields=["obligation"])
        audit.record(
            actor=actor,
            verb="steering.duty.follow",
            subject=duty,
            before={"obligation": old.pk},
            after={"obligation": new.pk},
        )


def no_running_duty(obligation: Obligation) -> None:
    """Không mở lại nhiệm vụ đang có việc định kỳ. Raises Refused and says what to do first."""
    if obligation.recurring.exclude(state=DutyState.ENDED).exists():
        raise Refused(
            _("Nhiệm vụ này đang có việc định kỳ nên chưa mở lại được. Hãy kết thúc việc định kỳ trước.")
        )
