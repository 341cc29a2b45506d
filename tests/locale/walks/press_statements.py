"""Screens of matters, prepared statements, statements and releases in English (phát ngôn)."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.press.domain import releases
from nhipcau.press.enums import MatterKind
from nhipcau.units.enums import Role
from tests.factories import newsroom, outreach, press
from tests.factories.mailing import reader

from ..world import World
from ..world import reader as reader_of
from .newsroom import PLAIN


def screens(world: World) -> dict[str, list[object]]:
    """A matter stated on, one on request, prepared words, a release under embargo, one being written."""
    actor, unit = world.actor, world.unit
    newsroom.language("en", is_public=True)
    plain = {"title": "Road closed", "facts": "A landslide.", "ground": "Report 1"}
    matter = press.registered(unit, actor, **plain)
    source = press.approved_holding(unit, actor, en=press.ENGLISH)
    type(source).objects.update(title="Landslide")
    held = outreach.mailing_list("press", names={"vi": "Press"}, sender_name="Office", language="en")
    reader(held, "desk@example.org", asked_words="I want it.")
    voice = reader_of(world.office, Role.LEADER)
    press.spokesperson(unit, voice, full_name="Ann Spokes", positions={"vi": "Chief"}, decision="12/QD")
    issued = press.ready(matter, voice=voice, source=source)
    said = press.issue(issued, lists=[held])
    later = press.from_prepared(matter, source, actor)
    slow = press.registered(unit, actor, kind=MatterKind.REQUESTED, **plain)
    written = press.release(unit, actor, language="en", words=PLAIN, contacts="Press office")
    coming = press.release(unit, actor, language="en", words=PLAIN, has_advance=True)
    newsroom.approved(coming.story)
    releases.publish(actor=actor, release=coming, at=timezone.now() + timedelta(days=1))
    ready = press.release(unit, actor, language="en", words=PLAIN)
    newsroom.approved(ready.story)
    return {
        "press:matters": [],
        "press:new_matter": [],
        "press:matter": [said.matter_id],
        "press:edit_matter": [matter.pk],
        "press:close_matter": [matter.pk],
        "press:excuse_matter": [slow.pk],
        "press:begin_statement": [matter.pk],
        "press:fill_blanks": [matter.pk, source.pk],
        "press:statements": [],
        "press:new_statement": [],
        "press:statement": [later.pk],
        "press:return_statement": [later.pk],
        "press:issue_statement": [later.pk],
        "press:holdings": [],
        "press:new_holding": [],
        "press:holding": [source.pk],
        "press:write_holding": [source.pk, newsroom.language("en").pk],
        "press:renew_holding": [source.pk],
        "press:retire_holding": [source.pk],
        "press:releases": [],
        "press:new_release": [],
        "press:release": [coming.pk],
        "press:edit_release": [written.pk],
        "press:publish_release": [ready.pk],
    }


NOT_SCREENS = {"press:release_kit"}
