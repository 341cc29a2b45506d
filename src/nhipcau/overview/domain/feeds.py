"""Địa chỉ lịch: made by a person for their own calendar program, shown once, renewed and withdrawn at will.

Whoever holds the address reads what its owner may see at that moment, no more: rights are asked each time.
"""

import hashlib
import secrets
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans import queries as plans
from nhipcau.plans.models import Plan
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import FeedKind
from ..models import CalendarFeed
from . import policy

BYTES = 32


@dataclass(frozen=True, slots=True)
class Made:
    """Một địa chỉ vừa tạo; `token` is known only now."""

    feed: CalendarFeed
    token: str


def make(*, actor: User, kind: FeedKind, unit: Unit | None = None, plan: Plan | None = None) -> Made:
    """Tạo địa chỉ lịch; one that the person has for the same matter is withdrawn.

    Raises PermissionDenied for a unit or plan that is not theirs to see, Refused without one.
    """
    if kind == FeedKind.UNIT:
        if unit is None:
            raise Refused(_("Hãy chọn đơn vị."))
        access.require(actor, policy.SEE, units=[unit])
    else:
        access.require_some(actor, policy.SEE)
    if kind == FeedKind.PLAN:
        if plan is None:
            raise Refused(_("Hãy chọn kế hoạch."))
        if not plans.every_plan_visible_to(actor).filter(pk=plan.pk).exists():
            raise PermissionDenied(_("Tài khoản của bạn chưa được giao quyền xem kế hoạch này."))
    about = {
        "unit": unit if kind == FeedKind.UNIT else None,
        "plan": plan if kind == FeedKind.PLAN else None,
    }
    with transaction.atomic():
        # A button pressed twice: the second waits here, then closes what the first has made.
        User.objects.select_for_update().get(pk=actor.pk)
        older = CalendarFeed.objects.select_for_update(of=("self",))
        for feed in older.filter(person=actor, kind=kind, withdrawn_at=None, **about):
            _withdraw(actor, feed)
        token = secrets.token_urlsafe(BYTES)
        made = CalendarFeed.objects.create(token_digest=digest_of(token), person=actor, kind=kind, **about)
        audit.record(actor=actor, verb="overview.feed.make", subject=made, after={"kind": kind, **about})
    return Made(made, token)


def renew(*, actor: User, feed: CalendarFeed) -> Made:
    """Cấp lại: a new address for the same matter, the old one is closed. Raises as `make`."""
    _require_own(actor, feed)
    return make(actor=actor, kind=FeedKind(feed.kind), unit=feed.unit, plan=feed.plan)


def withdraw(*, actor: User, feed: CalendarFeed) -> None:
    """Thu hồi; repeated it changes nothing. Raises PermissionDenied for another's."""
    _require_own(actor, feed)
    with transaction.atomic():
        held = CalendarFeed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
        if held.withdrawn_at is None:
            _withdraw(actor, held)


def found(token: str) -> CalendarFeed | None:
    """Địa chỉ còn dùng được của một mã; None for any other, and where its owner's account is closed."""
    feeds = CalendarFeed.objects.select_related("person", "unit", "plan__paper")
    feed = feeds.filter(token_digest=digest_of(token), withdrawn_at=None, person__is_active=True).first()
    today = timezone.localdate()
    if feed and feed.read_on != today:
        CalendarFeed.objects.filter(pk=feed.pk).update(read_on=today)
    return feed


def digest_of(token: str) -> str:
    """Mã băm của một mã bí mật."""
    return hashlib.sha256(token.encode()).hexdigest()


def _require_own(actor: User, feed: CalendarFeed) -> None:
    if feed.person_id != actor.pk:
        raise PermissionDenied(_("Tài khoản của bạn chưa được giao quyền với địa chỉ lịch của người khác."))


def _withdraw(actor: User, feed: CalendarFeed) -> None:
    feed.withdrawn_at = timezone.now()
    feed.save(update_fields=["withdrawn_at"])
    audit.record(
        actor=actor,
        verb="overview.feed.withdraw",
        subject=feed,
        before={"withdrawn_at": None},
        after={"withdrawn_at": feed.withdrawn_at},
    )
