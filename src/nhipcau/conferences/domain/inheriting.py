"""Kế thừa khi đơn vị sáp nhập: conferences to come."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..enums import ConferenceState
from ..models import Conference


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(
        Inherited(gettext_lazy("Họp báo, chương trình báo chí đang chuẩn bị"), Conference, "unit", _going)
    )


def _going(unit: Unit) -> QuerySet[Conference]:
    return Conference.objects.filter(unit=unit, state__in=[ConferenceState.DRAFT, ConferenceState.ANNOUNCED])
