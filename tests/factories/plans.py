"""Obligations to hand out, assignments in every state, and evidence (phân công và minh chứng)."""

from datetime import date
from typing import Any

import factory
from django.utils import timezone

from nhipcau.core.domain import files
from nhipcau.core.domain.folding import fold
from nhipcau.directives.enums import DirectiveState, ObligationState, Part
from nhipcau.directives.models import Directive, Obligation, ObligationUnit
from nhipcau.issuing.enums import PaperState
from nhipcau.plans.domain import plans
from nhipcau.plans.enums import AssignmentState, Decision, EvidenceKind
from nhipcau.plans.models import Activity, Assignment, Evidence, Plan, Submission
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, UnitGroup, User

from .units import UnitFactory, person, standing_office

OPENING = "III. TỔ CHỨC THỰC HIỆN\n1. "


def confirmed_obligation(
    text: str = "đăng tải tin, bài về xúc tiến đầu tư bằng tiếng Anh", **fields: Any
) -> Obligation:
    """A confirmed obligation in a directive of its own, unless `directive` is given, with its span."""
    number = Directive.objects.count() + 1
    source = f"{OPENING}{text[:1].upper()}{text[1:]}.\n"
    directive = fields.pop("directive", None) or Directive.objects.create(
        state=DirectiveState.CONFIRMED,
        file_name=f"van-ban-{number}.txt",
        number=f"{number}-HD/KT",
        title="Công tác thông tin đối ngoại",
        folded=fold(f"{number}-HD/KT Công tác thông tin đối ngoại"),
        date=date(2026, 1, 5),
        reading={"text": source, "sections": [], "footnotes": []},
    )
    start = len(OPENING)
    return Obligation.objects.create(
        directive=directive,
        **{
            "text": text,
            "section": "III.1",
            "spans": [[start, start + len(text)]],
            "state": ObligationState.CONFIRMED,
            "confirmed_at": timezone.now(),
        }
        | fields,
    )


def party(
    obligation: Obligation,
    part: Part = Part.LEAD,
    *,
    unit: Unit | None = None,
    group: UnitGroup | None = None,
    written: str = "",
) -> ObligationUnit:
    """A name in the obligation, resolved when `unit` or `group` is given."""
    return ObligationUnit.objects.create(
        obligation=obligation,
        part=part,
        position=obligation.parties.count(),
        unit=unit,
        group=group,
        written=written or str(unit or group or "Đơn vị chưa rõ"),
    )


class AssignmentFactory(factory.django.DjangoModelFactory[Assignment]):
    """Work just handed out by the standing office."""

    class Meta:
        model = Assignment

    obligation = factory.LazyFunction(confirmed_obligation)
    unit = factory.SubFactory(UnitFactory)
    approver = factory.LazyFunction(standing_office)
    folded = factory.LazyAttribute(lambda made: fold(made.obligation.text))


class EvidenceFactory(factory.django.DjangoModelFactory[Evidence]):
    """A link that stands."""

    class Meta:
        model = Evidence

    assignment = factory.SubFactory(AssignmentFactory)
    kind = EvidenceKind.PUBLICATION
    title = factory.Sequence(lambda n: f"Tin số {n}")
    done_on = factory.LazyFunction(timezone.localdate)
    link = factory.Sequence(lambda n: f"https://example.gov.vn/tin/{n}")


def submitted(assignment: Assignment, by: User) -> Submission:
    """The assignment with one piece of evidence, submitted by `by` and waiting for a decision."""
    if not assignment.evidence.exists():
        EvidenceFactory(assignment=assignment)
    assignment.state = AssignmentState.SUBMITTED
    assignment.save(update_fields=["state"])
    return Submission.objects.create(
        assignment=assignment, number=assignment.submissions.count() + 1, submitted_by=by
    )


def accepted(assignment: Assignment, by: User, decided_by: User) -> Assignment:
    """The assignment submitted and accepted now."""
    submission = submitted(assignment, by)
    submission.decision, submission.decided_by = Decision.ACCEPTED, decided_by
    submission.decided_at = timezone.now()
    submission.save()
    assignment.state, assignment.accepted_at = AssignmentState.ACCEPTED, submission.decided_at
    assignment.save()
    return assignment


def plan_for(*obligations: Obligation, actor: User | None = None, **fields: Any) -> Plan:
    """A plan drafted from the directives of these obligations, by the verb that drafts it."""
    directives = {obligation.directive_id: obligation.directive for obligation in obligations}
    return plans.draft(
        actor=actor or person(Role.OFFICER),
        directives=directives.values(),
        **{
            "office": standing_office(),
            "year": 2026,
            "title": "Công tác thông tin đối ngoại năm 2026",
        }
        | fields,
    )


def line(plan: Plan, lead: Unit | None = None, **fields: Any) -> Activity:
    """A line of the plan that answers no directive, led by a unit."""
    made = Activity.objects.create(
        plan=plan,
        **{"position": plan.activities.count() + 1, "text": "Mở chuyên mục tiếng Khmer"} | fields,
    )
    if lead:
        made.parties.create(part=Part.LEAD, written=lead.name, unit=lead)
    return made


def issued(plan: Plan, **fields: Any) -> Plan:
    """The plan's paper with number, date and signed file, as the registry brings them back."""
    paper = plan.paper
    for name, value in (
        {
            "state": PaperState.ISSUED,
            "number": "12",
            "symbol": "KH/BTG",
            "issued_on": date(2026, 1, 20),
            "signed": files.keep(b"%PDF-1.7 signed"),
            "signed_name": "ke-hoach-12.pdf",
        }
        | fields
    ).items():
        setattr(paper, name, value)
    paper.save()
    return plan
