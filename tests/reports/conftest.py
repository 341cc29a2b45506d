"""The clock of a report's tests, and an office whose rule is confirmed (đồng hồ của các phép thử)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from nhipcau.reports.models import PeriodRule
from tests.factories.reports import hanoi

Clock = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the time; it then runs a second a look, so that what follows is later."""
    shown = [hanoi(2026, 11, 20, 9)]

    def now() -> datetime:
        shown[0] += timedelta(seconds=1)
        return shown[0].astimezone(UTC)

    monkeypatch.setattr(timezone, "now", now)

    def turn_to(moment: datetime) -> None:
        shown[0] = moment

    return turn_to


@pytest.fixture
def confirmed_rules(db: None) -> None:
    """Every rule confirmed, as an administrator leaves them."""
    PeriodRule.objects.update(is_verified=True)
