"""Rights of plans, decided a second time by hand (phân công)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.core.domain import files
from nhipcau.plans.domain import policy as plans
from nhipcau.plans.domain.activities import Edit
from nhipcau.plans.domain.terms import Terms
from nhipcau.plans.enums import AssignmentState, Column
from nhipcau.plans.models import Activity, Plan, Term
from tests.factories import plans as made
from tests.factories.units import standing_office

from ..shapes import Address, Arguments, Case, pk, today
from ..world import World


def changed(w: World) -> dict[str, Any]:
    return {
        "assignment": w.assignment(),
        "due": today() + timedelta(days=9),
        "deliverable": "tin",
        "supporters": [],
        "approver": standing_office(),
        "reason": "đổi hạn",
    }


def evidence_of(w: World) -> dict[str, Any]:
    return {"assignment": w.assignment(), "title": "Tin", "kind": "publication", "done_on": today()}


def file_evidence(w: World):
    evidence = w.evidence()
    evidence.link, evidence.file, evidence.file_name = "", files.keep(b"%PDF-1.7"), "tin.pdf"
    evidence.save()
    return evidence


def drafted(w: World) -> Plan:
    """A draft of the unit's own, for the one task it was given."""
    given = w.assignment()
    return made.plan_for(given.obligation, actor=w.colleague, office=w.own, year=today().year)


def issued(w: World) -> Plan:
    """A plan of the province whose only line the unit leads."""
    return made.issued(made.plan_for(w.confirmed(), actor=w.officer))


def in_plan(w: World, **more: Any) -> dict[str, Any]:
    """A draft and its line, as the arguments of a verb."""
    plan = drafted(w)
    return {"plan": plan, "activity": plan.activities.get()} | more


def two_lines(w: World) -> dict[str, Any]:
    plan = drafted(w)
    return {"plan": plan, "activities": [plan.activities.get(), made.line(plan, w.own)]}


def gap(w: World) -> dict[str, Any]:
    """A draft with an obligation that no line answers."""
    plan = drafted(w)
    obligation = plan.activities.get().obligations.get()
    plan.activities.all().delete()
    return {"plan": plan, "obligation": obligation}


def taken_in(w: World) -> dict[str, Any]:
    """A draft and a task that came to the unit after it was drafted."""
    return {"plan": drafted(w), "obligations": [w.assignment().obligation]}


def of_line(w: World) -> list[int]:
    line = Activity.objects.get(plan=drafted(w))
    return [line.plan_id, line.pk]


def charged(w: World, **more: Any) -> dict[str, Any]:
    """A line of the unit's own plan, as the argument of a verb."""
    return {"activity": drafted(w).activities.get()} | more


def of_gap(w: World) -> list[int]:
    wanted = gap(w)
    return [wanted["plan"].pk, wanted["obligation"].pk]


def of_ground(w: World) -> list[int]:
    plan = drafted(w)
    return [plan.pk, plan.directives.get().pk]


def a_term(w: World) -> Term:
    return Term.objects.create(kind="theme", name="Mục của riêng phép thử")


def button(arguments: Arguments) -> Address:
    return Address(plans.PLAN, arguments, button=True)


# action                clerk  officer head  staff leader admin
DECISIONS = """
plans.assign            -      all     -     -     -      -
plans.work              -      own     own   own   -      -
plans.submit            -      own     own   own   -      -
plans.decide            -      all     own   -     -      -
plans.reopen            -      all     -     -     -      -
plans.read              -      all     own   own   all    -
plans.plan              -      all     own   own   -      -
plans.read_plan         all    all     own   own   all    -
plans.start             all    all     own   own   -      -
plans.classify          -      all     -     -     -      all
"""
# It turns a file away for a verb that asked for its right already.
UNDER_OTHERS = {"plans.domain.filetypes.require_admissible"}
VERBS: dict[str, Case] = {
    "plans.domain.assignments.assign": Case(
        plans.ASSIGN, lambda w: {"obligation": w.confirmed(), "unit": w.own, "approver": standing_office()}
    ),
    "plans.domain.assignments.assign_many": Case(
        plans.ASSIGN,
        lambda w: {"orders": [(w.confirmed(), Terms(unit=w.own, approver=standing_office()))]},
    ),
    "plans.domain.assignments.change": Case(plans.ASSIGN, changed),
    "plans.domain.assignments.hand_over": Case(
        plans.ASSIGN, lambda w: {"assignment": w.assignment(), "unit": w.other, "reason": "đổi đơn vị"}
    ),
    "plans.domain.assignments.cancel": Case(
        plans.ASSIGN, lambda w: {"assignment": w.assignment(), "reason": "giao nhầm"}
    ),
    "plans.domain.progress.update": Case(plans.WORK, lambda w: {"assignment": w.assignment(), "percent": 10}),
    "plans.domain.evidence.add_file": Case(
        plans.WORK,
        lambda w: evidence_of(w) | {"content": b"%PDF-1.7\n%%EOF", "name": "tin.pdf", "no_secret": True},
    ),
    "plans.domain.evidence.add_link": Case(
        plans.WORK, lambda w: evidence_of(w) | {"link": "https://example.org/tin"}
    ),
    "plans.domain.evidence.withdraw": Case(
        plans.WORK, lambda w: {"evidence": w.evidence(), "reason": "nhầm"}
    ),
    "plans.domain.submissions.submit": Case(plans.SUBMIT, lambda w: {"assignment": w.evidence().assignment}),
    "plans.domain.submissions.accept": Case(plans.DECIDE, lambda w: {"submission": w.submission()}),
    "plans.domain.submissions.return_": Case(
        plans.DECIDE, lambda w: {"submission": w.submission(), "reason": "thiếu đường dẫn"}
    ),
    "plans.domain.submissions.reopen": Case(
        plans.REOPEN,
        lambda w: {
            "assignment": w.assignment(state=AssignmentState.ACCEPTED, accepted_at=timezone.now()),
            "reason": "nhầm",
        },
    ),
    "plans.domain.plans.draft": Case(
        plans.PLAN, lambda w: {"office": w.own, "year": 2026, "title": "Công tác năm 2026"}
    ),
    "plans.domain.plans.add_directive": Case(
        plans.PLAN, lambda w: {"plan": drafted(w), "directive": w.assignment().obligation.directive}
    ),
    "plans.domain.plans.remove_directive": Case(
        plans.PLAN, lambda w: {"plan": drafted(w), "directive": w.confirmed_directive()}
    ),
    "plans.domain.plans.correct": Case(
        plans.PLAN, lambda w: {"plan": drafted(w), "title": "Tên khác", "year": 2027, "kind": "yearly"}
    ),
    "plans.domain.plans.answer_gap": Case(plans.PLAN, gap),
    "plans.domain.plans.take_in": Case(plans.PLAN, taken_in),
    "plans.domain.working.put_in_charge": Case(plans.PLAN, lambda w: charged(w, person=w.colleague)),
    "plans.domain.working.report": Case(plans.WORK, lambda w: charged(w, percent=40)),
    "plans.domain.omissions.omit": Case(plans.PLAN, lambda w: gap(w) | {"reason": "đã làm năm trước"}),
    "plans.domain.omissions.take_back": Case(plans.PLAN, gap),
    "plans.domain.activities.add": Case(plans.PLAN, lambda w: {"plan": drafted(w)}),
    "plans.domain.activities.change": Case(
        plans.PLAN,
        lambda w: {
            "plan": (plan := drafted(w)),
            "edits": [Edit(plan.activities.get().pk, Column.DELIVERABLE, "tin")],
        },
    ),
    "plans.domain.activities.move": Case(plans.PLAN, lambda w: in_plan(w, step=1)),
    "plans.domain.activities.remove": Case(plans.PLAN, in_plan),
    "plans.domain.activities.restore": Case(plans.PLAN, in_plan),
    "plans.domain.merging.merge": Case(plans.PLAN, two_lines),
    "plans.domain.activities.answer": Case(plans.PLAN, lambda w: in_plan(w, obligations=[])),
    "plans.domain.versions.keep": Case(plans.PLAN, lambda w: {"plan": drafted(w)}),
    "plans.domain.starting.start": Case(plans.START, lambda w: {"plan": made.issued(drafted(w))}),
    "plans.domain.taxonomy.add": Case(plans.CLASSIFY, lambda w: {"kind": "theme", "name": "Chủ đề mới"}),
    "plans.domain.taxonomy.correct": Case(plans.CLASSIFY, lambda w: {"term": a_term(w), "name": "Khác"}),
    "plans.domain.taxonomy.remove": Case(plans.CLASSIFY, lambda w: {"term": a_term(w)}),
}
ADDRESSES: dict[str, Address] = {
    "plans:tracking": Address(plans.READ),
    "plans:assignment": Address(plans.READ, pk(World.assignment)),
    "plans:change": Address(plans.ASSIGN, pk(World.assignment)),
    "plans:evidence_file": Address(plans.READ, pk(file_evidence)),
    "plans:assign": Address(plans.ASSIGN, pk(World.confirmed)),
    "plans:assign_many": Address(plans.ASSIGN, pk(World.confirmed_directive)),
    "plans:plans": Address(plans.READ_PLAN),
    "plans:draft_plan": Address(plans.PLAN),
    "plans:terms": Address(plans.CLASSIFY),
    "plans:term": Address(plans.CLASSIFY, pk(a_term)),
    "plans:grid": Address(plans.READ_PLAN, pk(issued)),
    "plans:paper_tab": Address(plans.READ_PLAN, pk(issued)),
    "plans:unit_plans": Address(plans.READ_PLAN),
    "plans:asked": Address(plans.READ),
    "plans:line": Address(plans.READ_PLAN, of_line),
    "plans:chain_of_plan": Address(plans.READ_PLAN, pk(drafted)),
    "plans:chain_of_directive": Address(plans.READ_PLAN, lambda w: [w.assignment().obligation.directive_id]),
    "plans:chain_of_work": Address(plans.READ, pk(World.assignment)),
    "plans:gaps": Address(plans.PLAN, pk(drafted)),
    "plans:wording": Address(plans.PLAN, pk(drafted)),
    "plans:versions": Address(plans.PLAN, pk(drafted)),
    "plans:activity": Address(plans.PLAN, of_line),
    "plans:save_cells": button(pk(drafted)),
    "plans:add_activity": button(pk(drafted)),
    "plans:merge_activities": button(pk(drafted)),
    "plans:move_activity": button(of_line),
    "plans:remove_activity": button(of_line),
    "plans:restore_activity": button(of_line),
    "plans:answer_gap": button(of_gap),
    "plans:omit": button(of_gap),
    "plans:take_back_omission": button(of_gap),
    "plans:add_directive": button(pk(drafted)),
    "plans:remove_directive": button(of_ground),
    "plans:keep_version": button(pk(drafted)),
}
FILTERED = {"plans:tracking", "plans:plans", "plans:draft_plan", "plans:asked"}
# Every unit side by side.
WHOLE = {"plans:unit_plans"}
