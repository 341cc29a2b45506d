"""Kế thừa khi đơn vị sáp nhập: newsletters not yet sent, channels that still run, products that stand."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..enums import LetterState
from ..models import Channel, Letter, Product


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(
        Inherited(gettext_lazy("Bản tin đang soạn"), Letter, "unit", _letters),
        Inherited(gettext_lazy("Kênh chính thức"), Channel, "unit", _channels),
        Inherited(gettext_lazy("Sản phẩm ngoài mạng"), Product, "unit", _products),
    )


def _letters(unit: Unit) -> QuerySet[Letter]:
    return Letter.objects.filter(unit=unit).exclude(state=LetterState.STARTED)


def _channels(unit: Unit) -> QuerySet[Channel]:
    return Channel.objects.filter(Q(until=None) | Q(until__gt=timezone.localdate()), unit=unit)


def _products(unit: Unit) -> QuerySet[Product]:
    # What was made stays with who made it; what still stands somewhere needs somebody.
    return Product.objects.filter(unit=unit, until__gte=timezone.localdate(), dropped_reason="")
