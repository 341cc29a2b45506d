"""Những gì đứng tên người khi bàn giao: conferences to come."""

from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Holding, not_of, register

from ..enums import ConferenceState
from ..models import Conference

GOING = [ConferenceState.DRAFT, ConferenceState.ANNOUNCED]


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Họp báo, chương trình báo chí đang chuẩn bị"),
            Conference,
            "created_by",
            lambda person: Conference.objects.filter(created_by=person, state__in=GOING).select_related(
                "unit"
            ),
            stays=lambda held, change: "" if change.reaches(held.unit) else not_of(held.unit),
        )
    )
