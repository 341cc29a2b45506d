"""A round of inspection at every step, by the verbs that make it (đợt kiểm tra)."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.inspections.domain import (
    checking,
    drawing,
    explaining,
    findings,
    recommendations,
    rounds,
    teams,
    visits,
)
from nhipcau.inspections.enums import Answer, Nature, Question, TeamPart
from nhipcau.inspections.models import Finding, InspectionRound, Recommendation, SampleItem, Visit
from nhipcau.plans.models import Assignment
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from .plans import AssignmentFactory, EvidenceFactory, confirmed_obligation
from .units import UnitFactory, person, standing_office

YES = {question.value: (Answer.YES.value, "") for question in Question}


def task(unit: Unit, *, proven: bool = True, **fields: Any) -> Assignment:
    """A task of the unit with a due day past and, unless told otherwise, one piece of evidence."""
    made = AssignmentFactory(
        **{
            "unit": unit,
            "obligation": confirmed_obligation(),
            "due": timezone.localdate() - timedelta(days=3),
        }
        | fields
    )
    if proven:
        EvidenceFactory(assignment=made, quantity=2)
    return made


def prepared(*units: Unit, actor: User | None = None, **fields: Any) -> InspectionRound:
    """A round in preparation over this year, its lead an officer (`lead_of` finds them)."""
    officer = actor or person(Role.OFFICER)
    today = timezone.localdate()
    office = fields.pop("office", None) or standing_office()
    terms = rounds.Terms(
        **{
            "title": "Thực hiện hướng dẫn công tác thông tin đối ngoại",
            "ground": "Quyết định số 12-QĐ/BTG ngày 05/01/2026 về kế hoạch kiểm tra năm 2026",
            "starts_on": today,
            "ends_on": today + timedelta(days=10),
            "period_from": date(today.year, 1, 1),
            "period_to": today,
            "units": units or (UnitFactory(),),
        }
        | fields
    )
    made = rounds.prepare(actor=officer, office=office, terms=terms)
    teams.name(actor=officer, round_=made, person=officer, part=TeamPart.LEAD)
    return made


def lead_of(round_: InspectionRound) -> User:
    """The head of the team."""
    return round_.team.get(part=TeamPart.LEAD).person


def opened(*units: Unit, tasks: int = 2, **fields: Any) -> InspectionRound:
    """A round that has begun, with so many tasks of each unit in its sample."""
    own = units or (UnitFactory(),)
    for unit in own:
        for _number in range(tasks):
            task(unit)
    made = prepared(*own, **fields)
    drawing.draw(actor=lead_of(made), round_=made, size=tasks * len(own), seed="mau")
    return rounds.open_(actor=lead_of(made), round_=made)


def visit_of(round_: InspectionRound, unit: Unit | None = None) -> Visit:
    """The visit to the unit, or the only one."""
    found = round_.visits.select_related("unit", "round")
    return found.get(unit=unit) if unit else found.get()


def answered(items: Iterable[SampleItem], by: User) -> None:
    """Every question answered with yes."""
    for item in items:
        checking.answer(actor=by, item=item, answers=YES)


def found(item: SampleItem, by: User, nature: Nature = Nature.MET, text: str = "Đã làm đúng.") -> Finding:
    """A finding that rests on all the evidence of its task."""
    seen = [] if nature == Nature.NO_EVIDENCE else item.assignment.evidence.filter(withdrawn_at=None)
    return findings.write(actor=by, item=item, nature=nature, text=text, evidence=seen)


def sent(round_: InspectionRound | None = None) -> Visit:
    """The only visit with its findings sent: all met but the first, which recommends something."""
    made = round_ or opened()
    lead, visit = lead_of(made), visit_of(made)
    items = list(visit.items.order_by("pk"))
    answered(items, lead)
    for place, item in enumerate(items):
        if place:
            found(item, lead)
            continue
        fault = found(item, lead, Nature.WRONG_FIGURE, "Báo cáo 2 sản phẩm, mở được 1.")
        due = timezone.localdate() + timedelta(days=20)
        recommendations.recommend(actor=lead, finding=fault, text="Đính chính số liệu", due=due)
    return visits.send(actor=lead, visit=visit, explain_due=timezone.localdate() + timedelta(days=5))


def sent_to(visit: Visit, by: User) -> Visit:
    """The visit with every task answered and its findings, made before, sent."""
    answered(visit.items.all(), by)
    return visits.send(actor=by, visit=visit, explain_due=timezone.localdate() + timedelta(days=5))


def fault_of(visit: Visit) -> Finding:
    """The finding that is not met."""
    return Finding.objects.exclude(nature=Nature.MET).get(item__visit=visit)


def concluded(visit: Visit | None = None) -> Visit:
    """The unit has agreed, the meeting is recorded, its inspection concluded."""
    held = visit or sent()
    staff, lead = person(Role.UNIT_STAFF, held.unit), lead_of(held.round)
    explaining.explain(actor=staff, finding=fault_of(held), agrees=True)
    visits.record(
        actor=lead,
        visit=held,
        held_on=timezone.localdate(),
        begins_at=time(8),
        ends_at=time(11, 30),
        place="Trụ sở đơn vị",
        unit_side="Phó Giám đốc\nTrưởng phòng",
    )
    return visits.conclude(actor=lead, visit=held)


def recommended() -> Recommendation:
    """A recommendation that the unit has to carry out."""
    return concluded().recommendations.get()
