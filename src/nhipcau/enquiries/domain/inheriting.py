"""Kế thừa khi đơn vị sáp nhập: questions not yet answered."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..enums import OVER
from ..models import Enquiry


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(Inherited(gettext_lazy("Câu hỏi của báo chí chưa trả lời"), Enquiry, "unit", _open))


def _open(unit: Unit) -> QuerySet[Enquiry]:
    return Enquiry.objects.filter(unit=unit).exclude(state__in=OVER)
