"""Screens of incidents in English (sự cố truyền thông)."""

from nhipcau.incidents.domain import playbooks, reviewing
from nhipcau.incidents.models import Incident, TimelineEntry
from tests.factories import incidents as made
from tests.factories.plans import plan_for

from ..world import World

WORDS = {
    "title": "Festival",
    "occasion": "Autumn",
    "first_hour": "Call",
    "first_day": "Update",
    "after": "Thank",
}
RISK = {"text": "Crowd", "likelihood": 1, "consequence": 3, "sign": "Full gates", "measure": "Guide"}
CASE = {"title": "Fire", "situation": "A stall burnt."}
NOT_SCREENS = {"incidents:file"}


def screens(world: World) -> dict[str, list[object]]:
    """A playbook, an incident under way, one being reviewed."""
    book = playbooks.draft(actor=world.actor, unit=world.unit, wanted=made.words(**WORDS))
    playbooks.add_risk(actor=world.actor, playbook=book, wanted=RISK)
    playbooks.add_role(actor=world.actor, playbook=book, wanted={"duty": "Answer", "post": "Desk"})
    usable = made.approved(world.unit, world.actor, **WORDS)
    usable.roles.update(duty="Answer", post="Desk", deputy_post="Other")
    going = made.active(world.unit, world.actor, playbook=usable, **CASE)
    task = made.given(going, world.unit, text="Count")
    down = made.stood_down(made.active(world.unit, world.actor, **CASE))
    lesson = made.lesson(down, text="More buckets")
    turned = made.lesson(down, text="Fewer candles")
    reviewing.to_activity(
        actor=world.actor, lesson=turned, plan=plan_for(actor=world.actor, title="Plan 2026")
    )
    # The timeline is a record, written in Vietnamese for everyone.
    TimelineEntry.objects.update(text="Step", source="System")
    Incident.objects.update(went_well="Fast.", went_badly="Late.")
    return {
        "incidents:playbooks": [],
        "incidents:new_playbook": [],
        "incidents:playbook": [book.pk],
        "incidents:edit_playbook": [book.pk],
        "incidents:add_risk": [book.pk],
        "incidents:add_role": [book.pk],
        "incidents:retire_playbook": [book.pk],
        "incidents:incidents": [],
        "incidents:activate": [],
        "incidents:incident": [going.pk],
        "incidents:note": [going.pk],
        "incidents:give_task": [going.pk],
        "incidents:finish_task": [going.pk, task.pk],
        "incidents:open_matter": [going.pk],
        "incidents:stand_down": [going.pk],
        "incidents:review": [down.pk],
        "incidents:add_lesson": [down.pk],
        "incidents:lesson_to_activity": [down.pk, lesson.pk],
        "incidents:lesson_handled": [down.pk, lesson.pk],
    }
