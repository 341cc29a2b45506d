"""Readings of the outbox (truy vấn thư báo)."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from .enums import OVER, WAITING, MailState
from .models import Mail


def due(now: datetime) -> QuerySet[Mail]:
    """Thư đến lúc gửi, oldest first, with those a worker took and died over."""
    left = Q(state=MailState.SENDING, claimed_at__lt=now - settings.NHIPCAU_MAIL_STALE_AFTER)
    return Mail.objects.filter(left | Q(state__in=WAITING, due_at__lte=now)).order_by("due_at", "pk")


def aged(before: datetime) -> QuerySet[Mail]:
    """Thư đã xong từ lâu mà còn giữ địa chỉ hoặc nội dung."""
    held = Q(body__gt="") | Q(recipient__gt="")
    return Mail.objects.filter(held, state__in=OVER, created_at__lt=before)


def outbox(*, state: str = "") -> QuerySet[Mail]:
    """Hộp thư đi, newest first, by state."""
    found = Mail.objects.order_by("-created_at", "-pk")
    return found.filter(state=state) if state else found
