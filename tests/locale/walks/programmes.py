"""The screens of the programmes, with a little of everything (các chương trình)."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.programmes.domain import events, panel, partners, rounds
from nhipcau.programmes.models import Contact, Event, Nomination, Partner, Round, Spending
from tests.factories.programmes import EventFactory, budget_line

from ..world import World

NOT_SCREENS = {"programmes:agreement_file"}


def _partner(world: World) -> Partner:
    made = Partner(unit=world.unit, kind="twin", name="Town of Aoba", country="Japan")
    made.save()
    today = timezone.localdate()
    partners.add_agreement(
        actor=world.actor, partner=made, title="Memorandum", signed_on=today, ends_on=today
    )
    fields = {"post": "Office of the mayor", "purpose": "An invitation", "keep_until": today}
    partners.keep_contact(actor=world.actor, contact=Contact(partner=made), fields=fields)
    return made


def _event(world: World, partner: Partner) -> Event:
    yesterday = timezone.localdate() - timedelta(days=1)
    fields = {
        "kind": "exhibition",
        "name": "Photographs",
        "place": "Museum",
        "starts_on": yesterday,
        "ends_on": yesterday,
        "assignment": world.late,
        "partners": [partner],
    }
    made = events.keep(actor=world.actor, event=Event(unit=world.unit), fields=fields)
    events.show(actor=world.actor, event=made, fields={"kind": "panel", "title": "Panels", "quantity": 3})
    events.hold(actor=world.actor, event=made, visitors=120, counted="counter")
    return made


def _nominations(world: World) -> tuple[Nomination, Nomination]:
    today = timezone.localdate()
    fields = {"name": "Round of the year", "closes_on": today, "grounds": "The law"}
    opened = rounds.keep(actor=world.actor, round=Round(office=world.office), fields=fields)
    rounds.set_criteria(actor=world.actor, round=opened, criteria=[("Results", 60), ("New", 40)])
    words = {
        "field": "practice",
        "nominee_kind": "collective",
        "nominee": "Section",
        "achievement": "It works.",
    }
    sent, done = (
        Nomination.objects.create(
            round=opened, unit=world.unit, title=title, state="submitted", submitted_on=today, **words
        )
        for title in ("A bulletin", "A map")
    )
    rounds.seat(actor=world.actor, round=opened, people=[world.actor, world.someone])
    rounds.start_scoring(actor=world.actor, round=opened)
    sent.refresh_from_db()
    if not panel.is_own(world.actor, sent):
        points = {each.pk: 7 for each in opened.criteria.all()}
        panel.score(actor=world.actor, nomination=sent, points=points)
    Nomination.objects.filter(pk=done.pk).update(published_on=today, award="Praise")
    return sent, done


def screens(world: World) -> dict[str, list[object]]:
    """Tên và tham số của mỗi màn hình."""
    partner = _partner(world)
    event = _event(world, partner)
    EventFactory(unit=world.unit, name="Film week", place="Theatre", state="cancelled", cancel_reason="Storm")
    sent, done = _nominations(world)
    return {
        "programmes:events": [],
        "programmes:new_event": [],
        "programmes:event": [event.pk],
        "programmes:edit_event": [event.pk],
        "programmes:partners": [],
        "programmes:new_partner": [],
        "programmes:partner": [partner.pk],
        "programmes:edit_partner": [partner.pk],
        "programmes:contact": [partner.contacts.get().pk],
        "programmes:rounds": [],
        "programmes:new_round": [],
        "programmes:round": [sent.round_id],
        "programmes:edit_round": [sent.round_id],
        "programmes:new_nomination": [sent.round_id],
        "programmes:nominations": [],
        "programmes:nomination": [sent.pk],
        "programmes:edit_nomination": [sent.pk],
        "programmes:library": [],
        "programmes:practice": [done.pk],
        **_money(world),
        "reports:programme": [world.report.pk, "programmes.events"],
    }


def _money(world: World) -> dict[str, list[object]]:
    from tests.factories.plans import line, plan_for

    plan = plan_for(title="Plan of the year", office=world.office)
    activity = line(plan, world.unit, text="An exhibition")
    made = budget_line(world.unit, activity, reference="Decision 5")
    Spending.objects.create(line=made, amount=5, spent_on=timezone.localdate(), what="Print")
    return {
        "programmes:budget": [],
        "programmes:plan_budget": [plan.pk],
        "programmes:activity_budget": [activity.pk],
        "programmes:new_budget_line": [activity.pk],
        "programmes:budget_line": [made.pk],
        "programmes:edit_budget_line": [made.pk],
    }
