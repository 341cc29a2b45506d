"""Screens of conferences in English (họp báo, tác nghiệp)."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.clock.models import Rule
from nhipcau.conferences.domain import (
    appeals,
    checking,
    conferences,
    inviting,
    materials,
    questions,
    steps,
    transcripts,
)
from nhipcau.conferences.domain import tokens as addresses
from nhipcau.conferences.enums import StepKind
from nhipcau.conferences.models import Conference, Registration
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Language
from nhipcau.units.enums import Role
from tests.factories import conferences as made
from tests.factories import outreach
from tests.factories.press import spokesperson
from tests.factories.units import person

from ..world import World

NOT_SCREENS = {"conferences:badges_pdf", "conferences:door_list_pdf", "conferences:material"}
PLAIN = {
    "title": "Drum festival",
    "place": "Hall A",
    "about": "What is planned",
    "agenda": "08:30 Opening",
    "host": "Office B",
    "asks_card": True,
}


def _held(world: World) -> Conference:
    speaker = spokesperson(world.unit, full_name="Tran Thi Noi", positions={"vi": "Head"})
    return made.announced(world.unit, world.actor, spokesperson=speaker, **PLAIN)


def _list() -> MailingList:
    found = outreach.mailing_list("invitations")
    found.names = {"vi": "Invitations", "en": "Invitations"}
    found.save()
    return found


def _foreign(world: World) -> Conference:
    programme = made.foreign(world.unit, world.actor, **PLAIN)
    Conference.objects.filter(pk=programme.pk).update(title="Film on pottery")
    for kind in (StepKind.FILED, StepKind.RECEIVED, StepKind.CHANGE_ASKED):
        steps.add(
            actor=world.actor, conference=programme, kind=kind, at=timezone.now(), document="1", note="Kiln"
        )
    return programme


def screens(world: World) -> dict[str, list[object]]:
    # Terms name the law in Vietnamese.
    Rule.objects.update(document="Decree 1")
    held, english = _held(world), Language.objects.get(code="en")
    given = {"card": "12", "outlet": "Outlet A", "equipment": "Camera", "needs": "Ramp"}
    one = made.accredited(held, "Nguyen An", **given)
    refused = made.refused(held, "Nguyen Binh", **given)
    appeal = appeals.ask(registration=refused, words="Please look again.")
    made.registered(held, "Nguyen Chi", **given)
    conferences.word(
        actor=world.actor, conference=held, language=english, title="Drums", about="All", place="Hall A"
    )
    materials.add(
        actor=world.actor,
        conference=held,
        content=b"News",
        name="news.txt",
        title="News",
        is_public=True,
        no_secret=True,
    )
    note = {"actor": world.actor, "conference": held, "outlet": "Outlet A"}
    owed = questions.note(text="Why", promised_on=timezone.localdate() + timedelta(days=2), **note)
    questions.note(text="When", answer="Now", is_public=True, **note)
    text = transcripts.write(actor=world.actor, conference=held, language=english, text="Words")
    transcripts.publish(actor=world.actor, transcript=text)
    inviting.invite(actor=world.actor, conference=held, mailing_list=_list())
    here = [held.pk]
    other = _held(world)
    came = made.accredited(other, "Nguyen Dung", **given)
    appeals.decide(
        actor=person(Role.LEADER), appeal=appeals.ask(
            registration=made.refused(other, "Nguyen Em", **given), words="Please look again."
        ), outcome="dismissed",
    )  # fmt: skip
    made.moved(other, 1)
    checking.check_in(actor=world.actor, registration=Registration.objects.get(pk=came.pk))
    return {
        "conferences:conferences": [],
        "conferences:new_conference": [],
        "conferences:scan": [addresses.make(addresses.Kind.DOOR, one)],
        "conferences:conference": here,
        "conferences:edit_conference": here,
        "conferences:notify": here,
        "conferences:cancel": here,
        "conferences:word": [held.pk, "en"],
        "conferences:add_step": [_foreign(world).pk],
        "conferences:draft_letter": [_foreign(world).pk],
        "conferences:invite": here,
        "conferences:people": here,
        "conferences:enter_person": here,
        "conferences:person": [held.pk, appeal.registration_id],
        "conferences:door": [other.pk],
        "conferences:add_material": here,
        "conferences:note_question": here,
        "conferences:answer_question": [held.pk, owed.pk],
        "conferences:write_transcript": here,
    }
