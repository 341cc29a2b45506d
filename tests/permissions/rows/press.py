"""Rights of the press desk, decided a second time by hand (phát ngôn)."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.press.domain import policy
from nhipcau.press.enums import CadenceKind, SpokespersonKind
from nhipcau.press.models import Cadence, DutyTurn, Spokesperson
from tests.factories import press
from tests.factories.units import UserFactory

from ..rectification import ADDRESSES as RECTIFICATION_ADDRESSES
from ..rectification import FILTERED as RECTIFICATION_FILTERED
from ..rectification import VERBS as RECTIFICATION_VERBS
from ..shapes import Address, Case, pk
from ..world import World

# action             clerk  officer head  staff leader admin
DECISIONS = """
press.read            -     all     own   own   all    -
press.spokespersons   -     all     own   -     all    -
press.matters         -     all     own   own   -      -
press.holding         -     all     own   own   -      -
press.approve_holding -     all     -     -     all    -
press.speak           -     all     all   all   all    -
press.rectify         -     all     own   own   -      -
press.review_rectification - all  own   -     all    -
"""
# Called inside the verb that did it, which has asked for its own right.
UNDER_OTHERS = {"press.domain.cadence.done"}


def held(w: World) -> Spokesperson:
    return press.spokesperson(w.own)


def turn(w: World) -> DutyTurn:
    return press.turn(held(w), UserFactory())


def cadence(w: World) -> Cadence:
    since = timezone.now() - timedelta(days=3)
    return Cadence.objects.create(unit=w.own, kind=CadenceKind.CONFERENCE, since=since)


def given(w: World) -> dict[str, Any]:
    return {
        "kind": SpokespersonKind.REGULAR,
        "full_name": "Lê Thị Nói",
        "positions": {"vi": "Phó Giám đốc"},
        "phone": "0204",
        "email": "a@example.vn",
        "decision": "1/QĐ",
        "decided_on": date(2026, 7, 1),
        "assigned_at": timezone.now(),
    }


def standing(w: World) -> dict[str, Any]:
    now = timezone.now()
    return {
        "spokesperson": held(w),
        "person": UserFactory(),
        "starts_at": now,
        "ends_at": now + timedelta(hours=8),
        "decision": "2/TB",
    }


VERBS: dict[str, Case] = {
    "press.domain.spokespersons.assign": Case(
        policy.SPOKESPERSONS, lambda w: {"unit": w.own, "wanted": given(w)}
    ),
    "press.domain.spokespersons.publish": Case(policy.SPOKESPERSONS, lambda w: {"spokesperson": held(w)}),
    "press.domain.spokespersons.correct": Case(
        policy.SPOKESPERSONS, lambda w: {"spokesperson": held(w), "wanted": given(w)}
    ),
    "press.domain.spokespersons.end": Case(
        policy.SPOKESPERSONS, lambda w: {"spokesperson": held(w), "reason": "nghỉ hưu"}
    ),
    "press.domain.turns.put": Case(policy.SPOKESPERSONS, standing),
    "press.domain.turns.stop": Case(policy.SPOKESPERSONS, lambda w: {"turn": turn(w)}),
    "press.domain.cadence.follow": Case(
        policy.SPOKESPERSONS,
        lambda w: {"unit": w.own, "kind": CadenceKind.CONFERENCE, "since": timezone.now()},
    ),
    "press.domain.cadence.leave": Case(
        policy.SPOKESPERSONS, lambda w: {"cadence": cadence(w), "reason": "giải thể"}
    ),
    "press.domain.cadence.record": Case(
        policy.SPOKESPERSONS, lambda w: {"cadence": cadence(w), "at": timezone.now(), "words": "họp báo"}
    ),
}
ADDRESSES: dict[str, Address] = {
    "press:spokespersons": Address(policy.READ),
    "press:new_spokesperson": Address(policy.SPOKESPERSONS),
    "press:spokesperson": Address(policy.READ, pk(held)),
    "press:edit_spokesperson": Address(policy.SPOKESPERSONS, pk(held)),
    "press:publish_spokesperson": Address(policy.SPOKESPERSONS, pk(held), button=True),
    "press:end_spokesperson": Address(policy.SPOKESPERSONS, pk(held)),
    "press:turns": Address(policy.READ),
    "press:new_turn": Address(policy.SPOKESPERSONS),
    "press:stop_turn": Address(policy.SPOKESPERSONS, pk(turn), button=True),
    "press:cadence": Address(policy.READ),
    "press:follow_cadence": Address(policy.SPOKESPERSONS),
    "press:record_cadence": Address(policy.SPOKESPERSONS, pk(cadence)),
    "press:leave_cadence": Address(policy.SPOKESPERSONS, pk(cadence)),
}
# Whoever has an "own" grant opens these and sees what is theirs.
FILTERED = {
    "press:spokespersons",
    "press:new_spokesperson",
    # What the public register shows anyway is read by everyone of the press desk.
    "press:spokesperson",
    "press:turns",
    "press:new_turn",
    "press:cadence",
    "press:follow_cadence",
}
VERBS |= RECTIFICATION_VERBS
ADDRESSES |= RECTIFICATION_ADDRESSES
FILTERED |= RECTIFICATION_FILTERED
