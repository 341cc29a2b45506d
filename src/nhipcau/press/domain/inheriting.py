"""Kế thừa khi đơn vị sáp nhập: matters not closed, statements still prepared.

A spokesperson is not inherited: the new unit decides anew who speaks for it.
"""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..enums import LEFT, UNSENT, MatterState, RectificationState
from ..models import Cadence, HoldingStatement, Matter, RectificationRequest


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(
        Inherited(gettext_lazy("Vụ việc phải phát ngôn đang theo dõi"), Matter, "unit", _matters),
        Inherited(
            gettext_lazy("Nhịp cung cấp thông tin đang theo dõi"),
            Cadence,
            "unit",
            _cadences,
            lambda cadence: reverse("press:cadence"),
        ),
        Inherited(gettext_lazy("Nội dung phát ngôn chuẩn bị sẵn"), HoldingStatement, "unit", _prepared),
        Inherited(
            gettext_lazy("Văn bản yêu cầu cải chính chưa xong"), RectificationRequest, "unit", _rectified
        ),
    )


def _matters(unit: Unit) -> QuerySet[Matter]:
    return Matter.objects.filter(unit=unit).exclude(state=MatterState.CLOSED)


def _prepared(unit: Unit) -> QuerySet[HoldingStatement]:
    day = timezone.localdate()
    return HoldingStatement.objects.filter(unit=unit, expires_on__gte=day, retired_at=None)


def _cadences(unit: Unit) -> QuerySet[Cadence]:
    return Cadence.objects.filter(unit=unit, stopped_at=None)


def _rectified(unit: Unit) -> QuerySet[RectificationRequest]:
    going = (UNSENT | LEFT) - {RectificationState.SETTLED}
    return RectificationRequest.objects.filter(unit=unit, state__in=going)
