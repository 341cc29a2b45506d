"""Rights of steering, decided a second time by hand (đôn đốc)."""

from datetime import time

from nhipcau.steering.domain import policy as steering
from nhipcau.steering.enums import Ground
from nhipcau.steering.models import Delegation, ReminderRule
from nhipcau.units.enums import Role
from tests.factories.units import person

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


# action                clerk  officer head  staff leader admin
DECISIONS = """
steering.read           -      all     own   own   all    -
steering.remind         -      all     own   -     -      -
steering.rule           -      all     -     -     -      all
steering.delegate       -      -       own   -     -      all
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
    "steering.domain.reminders.remind": Case(steering.REMIND, lambda w: {"assignment": w.assignment()}),
}
ADDRESSES: dict[str, Address] = {
    "steering:reminders": Address(steering.READ),
    "steering:remind": Address(steering.REMIND, pk(World.assignment), button=True),
    "steering:rules": Address(steering.RULE),
    "steering:add_rule": Address(steering.RULE),
    "steering:rule": Address(steering.RULE, pk(a_rule)),
    "steering:remove_rule": Address(steering.RULE, pk(a_rule), button=True),
}
FILTERED = {"steering:reminders"}
# Everybody's own inbox; of others' notices it knows nothing.
# Everybody speaks for their own absence; the list shows one's own and those of units one heads.
OWN = {"steering:delegations", "steering:delegate", "steering:stop_delegation"} | {
    "steering:inbox",
    "steering:notice",
    "steering:mark_unread",
    "steering:mark_all_read",
}
