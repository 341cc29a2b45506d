"""Rights of steering, decided a second time by hand (đôn đốc)."""

from datetime import time

from nhipcau.steering.domain import policy as steering
from nhipcau.steering.domain import recurring
from nhipcau.steering.enums import Ground
from nhipcau.steering.models import Delegation, RecurringDuty, ReminderRule
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person, standing_office

from ..shapes import Address, Case, pk, today
from ..world import World


def a_rule(w: World) -> ReminderRule:
    return ReminderRule.objects.create(offset=77, audience="staff")


def terms(**more: object) -> dict[str, object]:
    return {"offset": 55, "every": 0, "audience": "staff"} | more


def an_absence(w: World) -> dict[str, object]:
    """Of somebody else than whoever walks."""
    return {
        "person": w.colleague,
        "unit": w.own,
        "deputy": person(Role.UNIT_STAFF, w.own),
        "starts_on": today(),
        "ends_on": today(),
        "ground": Ground.LEAVE,
    }


def a_delegation(w: World) -> Delegation:
    return Delegation.objects.create(**an_absence(w))


def a_start(w: World) -> dict[str, object]:
    return {
        "obligation": w.confirmed(),
        "unit": w.own,
        "approver": standing_office(),
        "rule": "FREQ=MONTHLY;BYMONTHDAY=20",
        "starts_on": today(),
    }


def an_ended_one(w: World) -> Unit:
    """With a task that is still open."""
    unit = UnitFactory(valid_to=today())
    AssignmentFactory(unit=unit)
    return unit


def a_duty(w: World) -> RecurringDuty:
    return recurring.start(actor=w.officer, **a_start(w))


# action                clerk  officer head  staff leader admin
DECISIONS = """
steering.read           -      all     own   own   all    -
steering.remind         -      all     own   -     -      -
steering.rule           -      all     -     -     -      all
steering.delegate       -      -       own   -     -      all
steering.hand_over      -      -       own   -     -      all
steering.recur          -      all     -     -     -      -
steering.inherit        -      all     -     -     -      -
"""
VERBS: dict[str, Case] = {
    "steering.domain.supervising.set_way": Case(
        steering.RULE, lambda w: {"is_on": True, "hour": time(8), "kept_days": 60}
    ),
    "steering.domain.supervising.add_rule": Case(steering.RULE, lambda w: terms()),
    "steering.domain.supervising.change_rule": Case(
        steering.RULE, lambda w: terms(rule=a_rule(w), is_on=False)
    ),
    "steering.domain.supervising.remove_rule": Case(steering.RULE, lambda w: {"rule": a_rule(w)}),
    "steering.domain.deputies.delegate": Case(steering.DELEGATE, an_absence),
    "steering.domain.deputies.stop": Case(steering.DELEGATE, lambda w: {"delegation": a_delegation(w)}),
    "steering.domain.handovers.hand_over": Case(
        steering.HAND_OVER, lambda w: {"person": w.colleague, "to": person(Role.UNIT_STAFF, w.own)}
    ),
    "steering.domain.inheritances.pass_on": Case(
        steering.INHERIT,
        lambda w: {"unit": an_ended_one(w), "heir": UnitFactory(), "reason": "NQ 01"},
    ),
    "steering.domain.recurring.start": Case(steering.RECUR, a_start),
    "steering.domain.recurring.change_rule": Case(
        steering.RECUR,
        lambda w: {"duty": a_duty(w), "rule": "FREQ=WEEKLY;BYDAY=FR", "from_on": today(), "reason": "đổi"},
    ),
    "steering.domain.recurring.pause": Case(steering.RECUR, lambda w: {"duty": a_duty(w), "reason": "nghỉ"}),
    "steering.domain.recurring.resume": Case(steering.RECUR, lambda w: {"duty": a_duty(w)}),
    "steering.domain.recurring.end": Case(steering.RECUR, lambda w: {"duty": a_duty(w), "reason": "xong"}),
    "steering.domain.reminders.remind": Case(steering.REMIND, lambda w: {"assignment": w.assignment()}),
    "steering.domain.rounds.remind_many": Case(steering.REMIND, lambda w: {"works": [w.assignment()]}),
}
ADDRESSES: dict[str, Address] = {
    "steering:reminders": Address(steering.READ),
    "steering:remind_many": Address(steering.REMIND),
    "steering:remind": Address(steering.REMIND, pk(World.assignment), button=True),
    "steering:new_hand_over": Address(steering.HAND_OVER),
    "steering:inheritance": Address(steering.INHERIT, pk(an_ended_one)),
    "steering:duties": Address(steering.READ),
    "steering:duty": Address(steering.READ, pk(a_duty)),
    "steering:start_duty": Address(steering.RECUR, pk(World.confirmed)),
    "steering:rules": Address(steering.RULE),
    "steering:add_rule": Address(steering.RULE),
    "steering:rule": Address(steering.RULE, pk(a_rule)),
    "steering:remove_rule": Address(steering.RULE, pk(a_rule), button=True),
}
FILTERED = {"steering:reminders", "steering:remind_many", "steering:duties", "steering:new_hand_over"}
OWN = {
    # Everybody's own inbox; of others' notices it knows nothing.
    "steering:inbox",
    "steering:notice",
    "steering:mark_unread",
    "steering:mark_all_read",
    # Everybody speaks for their own absence; the lists show one's own and those of units one heads.
    "steering:delegations",
    "steering:delegate",
    "steering:stop_delegation",
    "steering:hand_overs",
    "steering:hand_over",
}
