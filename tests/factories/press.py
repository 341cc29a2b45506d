"""Spokespersons, matters, prepared statements (phát ngôn)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.press.enums import MatterKind, SpokespersonKind
from nhipcau.press.models import DutyTurn, Matter, Spokesperson
from nhipcau.units.models import Unit, User

from .units import UnitFactory


def spokesperson(
    unit: Unit | None = None,
    user: User | None = None,
    kind: SpokespersonKind = SpokespersonKind.REGULAR,
    **wanted: Any,
) -> Spokesperson:
    """One in force since a week, for good unless told otherwise."""
    begun = timezone.now() - timedelta(days=7)
    told = {
        "full_name": str(user) if user else "Trần Thị Phát Ngôn",
        "positions": {"vi": "Phó Chánh Văn phòng", "en": "Deputy Chief of Office"},
        "phone": "0204 3 000 111",
        "email": "phatngon@example.vn",
        "decision": "12/QĐ-UBND",
        "decided_on": date(2026, 7, 1),
        "assigned_at": begun,
    }
    return Spokesperson.objects.create(unit=unit or UnitFactory(), person=user, kind=kind, **(told | wanted))


def turn(held: Spokesperson, user: User, starts_at: datetime | None = None, hours: int = 12) -> DutyTurn:
    """On duty from now."""
    begins = starts_at or timezone.now() - timedelta(minutes=1)
    return DutyTurn.objects.create(
        spokesperson=held,
        person=user,
        starts_at=begins,
        ends_at=begins + timedelta(hours=hours),
        decision="08/TB-VP",
    )


def matter(unit: Unit | None = None, kind: MatterKind = MatterKind.EVENT, **wanted: Any) -> Matter:
    """A matter just registered; its deadline is begun by the domain alone."""
    told = {
        "title": "Sạt lở trên quốc lộ 279",
        "begins_at": timezone.now() - timedelta(hours=1),
        "ground": "Báo cáo nhanh của xã, tiếp nhận và xử lý xong",
    }
    return Matter.objects.create(unit=unit or UnitFactory(), kind=kind, **(told | wanted))
