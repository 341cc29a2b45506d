"""Những gì đứng tên người khi bàn giao: matters not yet closed, requests for correction not settled."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Holding, not_of, register
from nhipcau.units.models import User

from ..enums import UNSENT, MatterState
from ..models import Matter, RectificationRequest


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Vụ việc phải phát ngôn đang theo dõi"),
            Matter,
            "created_by",
            _going,
            stays=lambda matter, change: "" if change.reaches(matter.unit) else not_of(matter.unit),
        ),
    )
    register(
        Holding(
            gettext_lazy("Văn bản yêu cầu cải chính đang soạn"),
            RectificationRequest,
            "created_by",
            _rectified,
            stays=lambda request, change: "" if change.reaches(request.unit) else not_of(request.unit),
        )
    )


def _going(person: User) -> QuerySet[Matter]:
    found = Matter.objects.filter(created_by=person).exclude(state=MatterState.CLOSED)
    return found.select_related("unit")


def _rectified(person: User) -> QuerySet[RectificationRequest]:
    found = RectificationRequest.objects.filter(created_by=person, state__in=UNSENT)
    return found.select_related("unit")
