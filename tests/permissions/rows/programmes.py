"""Rights of the programmes, decided a second time by hand (các chương trình)."""

from datetime import timedelta

from nhipcau.programmes.domain import events, nominations, partners, rounds
from nhipcau.programmes.domain import policy as programmes
from nhipcau.programmes.models import (
    Agreement,
    BudgetLine,
    Contact,
    Event,
    Nomination,
    Partner,
    Round,
    Shown,
    Spending,
)
from tests.factories.plans import line, plan_for
from tests.factories.programmes import (
    ContactFactory,
    EventFactory,
    PartnerFactory,
    a_round,
    budget_line,
    held,
    nomination_words,
)
from tests.factories.units import standing_office

from ..shapes import Address, Case, pk, today
from ..world import World

# action                clerk  officer head  staff leader admin
DECISIONS = """
programmes.read         -      all     own   own   all    -
programmes.write        -      all     own   own   -      -
programmes.spend        -      all     own   -     -      -
programmes.judge        -      all     -     -     -      -
programmes.score        -      all     all   all   all    -
programmes.library      -      all     all   all   all    -
"""


def partner(w: World) -> Partner:
    return PartnerFactory(unit=w.own)


def contact(w: World) -> Contact:
    return ContactFactory(partner=partner(w))


def agreement(w: World) -> Agreement:
    return partners.add_agreement(actor=w.officer, partner=partner(w), title="Bản ghi nhớ", signed_on=today())


def with_file(w: World) -> Agreement:
    return partners.add_agreement(
        actor=w.officer,
        partner=partner(w),
        title="Bản ghi nhớ",
        signed_on=today(),
        content="Bản ghi nhớ hợp tác".encode(),
        file_name="ghi-nho.txt",
    )


def event(w: World) -> Event:
    return EventFactory(unit=w.own)


def shown(w: World) -> Shown:
    return events.show(
        actor=w.officer, event=event(w), fields={"kind": "panel", "title": "Bảng ảnh", "quantity": 3}
    )


def round_(w: World) -> Round:
    return a_round(w.officer)


def nomination(w: World) -> Nomination:
    return nominations.keep(
        actor=w.colleague, nomination=Nomination(round=round_(w), unit=w.own), fields=nomination_words()
    )


def sent(w: World) -> Nomination:
    made = nomination(w)
    nominations.submit(actor=w.colleague, nomination=made)
    made.refresh_from_db()
    return made


def in_scoring(w: World) -> Nomination:
    made = sent(w)
    rounds.seat(actor=w.officer, round=made.round, people=[w.officer])
    rounds.start_scoring(actor=w.officer, round=made.round)
    made.refresh_from_db()
    return made


def points(w: World) -> dict[str, object]:
    """Every role may score whoever has a seat; the nomination is of a unit nobody walks in."""
    made = in_scoring(w)
    return {"nomination": made, "points": {each.pk: 7 for each in made.round.criteria.all()}}


def practice(w: World) -> Nomination:
    made = sent(w)
    Nomination.objects.filter(pk=made.pk).update(published_on=today(), award="Giấy khen")
    return made


def money(w: World) -> BudgetLine:
    return budget_line(w.own, line(plan_for(), w.own))


def spending(w: World) -> Spending:
    return Spending.objects.create(line=money(w), amount=5, spent_on=today(), what="In ấn")


def seen_activity(w: World) -> int:
    """Of an issued plan that names the unit."""
    from tests.factories.plans import issued

    plan = plan_for()
    made = line(plan, w.own)
    issued(plan)
    return made.pk


def partner_fields() -> dict[str, object]:
    return {"kind": "press", "name": "Báo Láng giềng", "country": "Lào"}


def event_fields() -> dict[str, object]:
    return {
        "kind": "conference",
        "name": "Hội nghị",
        "place": "Hội trường",
        "starts_on": today(),
        "ends_on": today(),
    }


UNDER_OTHERS = {"programmes.domain.rounds.decided"}
VERBS: dict[str, Case] = {
    "programmes.domain.partners.keep": Case(
        programmes.WRITE, lambda w: {"partner": Partner(unit=w.own), "fields": partner_fields()}
    ),
    "programmes.domain.partners.keep_contact": Case(
        programmes.WRITE,
        lambda w: {
            "contact": Contact(partner=partner(w)),
            "fields": {"post": "Văn phòng", "purpose": "Mời họp", "keep_until": today() + timedelta(days=9)},
        },
    ),
    "programmes.domain.partners.remove_contact": Case(programmes.WRITE, lambda w: {"contact": contact(w)}),
    "programmes.domain.partners.add_agreement": Case(
        programmes.WRITE, lambda w: {"partner": partner(w), "title": "Bản ghi nhớ", "signed_on": today()}
    ),
    "programmes.domain.partners.remove_agreement": Case(
        programmes.WRITE, lambda w: {"agreement": agreement(w), "reason": "ghi nhầm"}
    ),
    "programmes.domain.events.keep": Case(
        programmes.WRITE, lambda w: {"event": Event(unit=w.own), "fields": event_fields()}
    ),
    "programmes.domain.events.hold": Case(
        programmes.WRITE, lambda w: {"event": event(w), "visitors": 10, "counted": "tickets"}
    ),
    "programmes.domain.events.cancel": Case(
        programmes.WRITE, lambda w: {"event": event(w), "reason": "mưa bão"}
    ),
    "programmes.domain.events.show": Case(
        programmes.WRITE,
        lambda w: {"event": event(w), "fields": {"kind": "film", "title": "Phim", "quantity": 1}},
    ),
    "programmes.domain.events.unshow": Case(programmes.WRITE, lambda w: {"shown": shown(w)}),
    "programmes.domain.events.as_evidence": Case(
        programmes.WRITE,
        lambda w: {"event": held(unit=w.own), "link": "https://example.org/"},
    ),
    "programmes.domain.budget.keep": Case(
        programmes.SPEND,
        lambda w: {
            "line": BudgetLine(unit=w.own, activity=line(plan_for(), w.own)),
            "fields": {"planned": 5, "decided_on": today(), "reference": "Quyết định"},
        },
    ),
    "programmes.domain.budget.spend": Case(
        programmes.SPEND, lambda w: {"line": money(w), "amount": 5, "spent_on": today(), "what": "In ấn"}
    ),
    "programmes.domain.budget.take_back": Case(
        programmes.SPEND, lambda w: {"spending": spending(w), "reason": "ghi nhầm"}
    ),
    "programmes.domain.rounds.keep": Case(
        programmes.JUDGE,
        lambda w: {
            "round": Round(office=standing_office()),
            "fields": {"name": "Đợt xét", "closes_on": today()},
        },
    ),
    "programmes.domain.rounds.set_criteria": Case(
        programmes.JUDGE, lambda w: {"round": round_(w), "criteria": [("Hiệu quả", 100)]}
    ),
    "programmes.domain.rounds.seat": Case(
        programmes.JUDGE, lambda w: {"round": round_(w), "people": [w.officer]}
    ),
    "programmes.domain.rounds.start_scoring": Case(programmes.JUDGE, lambda w: {"round": sent(w).round}),
    "programmes.domain.rounds.recognise": Case(
        programmes.JUDGE, lambda w: {"nomination": in_scoring(w), "award": ""}
    ),
    "programmes.domain.rounds.draft_decision": Case(
        programmes.JUDGE, lambda w: {"round": in_scoring(w).round}
    ),
    "programmes.domain.nominations.keep": Case(
        programmes.WRITE,
        lambda w: {"nomination": Nomination(round=round_(w), unit=w.own), "fields": nomination_words()},
    ),
    "programmes.domain.nominations.submit": Case(programmes.WRITE, lambda w: {"nomination": nomination(w)}),
    "programmes.domain.nominations.withdraw": Case(programmes.WRITE, lambda w: {"nomination": sent(w)}),
    "programmes.domain.nominations.publish": Case(programmes.JUDGE, lambda w: {"nomination": sent(w)}),
    "programmes.domain.panel.score": Case(programmes.SCORE, points),
}
ADDRESSES: dict[str, Address] = {
    "programmes:events": Address(programmes.READ),
    "programmes:new_event": Address(programmes.WRITE),
    "programmes:event": Address(programmes.READ, pk(event)),
    "programmes:edit_event": Address(programmes.WRITE, pk(event)),
    "programmes:partners": Address(programmes.READ),
    "programmes:new_partner": Address(programmes.WRITE),
    "programmes:partner": Address(programmes.READ, pk(partner)),
    "programmes:edit_partner": Address(programmes.WRITE, pk(partner)),
    "programmes:contact": Address(programmes.WRITE, pk(contact)),
    "programmes:agreement_file": Address(programmes.READ, pk(with_file)),
    "programmes:rounds": Address(programmes.READ),
    "programmes:new_round": Address(programmes.JUDGE),
    "programmes:round": Address(programmes.READ, pk(round_)),
    "programmes:edit_round": Address(programmes.JUDGE, pk(round_)),
    "programmes:new_nomination": Address(programmes.WRITE, pk(round_)),
    "programmes:nominations": Address(programmes.READ),
    "programmes:nomination": Address(programmes.READ, pk(nomination)),
    "programmes:edit_nomination": Address(programmes.WRITE, pk(nomination)),
    "programmes:library": Address(programmes.LIBRARY),
    "programmes:practice": Address(programmes.LIBRARY, pk(practice)),
    "programmes:budget": Address(programmes.READ),
    "programmes:plan_budget": Address(programmes.READ, lambda w: [plan_of(seen_activity(w))]),
    "programmes:activity_budget": Address(programmes.READ, lambda w: [seen_activity(w)]),
    "programmes:new_budget_line": Address(programmes.SPEND, lambda w: [seen_activity(w)]),
    "programmes:budget_line": Address(programmes.READ, pk(money)),
    "programmes:edit_budget_line": Address(programmes.SPEND, pk(money)),
}


def plan_of(activity: int) -> int:
    from nhipcau.plans.models import Activity

    return Activity.objects.get(pk=activity).plan_id


# Lists and blank forms; a round is for all who read, its nominations are not.
FILTERED = {
    "programmes:events",
    "programmes:new_event",
    "programmes:partners",
    "programmes:new_partner",
    "programmes:rounds",
    "programmes:round",
    "programmes:new_nomination",
    "programmes:nominations",
    "programmes:budget",
}
