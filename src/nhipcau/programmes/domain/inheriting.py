"""Kế thừa khi đơn vị sáp nhập: nominations not decided, events to come, partners one works with."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..enums import EventState, NominationState, RoundState
from ..models import Event, Nomination, Partner


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(
        Inherited(gettext_lazy("Đề cử khen thưởng"), Nomination, "unit", _nominations, stays=_stays),
        Inherited(
            gettext_lazy("Sự kiện sắp tới"),
            Event,
            "unit",
            lambda unit: Event.objects.filter(unit=unit, state=EventState.PLANNED),
        ),
        Inherited(
            gettext_lazy("Đối tác đang hợp tác"),
            Partner,
            "unit",
            lambda unit: Partner.objects.filter(unit=unit, is_active=True),
        ),
    )


def _nominations(unit: Unit) -> QuerySet[Nomination]:
    going = [RoundState.OPEN, RoundState.SCORING]
    return Nomination.objects.filter(unit=unit, round__state__in=going).select_related("round")


def _stays(nomination: Nomination, heir: Unit | None) -> str:
    """Scored, it is judged as that of the unit it came from: who of the heir has scored it could not have."""
    is_judged = nomination.round.state == RoundState.SCORING and nomination.scores.exists()
    if is_judged and nomination.state == NominationState.SUBMITTED:
        return _("Hội đồng đã chấm; đề cử giữ tên đơn vị lúc chấm.")
    return ""
