"""Kế thừa khi đơn vị sáp nhập: agenda items it prepares; its seat follows only a new decision."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..enums import MeetingState
from ..models import AgendaItem, Member


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(
        Inherited(
            gettext_lazy("Nội dung họp đơn vị trình bày"),
            AgendaItem,
            "presenter",
            _items,
            lambda item: item.meeting.get_absolute_url(),
        ),
        Inherited(
            gettext_lazy("Thành viên Ban Chỉ đạo"),
            Member,
            "unit",
            _seats,
            lambda seat: seat.composition.get_absolute_url(),
            stays=_seat_stays,
        ),
    )


def _items(unit: Unit) -> QuerySet[AgendaItem]:
    found = AgendaItem.objects.filter(presenter=unit, meeting__state=MeetingState.PLANNED)
    return found.select_related("meeting")


def _seats(unit: Unit) -> QuerySet[Member]:
    today = timezone.localdate()
    sits = Q(ends_on=None) | Q(ends_on__gt=today)
    holds = Q(composition__ends_on=None) | Q(composition__ends_on__gt=today)
    return Member.objects.filter(sits, holds, unit=unit).select_related("composition")


def _seat_stays(seat: Member, heir: Unit | None) -> str:
    return _("Thành viên theo quyết định %(decision)s; thay người bằng quyết định kiện toàn.") % {
        "decision": seat.composition
    }
