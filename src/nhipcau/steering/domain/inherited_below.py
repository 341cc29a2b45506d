"""Hồ sơ mở của đơn vị ở các app bên dưới: tasks, recurring duties, papers to acknowledge or to comment on."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.directives.models import Delivery
from nhipcau.issuing.models import CommentRequest
from nhipcau.plans import queries as plans
from nhipcau.plans.domain import assignments
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment, Plan
from nhipcau.units.models import Unit

from ..enums import DutyState
from ..models import RecurringDuty
from . import making
from .inheritances import Inherited, Passing, register


def _works(unit: Unit) -> QuerySet[Assignment]:
    over = [AssignmentState.ACCEPTED, AssignmentState.CANCELLED]
    found = Assignment.objects.filter(unit=unit).exclude(state__in=over)
    return found.select_related("obligation", "unit").defer("obligation__machine")


def _work_stays(work: Assignment, heir: Unit | None) -> str:
    live = work.obligation.assignments.exclude(state=AssignmentState.CANCELLED)
    return _already() if heir and live.filter(unit=heir, period=work.period).exists() else ""


def _hand_over(work: Assignment, passing: Passing) -> None:
    assignments.hand_over(actor=passing.actor, assignment=work, unit=passing.heir, reason=passing.reason)


def _duties(unit: Unit) -> QuerySet[RecurringDuty]:
    going = RecurringDuty.objects.exclude(state=DutyState.ENDED)
    return going.filter(unit=unit).select_related("obligation", "unit")


def _duty_stays(duty: RecurringDuty, heir: Unit | None) -> str:
    going = RecurringDuty.objects.exclude(state=DutyState.ENDED)
    return _already() if heir and going.filter(obligation=duty.obligation, unit=heir).exists() else ""


def _duty_passed(duty: RecurringDuty, passing: Passing) -> None:
    """Instances made for the old unit pass as tasks of theirs; from now on they are made for the heir."""
    duty.supporters.remove(passing.heir)
    if duty.state == DutyState.RUNNING:
        making.make_now(duty, by=passing.actor)


def _deliveries(unit: Unit) -> QuerySet[Delivery]:
    found = Delivery.objects.filter(unit=unit, recalled_at=None, acknowledged_at=None)
    return found.filter(directive__superseded_by=None).select_related("directive", "unit")


def _delivery_stays(delivery: Delivery, heir: Unit | None) -> str:
    have = Delivery.objects.filter(directive=delivery.directive, recalled_at=None)
    return _already() if heir and have.filter(unit=heir).exists() else ""


def _requests(unit: Unit) -> QuerySet[CommentRequest]:
    found = CommentRequest.objects.filter(unit=unit, answered_at=None, round__closed_at=None)
    return found.select_related("round__paper", "unit")


def _request_stays(request: CommentRequest, heir: Unit | None) -> str:
    return _already() if heir and request.round.requests.filter(unit=heir).exists() else ""


def _plans(unit: Unit) -> QuerySet[Plan]:
    return plans.unit_plans().filter(office=unit, year__gte=timezone.localdate().year).select_related("paper")


def _plan_stays(plan: Plan, heir: Unit | None) -> str:
    """Decision 15: when a task passes to an heir, the heir plans it anew."""
    return _("Kế hoạch của đơn vị cũ giữ nguyên; đơn vị kế thừa đưa việc nhận được vào kế hoạch của mình.")


def _already() -> str:
    return _("Đơn vị kế thừa đã có việc này.")


def _review(delivery: Any) -> str:
    return reverse("directives:review", args=[delivery.directive_id]) + "#pho-bien"


def register_all() -> None:
    """Đăng ký các loại hồ sơ của những app bên dưới; tasks first, so that no duty makes one anew."""
    register(
        Inherited(
            gettext_lazy("Việc được giao"),
            Assignment,
            "unit",
            _works,
            stays=_work_stays,
            own_verb=_hand_over,
        ),
        Inherited(
            gettext_lazy("Việc định kỳ"),
            RecurringDuty,
            "unit",
            _duties,
            stays=_duty_stays,
            passed=_duty_passed,
        ),
        Inherited(
            gettext_lazy("Văn bản chờ xác nhận tiếp nhận"),
            Delivery,
            "unit",
            _deliveries,
            _review,
            stays=_delivery_stays,
        ),
        Inherited(gettext_lazy("Yêu cầu góp ý"), CommentRequest, "unit", _requests, stays=_request_stays),
        Inherited(gettext_lazy("Kế hoạch của đơn vị"), Plan, "office", _plans, stays=_plan_stays),
    )
