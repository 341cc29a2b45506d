"""Thời hạn lưu, for the administrator to set within its bounds."""

from django.db import transaction

from nhipcau.core.domain import audit, retention

from ..models import User
from . import access, policy


def set_days(*, actor: User, code: str, days: int) -> None:
    """Đặt số ngày lưu của một loại dữ liệu. Raises Refused outside the rule's bounds."""
    access.require(actor, policy.MANAGE_RETENTION)
    with transaction.atomic():
        period, before = retention.set_days(code, days)
        if before != days:
            audit.record(
                actor=actor,
                verb="units.retention",
                subject=period,
                before={"rule": code, "days": before},
                after={"rule": code, "days": days},
            )
