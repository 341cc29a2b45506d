"""Tình hình một đơn vị nhận: how far it is, and how many days past what was asked."""

from dataclasses import dataclass

from django.utils import timezone

from ...enums import DeliveryState
from ...models import Delivery


@dataclass(frozen=True, slots=True)
class DeliveryStanding:
    """Tình hình: `is_done` when briefed, or acknowledged where that is enough; `days_late` 0 in time."""

    delivery: Delivery
    state: DeliveryState
    is_done: bool
    days_late: int


def standing_of(delivery: Delivery) -> DeliveryStanding:
    """Tình hình của một lần gửi, from the annotations of `queries.with_standing`."""
    briefed = bool(delivery.briefed)  # type: ignore[attr-defined]
    asked = delivery.dissemination
    is_done = briefed if asked.wants_briefing else delivery.acknowledged_at is not None
    late = (timezone.localdate() - asked.due).days if asked.due and not is_done else 0
    return DeliveryStanding(delivery, delivery.state(briefed=briefed), is_done, max(late, 0))
