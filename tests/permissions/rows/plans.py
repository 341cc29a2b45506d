"""Rights of plans, decided a second time by hand (phân công)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.core.domain import files
from nhipcau.plans.domain import policy as plans
from nhipcau.plans.domain.terms import Terms
from nhipcau.plans.enums import AssignmentState
from tests.factories.units import standing_office

from ..shapes import Address, Case, pk, today
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


# action                clerk  officer head  staff leader admin
DECISIONS = """
plans.assign            -      all     -     -     -      -
plans.work              -      own     own   own   -      -
plans.submit            -      own     own   own   -      -
plans.decide            -      all     own   -     -      -
plans.reopen            -      all     -     -     -      -
plans.read              -      all     own   own   all    -
"""
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
}
ADDRESSES: dict[str, Address] = {
    "plans:tracking": Address(plans.READ),
    "plans:assignment": Address(plans.READ, pk(World.assignment)),
    "plans:change": Address(plans.ASSIGN, pk(World.assignment)),
    "plans:evidence_file": Address(plans.READ, pk(file_evidence)),
    "plans:assign": Address(plans.ASSIGN, pk(World.confirmed)),
    "plans:assign_many": Address(plans.ASSIGN, pk(World.confirmed_directive)),
}
FILTERED = {"plans:tracking"}
