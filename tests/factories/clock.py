"""Rules and deadlines for tests (quy tắc và hạn)."""

from datetime import datetime
from zoneinfo import ZoneInfo

import factory

from nhipcau.clock.domain import deadlines
from nhipcau.clock.enums import TermUnit
from nhipcau.clock.models import Deadline, Rule
from nhipcau.units.models import Unit
from tests.factories.units import UnitFactory

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


class RuleFactory(factory.django.DjangoModelFactory[Rule]):
    """Five working days, verified, in force for ever."""

    class Meta:
        model = Rule

    code = factory.Sequence(lambda n: f"quy-tac-{n}")
    title = factory.Sequence(lambda n: f"Trả lời đề nghị số {n}")
    event = "nhận được đề nghị"
    amount = 5
    unit = TermUnit.WORKING_DAYS
    document = "Nghị định thử 1/2026/NĐ-CP"
    article = "5"
    clause = "2"
    is_verified = True


def hanoi(*parts: int) -> datetime:
    """A moment of the office's clock."""
    return datetime(*parts, tzinfo=HANOI)  # type: ignore[misc]


def deadline(
    *,
    event_at: datetime | None = None,
    rule: Rule | None = None,
    unit: Unit | None = None,
    label: str = "Việc",
) -> Deadline:
    """A running deadline of a unit's matter."""
    owner = unit or UnitFactory()
    return deadlines.start(
        actor=None,
        code=(rule or RuleFactory()).code,
        subject=owner,
        event_at=event_at or hanoi(2026, 2, 11, 9),
        label=label,
        unit=owner,
    )
