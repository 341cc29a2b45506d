"""Phiếu kiểm tra: the same five questions for every task, and the facts the system holds beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.models import Assignment
from nhipcau.units.models import User

from ..enums import Answer, Question, VisitState
from ..models import Check, SampleItem
from . import guards

LONGEST_NOTE = 500
# An answer that something is amiss says what.
NEEDS_A_NOTE = frozenset({Answer.PARTLY, Answer.NO})


@dataclass(frozen=True, slots=True)
class Facts:
    """Điều hệ thống ghi về một việc: days, how often returned, evidence and its quantity."""

    due: date | None
    handed_in: date | None
    accepted: date | None
    returned: int
    evidence: int
    quantity: int

    @property
    def days_late(self) -> int:
        """Số ngày muộn: of the last submission, or of today while there is none; 0 when in time."""
        if self.due is None:
            return 0
        last = self.handed_in or timezone.localdate()
        return max(0, (last - self.due).days)


def facts_of(assignment: Assignment) -> Facts:
    """Điều hệ thống ghi về một việc, today."""
    submissions = list(assignment.submissions.order_by("number"))
    last = submissions[-1] if submissions else None
    standing = assignment.evidence.filter(withdrawn_at=None)
    quantities = list(standing.values_list("quantity", flat=True))
    return Facts(
        due=assignment.due,
        handed_in=timezone.localdate(last.submitted_at) if last else None,
        accepted=timezone.localdate(assignment.accepted_at) if assignment.accepted_at else None,
        returned=sum(each.decision == "returned" for each in submissions),
        evidence=len(quantities),
        quantity=sum(quantities),
    )


def answer(*, actor: User, item: SampleItem, answers: Mapping[str, tuple[str, str]]) -> SampleItem:
    """Trả lời phiếu: `answers` holds (answer, note) by question; what is the same changes nothing.

    Raises Refused for an unknown answer, "partly" or "no" without a note, or once the unit is concluded.
    """
    guards.require_inspector(actor, item.visit)
    with transaction.atomic():
        held = guards.locked_visit(item.visit_id)
        sentence = _("Phiếu kiểm tra không còn sửa được.")
        guards.require_visit(held, [VisitState.CHECKING, VisitState.EXPLAINING], sentence)
        standing = {check.question: check for check in item.checks.all()}
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for question, (said, note) in answers.items():
            wanted = _sound(Question(question), said, note)
            check = standing.get(question) or Check(item=item, question=question)
            if (check.answer, check.note) == wanted:
                continue
            before[question] = f"{check.answer} {check.note}".strip()
            check.answer, check.note = wanted
            check.by, check.at = actor, timezone.now()
            check.save()
            after[question] = f"{check.answer} {check.note}".strip()
        if after:
            audit.record(actor=actor, verb="inspections.check", subject=item, before=before, after=after)
    return item


def _sound(question: Question, said: str, note: str) -> tuple[str, str]:
    note = " ".join(note.split())
    if said not in Answer.values:
        raise Refused(_("“%(question)s” chưa có trả lời.") % {"question": question.label})
    if said in NEEDS_A_NOTE and not note:
        raise Refused(
            _("“%(question)s”: trả lời “Một phần” hoặc “Không” thì ghi rõ thiếu gì.")
            % {"question": question.label}
        )
    if len(note) > LONGEST_NOTE:
        raise Refused(_("Ghi chú dài quá 500 ký tự; hãy rút gọn."))
    return said, note
