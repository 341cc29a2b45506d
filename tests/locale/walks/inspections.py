"""Inspections in plain letters: a round prepared, one under way, one concluded (kiểm tra, giám sát)."""

from datetime import date, time, timedelta

from django.utils import timezone

from nhipcau.inspections.domain import (
    checking,
    drawing,
    explaining,
    findings,
    recommendations,
    remedies,
    rounds,
    teams,
    visits,
)
from nhipcau.inspections.enums import Answer, Nature, Question, TeamPart
from nhipcau.inspections.models import InspectionRound, Recommendation, Visit
from nhipcau.plans.models import Assignment, Term
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from ..world import World, reader

NOT_SCREENS = {"inspections:evidence", "inspections:remedy"}


def screens(world: World) -> dict[str, list[object]]:
    """Tên và tham số của mỗi màn hình."""
    lead = world.actor
    Term.objects.update(name="Theme")
    waiting = _prepared(world, lead, world.unit, world.second)
    drawing.draw(actor=lead, round_=waiting, size=1)
    drawing.draw(actor=lead, round_=waiting, size=2, reason="a larger sample")
    drawing.add(actor=lead, round_=waiting, assignment=waiting_task(world, waiting), reason="a hint")
    held = _opened(world, lead)
    _look(lead, held.visits.get())
    asked = _reported(world, lead)
    sent = _opened(world, lead)
    visit = sent.visits.get()
    _look(lead, visit)
    visits.send(actor=lead, visit=visit, explain_due=timezone.localdate() + timedelta(days=3))
    for found in visit.round.items.get(assignment=world.late).findings.all():
        explaining.explain(actor=_staff(world), finding=found, agrees=False, text="It stood elsewhere.")
    return {
        "inspections:rounds": [],
        "inspections:new_round": [],
        "inspections:round": [waiting.pk],
        "inspections:change_round": [waiting.pk],
        "inspections:sample": [waiting.pk],
        "inspections:item": [held.items.get(assignment=world.late).pk],
        "inspections:visit": [visit.pk],
        "inspections:findings": [],
        "inspections:recommendations": [],
        "inspections:recommendation": [asked.pk],
    }


def waiting_task(world: World, round_: InspectionRound) -> Assignment:
    """A task that was not drawn."""
    chosen = round_.items.values("assignment")
    return Assignment.objects.filter(unit__in=[world.unit, world.second]).exclude(pk__in=chosen)[0]


def _prepared(world: World, lead: User, *units: Unit) -> InspectionRound:
    today = timezone.localdate()
    made = rounds.prepare(
        actor=lead,
        office=world.office,
        terms=rounds.Terms(
            title="Stories in English",
            ground="Decision 12",
            starts_on=today,
            ends_on=today,
            period_from=date(today.year - 1, 1, 1),
            period_to=today,
            units=units,
        ),
    )
    teams.name(actor=lead, round_=made, person=lead, part=TeamPart.LEAD)
    return made


def _opened(world: World, lead: User) -> InspectionRound:
    held = _prepared(world, lead, world.unit)
    drawing.draw(actor=lead, round_=held, size=9)
    return rounds.open_(actor=lead, round_=held)


def _staff(world: World) -> User:
    return reader(world.unit, Role.UNIT_STAFF)


def _look(lead: User, visit: Visit) -> None:
    answers = {question.value: (Answer.YES.value, "") for question in Question}
    due = timezone.localdate() + timedelta(days=9)
    for item in visit.items.all():
        checking.answer(actor=lead, item=item, answers=answers)
        seen = item.assignment.evidence.filter(withdrawn_at=None)
        nature = Nature.WRONG_FIGURE if seen else Nature.NO_EVIDENCE
        found = findings.write(actor=lead, item=item, nature=nature, text="One opens.", evidence=seen)
        recommendations.recommend(actor=lead, finding=found, text="Mend the figure.", due=due)


def _reported(world: World, lead: User) -> Recommendation:
    """Of a round that is concluded."""
    visit = _opened(world, lead).visits.get()
    _look(lead, visit)
    today = timezone.localdate()
    visit = visits.send(actor=lead, visit=visit, explain_due=today)
    for item in visit.items.all():
        explaining.explain(actor=_staff(world), finding=item.findings.get(), agrees=True)
    visits.record(
        actor=lead,
        visit=visit,
        held_on=today,
        begins_at=time(8),
        ends_at=None,
        place="Town",
        unit_side="Head",
    )
    visits.conclude(actor=lead, visit=visit)
    asked = visit.recommendations.all()[0]
    staff, link = _staff(world), "https://example.org/a"
    remedies.add_link(actor=staff, recommendation=asked, link=link, title="Figure", done_on=today)
    return remedies.report(actor=staff, recommendation=asked, text="Mended.")
