"""Screens of the steering committee for the walk in English (Ban Chỉ đạo)."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from nhipcau.committee.domain import (
    agenda,
    attendance,
    committees,
    compositions,
    conclusions,
    meetings,
    members,
)
from nhipcau.committee.domain.members import Sitting
from nhipcau.committee.enums import MeetingKind, Seat
from nhipcau.committee.models import Meeting
from tests.locale.world import a_directive, a_task, an_assignment

from ..world import World

NOT_SCREENS = {"committee:agenda_file"}


def screens(world: World) -> dict[str, list[object]]:
    """A committee with two meetings, the first of them concluded."""
    actor = world.actor
    body = committees.found(
        actor=actor,
        name="Steering Board",
        short_name="Board",
        standing_unit=world.office,
        office=world.office,
    )
    home = compositions.compose(
        actor=actor,
        committee=body,
        decision_number="12/DEC",
        decided_on=date(2026, 1, 1),
        issuer="Committee",
        starts_on=date(2026, 1, 1),
    )
    for seat, unit in ((Seat.CHAIR, world.unit), (Seat.MEMBER, world.second)):
        sitting = Sitting(seat=seat, post=f"Head of {unit.name}", unit=unit, field="press")
        member = members.seat(actor=actor, composition=home, sitting=sitting)
    past = meetings.hold(
        actor=actor, meeting=_called(world, body, -6), ended_at=time(11), proceedings="They spoke."
    )
    attendance.record(actor=actor, meeting=past, rows={member.pk: ("present", "")})
    conclusions.conclude(actor=actor, meeting=past, text="1. Department A reports.\n2. Department B reports.")
    notice = a_directive(type_code="TB")
    a_task(notice, 0, world.unit)
    done = a_task(notice, 1, world.second, state="confirmed")
    an_assignment(done, world.second, world.office)
    Meeting.objects.filter(pk=past.pk).update(directive=notice)
    coming = _called(world, body, 9)
    item = agenda.add(actor=actor, meeting=coming, title="The plan", presenter=world.unit)
    attached = agenda.attach(actor=actor, item=item, content=b"A paper", name="a.txt", no_secret=True)
    return {
        "committee:list": [],
        "committee:new": [],
        "committee:committee": [body.pk],
        "committee:correct": [body.pk],
        "committee:compose": [body.pk],
        "committee:meetings": [body.pk],
        "committee:call": [body.pk],
        "committee:tasks": [body.pk],
        "committee:units": [body.pk],
        "committee:composition": [home.pk],
        "committee:correct_composition": [home.pk],
        "committee:seat": [home.pk],
        "committee:member": [member.pk],
        "committee:meeting": [past.pk],
        "committee:change_meeting": [coming.pk],
        "committee:attendance": [past.pk],
        "committee:record": [past.pk],
        "committee:item": [attached.item_id],
    }


def _called(world: World, body: object, days: int) -> Meeting:
    day = timezone.localdate() + timedelta(days=days)
    return meetings.call(
        actor=world.actor,
        committee=body,  # type: ignore[arg-type]
        kind=MeetingKind.REGULAR,
        starts_at=datetime.combine(day, time(8), tzinfo=timezone.get_default_timezone()),
        place="Room 2",
    )
