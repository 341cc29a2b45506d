"""Đôn đốc ở cơ quan mẫu: a digest, a deputy for next week, and a duty that comes again and again."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from nhipcau.directives.models import Directive
from nhipcau.plans.models import Assignment
from nhipcau.steering.domain import deputies, digests, recurring
from nhipcau.steering.enums import Ground
from nhipcau.units.models import User
from nhipcau.units.queries import standing_office


def tell(directive: Directive, *, tell: Callable[[str], None]) -> None:
    """Kể phần đôn đốc; the work of `directive` has been handed out."""
    tell("nhắc việc, ủy quyền, việc định kỳ")
    officer, head, staff = (
        User.objects.get(username=name) for name in ("thuong-truc", "lanh-dao-so", "chuyen-vien-so")
    )
    today = timezone.localdate()
    _start_duty(officer, directive, (today.replace(day=1) + timedelta(days=32)).replace(day=1))
    monday = today + timedelta(days=7 - today.weekday())
    deputies.delegate(
        actor=staff,
        person=staff,
        unit=staff.memberships.get().unit,
        deputy=head,
        starts_on=monday,
        ends_on=monday + timedelta(days=4),
        ground=Ground.MISSION,
    )
    digests.make(today)


def _start_duty(officer: User, directive: Directive, starts_on: date) -> None:
    """From next month on, so that the lists of today stay as the story left them."""
    work = Assignment.objects.filter(obligation__directive=directive, due=None).first()
    office = standing_office()
    if work and office:
        recurring.start(
            actor=officer,
            obligation=work.obligation,
            unit=work.unit,
            approver=office,
            rule=work.obligation.recurrence or "FREQ=MONTHLY;BYMONTHDAY=20",
            starts_on=starts_on,
            ahead_days=10,
            deliverable=work.deliverable,
        )
