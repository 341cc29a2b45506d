"""Bắt đầu theo kế hoạch: an issued plan becomes assignments, each traced to the sentence that asked for it.

An activity that answers directives hands out their obligations. One that answers none, or whose
obligations its neighbours have handed out to the same units, becomes a line of the plan as a source of
its own, so that its figure leads back to the plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.core.models import StoredFile
from nhipcau.core.queries import history_of
from nhipcau.directives.domain import registers
from nhipcau.directives.enums import ObligationState, Part, Source, System
from nhipcau.directives.models import Obligation
from nhipcau.issuing.domain import letterheads, papers
from nhipcau.issuing.models import Paper
from nhipcau.official.domain import wording
from nhipcau.official.domain.content import Form
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import AssignmentState
from ..models import Activity, ActivityObligation, Assignment, Plan
from . import holding, notifying, policy
from .assignments import begin
from .paper import plan_of
from .proposals import default_approver, proposed_due
from .terms import Terms


@dataclass
class Start:
    """Kết quả bắt đầu: assignments made, and those that stood already."""

    made: list[Assignment] = field(default_factory=list)
    kept: list[Assignment] = field(default_factory=list)


def issued(actor: User, paper: Paper) -> None:
    """Kế hoạch đã ban hành thì giao việc, within the transaction that records its number."""
    start(actor=actor, plan=plan_of(paper))


def start(*, actor: User, plan: Plan) -> Start:
    """Giao việc theo kế hoạch; a second time it makes only what is missing.

    A unit's own plan hands out nothing: its lines serve the work the unit has, and the trail says so.
    Days that are past stay as the signed plan states them. Raises PermissionDenied; Refused when a unit
    is no longer in being or nobody is there to accept the results.
    """
    holding.require(actor, policy.START, plan)
    if plan.by_unit:
        return _serve(actor, plan)
    result = Start()
    with transaction.atomic():
        held = Plan.objects.select_for_update(of=("self",)).select_related("office", "paper").get(pk=plan.pk)
        rows = queries.in_groups(queries.lines(held))
        approver = default_approver(Unit.objects.filter(is_standing_office=True)) or held.office
        bare = [row for row in rows if not _hand_out(actor, row, approver, result)]
        if bare and held.source is None:
            _enter(actor, held, bare)
            again = {row.pk: row for row in queries.lines(held).filter(pk__in=[row.pk for row in bare])}
            for row in bare:
                _hand_out(actor, again[row.pk], approver, result)
        papers.concern(paper=held.paper, units=_named(rows))
        if result.made:
            audit.record(
                actor=actor,
                verb="plans.plan.start",
                subject=held,
                after={"assignments": len(result.made), "kept": len(result.kept)},
            )
            notifying.assigned(actor, result.made)
    return result


def _serve(actor: User, plan: Plan) -> Start:
    """Kế hoạch riêng của đơn vị: each line is told to serve what the unit was given, once."""
    result = Start()
    with transaction.atomic():
        held = Plan.objects.select_for_update(of=("self",)).select_related("office", "paper").get(pk=plan.pk)
        links: dict[int, tuple[Assignment, list[int]]] = {}
        for row in queries.live_activities(held).select_related("plan"):
            for work in queries.served_by(row):
                links.setdefault(work.pk, (work, []))[1].append(row.pk)
        result.kept = [work for work, _lines in links.values()]
        papers.concern(paper=held.paper, units=[held.office])
        if history_of(held).filter(verb="plans.plan.start").exists():
            return result
        audit.record_many(
            actor=actor,
            verb="plans.link",
            changed=[(work, {}, {"plan": held.pk, "activities": lines}) for work, lines in links.values()],
        )
        after = {"assignments": 0, "kept": len(result.kept)}
        audit.record(actor=actor, verb="plans.plan.start", subject=held, after=after)
    return result


def _hand_out(actor: User, row: Activity, approver: Unit, result: Start) -> bool:
    """Giao một hoạt động; False when nothing of it stands as an assignment of this activity."""
    stands = False
    leads = members_of(row, Part.LEAD)
    supporters = tuple(unit for unit in members_of(row, Part.SUPPORT) if unit not in leads)
    for answer in row.answers.all():
        obligation = answer.obligation
        if obligation.state != ObligationState.CONFIRMED:
            continue
        for unit in leads:
            standing = _standing(obligation, unit)
            if standing is None:
                due = row.due or proposed_due(obligation, timezone.localdate())[0]
                terms = Terms(unit, row.approver or approver, supporters, due, row.deliverable, True)
                result.made.append(begin(actor, obligation, terms, row))
                stands = True
            elif _link(actor, standing, row):
                result.kept.append(standing)
                stands = True
    return stands


def members_of(row: Activity, part: Part) -> list[Unit]:
    """Đơn vị của một vai trò, a group as its members in being today; each once."""
    today = timezone.localdate()
    found: dict[int, Unit] = {}
    for party in row.parties.all():
        if party.part != part:
            continue
        if party.unit:
            found.setdefault(party.unit.pk, party.unit)
        elif party.group:
            for unit in party.group.members.all():
                if unit.exists_on(today):
                    found.setdefault(unit.pk, unit)
    return list(found.values())


def _named(rows: Iterable[Activity]) -> list[Unit]:
    """Các đơn vị có tên trong kế hoạch, each once."""
    found = {unit.pk: unit for row in rows for part in Part for unit in members_of(row, Part(part))}
    return list(found.values())


def _standing(obligation: Obligation, unit: Unit) -> Assignment | None:
    return (
        Assignment.objects.filter(obligation=obligation, unit=unit, period="")
        .exclude(state=AssignmentState.CANCELLED)
        .select_related("activity")
        .first()
    )


def _link(actor: User, standing: Assignment, row: Activity) -> bool:
    """Gắn việc đã giao with the activity; work of another activity of this plan is not this one's."""
    if standing.activity_id == row.pk:
        return True
    if standing.activity is not None:
        return standing.activity.plan_id != row.plan_id
    standing.activity = row
    standing.save(update_fields=["activity"])
    audit.record(actor=actor, verb="plans.link", subject=standing, after={"activity": row.pk})
    return True


@in_official_language
def _enter(actor: User, plan: Plan, rows: Iterable[Activity]) -> None:
    """Ghi kế hoạch làm nguồn for the lines that lead back to no other directive."""
    given = list(rows)
    paper = plan.paper
    original, name = _original(paper)
    head = letterheads.of(paper, type_name=_("KẾ HOẠCH"))
    number = wording.number_line(replace(head, number=paper.number)).split(maxsplit=1)[1]
    source, obligations = registers.enter(
        actor=actor,
        source=Source.PLAN,
        original=original,
        file_name=name,
        header={
            "system": System.PARTY if head.form == Form.PARTY else System.STATE,
            "type_code": "KH",
            "type_name": _("Kế hoạch"),
            "number": number,
            "issuer_name": plan.office.name,
            "issuer": plan.office,
            "date": paper.issued_on,
            "title": paper.title,
        },
        opening=[
            _("Kế hoạch %(number)s") % {"number": number},
            paper.title,
            *filter(None, (ground.strip() for ground in plan.grounds.splitlines())),
        ],
        lines=[_line(place, row) for place, row in enumerate(given, 1)],
    )
    ActivityObligation.objects.bulk_create(
        ActivityObligation(activity=row, obligation=obligation)
        for row, obligation in zip(given, obligations, strict=True)
    )
    plan.source = source
    plan.save(update_fields=["source"])


@in_official_language
def _line(place: int, row: Activity) -> registers.Line:
    leads = members_of(row, Part.LEAD)
    if not leads:
        raise Refused(
            _("Hoạt động “%(text)s” không còn đơn vị chủ trì nào đang hoạt động; hãy sửa kế hoạch trước.")
            % {"text": row.text[:120]}
        )
    shown = [
        f"{place}. {row.text}",
        ", ".join(unit.name for unit in leads),
        row.deadline_text,
        row.deliverable,
    ]
    return registers.Line(
        shown=" – ".join(part for part in shown if part),
        text=row.text,
        leads=tuple(leads),
        supporters=tuple(unit for unit in members_of(row, Part.SUPPORT) if unit not in leads),
        section=str(place),
        due=row.due,
        deadline_text=row.deadline_text,
        deliverable=row.deliverable,
    )


def _original(paper: Paper) -> tuple[StoredFile, str]:
    """Bản gốc của nguồn: the signed file, else the paper as it was exported."""
    if paper.signed:
        return paper.signed, paper.signed_name
    from nhipcau.official.domain import pdf

    return files.keep(pdf.write(papers.document(paper))), "ke-hoach.pdf"
