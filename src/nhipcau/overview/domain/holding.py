"""Những gì đứng tên người khi bàn giao: addresses of calendars, secret to whoever made them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Change, Holding, register
from nhipcau.units.models import User

from ..models import CalendarFeed


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Địa chỉ lịch riêng"),
            CalendarFeed,
            "person",
            _feeds,
            lambda feed: "",
            stays=_stays,
        )
    )


def _feeds(person: User) -> QuerySet[CalendarFeed]:
    return CalendarFeed.objects.filter(person=person, withdrawn_at=None).select_related("unit", "plan__paper")


def _stays(feed: Any, change: Change) -> str:
    """The address is in the leaver's calendar program: moved, it would show them what the taker sees."""
    return _("Địa chỉ bí mật của riêng người lập, theo quyền của họ; người nhận tự tạo ở mục Lịch.")
