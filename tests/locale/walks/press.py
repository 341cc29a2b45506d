"""Screens of the press desk in English (phát ngôn)."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.clock.models import Rule
from nhipcau.press.domain import cadence
from nhipcau.press.enums import CadenceKind
from tests.factories import press

from ..world import World


def screens(world: World) -> dict[str, list[object]]:
    """A spokesperson, one on duty, a cadence."""
    plain = {"full_name": "Tran Spokes", "positions": {"vi": "Chief"}, "decision": "12/QD"}
    held = press.spokesperson(world.unit, world.actor, **plain)
    press.turn(held, world.actor)
    # A law is cited by its Vietnamese name.
    Rule.objects.update(document="Decree 1", note="")
    followed = cadence.follow(
        actor=world.actor,
        unit=world.unit,
        kind=CadenceKind.CONFERENCE,
        since=timezone.now() - timedelta(days=3),
    )
    return {
        "press:spokespersons": [],
        "press:new_spokesperson": [],
        "press:spokesperson": [held.pk],
        "press:edit_spokesperson": [held.pk],
        "press:end_spokesperson": [held.pk],
        "press:turns": [],
        "press:new_turn": [],
        "press:cadence": [],
        "press:follow_cadence": [],
        "press:record_cadence": [followed.pk],
        "press:leave_cadence": [followed.pk],
    }
