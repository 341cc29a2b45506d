"""Những gì đứng tên người khi bàn giao: a seat on a panel that has not been scored from."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Change, Holding, only_the_office, register
from nhipcau.units.models import User

from ..enums import RoundState
from ..models import Seat


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Thành viên hội đồng khen thưởng"),
            Seat,
            "person",
            _seats,
            lambda seat: seat.round.get_absolute_url(),
            lambda seat: str(seat.round),
            stays=_stays,
        )
    )


def _seats(person: User) -> QuerySet[Seat]:
    going = [RoundState.OPEN, RoundState.SCORING]
    return Seat.objects.filter(person=person, round__state__in=going).select_related("round")


def _stays(seat: Seat, change: Change) -> str:
    if seat.scores.exists():
        return _("Đã chấm điểm; điểm là ý kiến của người chấm nên giữ nguyên.")
    if not change.is_by_the_office:
        return only_the_office()
    if change.to and seat.round.seats.filter(person=change.to).exists():
        return _("Người nhận đã có tên trong hội đồng.")
    return ""
