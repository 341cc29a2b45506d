"""Submitting, accepting, returning, reopening: the two-person rule and every refusal (nộp và duyệt)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.plans.domain import evidence, progress, submissions
from nhipcau.plans.enums import AssignmentState, Decision, EvidenceKind
from nhipcau.plans.models import Assignment, Submission
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership
from tests.factories.plans import AssignmentFactory, EvidenceFactory, submitted
from tests.factories.units import UnitFactory, person, standing_office


def fresh(assignment: Assignment) -> Assignment:
    return Assignment.objects.get(pk=assignment.pk)


def test_from_evidence_to_acceptance(office) -> None:
    EvidenceFactory(assignment=office.assignment)
    submission = submissions.submit(actor=office.staff, assignment=office.assignment, note="Đủ 06 tin")
    assert fresh(office.assignment).state == AssignmentState.SUBMITTED
    submissions.accept(actor=office.officer, submission=submission)
    done = fresh(office.assignment)
    assert (done.state, done.progress) == (AssignmentState.ACCEPTED, 100)
    assert done.accepted_at is not None
    verbs = list(AuditEntry.objects.filter(subject_id=str(done.pk)).values_list("verb", flat=True))
    assert verbs == ["plans.submit", "plans.accept"]


def test_nothing_to_show_nothing_to_submit(office) -> None:
    EvidenceFactory(assignment=office.assignment, withdrawn_at=timezone.now())
    with pytest.raises(Refused, match="Chưa có minh chứng"):
        submissions.submit(actor=office.staff, assignment=office.assignment)
    assert not Submission.objects.exists()


def test_a_second_click_submits_once_and_a_colleague_is_told(office) -> None:
    EvidenceFactory(assignment=office.assignment)
    first = submissions.submit(actor=office.staff, assignment=office.assignment)
    assert submissions.submit(actor=office.staff, assignment=office.assignment) == first
    with pytest.raises(Refused, match="đang chờ duyệt"):
        submissions.submit(actor=office.head, assignment=office.assignment)


def test_a_second_click_decides_once(office) -> None:
    submission = submitted(office.assignment, office.staff)
    first = submissions.accept(actor=office.officer, submission=submission)
    assert submissions.accept(actor=office.officer, submission=submission).decided_at == first.decided_at
    assert AuditEntry.objects.filter(verb="plans.accept").count() == 1


def test_who_submitted_never_decides(office) -> None:
    """Also with the right twice over: staff of the unit and officer of the standing office."""
    Membership.objects.create(person=office.staff, unit=standing_office(), role=Role.OFFICER)
    submission = submitted(office.assignment, office.staff)
    assert not submissions.decidable_by(office.staff, submission)
    for decide in (submissions.accept, submissions.return_):
        with pytest.raises(Refused, match="không tự duyệt"):
            decide(actor=office.staff, submission=submission, reason="Tự thấy đủ")
    assert fresh(office.assignment).state == AssignmentState.SUBMITTED


@pytest.mark.django_db
def test_the_head_of_the_deciding_unit_decides_and_no_other_head() -> None:
    ministry = UnitFactory()
    assignment = AssignmentFactory(unit=UnitFactory(parent=ministry), approver=ministry)
    submission = submitted(assignment, person(Role.UNIT_STAFF, assignment.unit))
    outsider = person(Role.UNIT_HEAD)
    with pytest.raises(PermissionDenied):
        submissions.accept(actor=outsider, submission=submission)
    with pytest.raises(PermissionDenied):
        submissions.accept(actor=person(Role.UNIT_STAFF, ministry), submission=submission)
    submissions.accept(actor=person(Role.UNIT_HEAD, ministry), submission=submission)
    assert fresh(assignment).state == AssignmentState.ACCEPTED


def test_returned_with_a_reason_corrected_and_submitted_anew(office) -> None:
    submission = submitted(office.assignment, office.staff)
    with pytest.raises(Refused, match="lý do"):
        submissions.return_(actor=office.officer, submission=submission, reason=" ")
    submissions.return_(actor=office.officer, submission=submission, reason="Thiếu bản tiếng Anh")
    assert fresh(office.assignment).state == AssignmentState.RETURNED
    again = submissions.submit(actor=office.head, assignment=office.assignment)
    assert again.number == 2
    with pytest.raises(Refused, match="đã có người duyệt"):
        submissions.accept(actor=office.officer, submission=submission)
    submissions.accept(actor=office.officer, submission=again)
    assert fresh(office.assignment).submissions.get(number=1).decision == Decision.RETURNED


def test_two_approvers_cannot_decide_differently(office) -> None:
    submission = submitted(office.assignment, office.staff)
    submissions.accept(actor=office.officer, submission=submission)
    with pytest.raises(Refused, match="đã có người duyệt"):
        submissions.return_(actor=person(Role.OFFICER), submission=submission, reason="Chưa đạt")
    assert fresh(office.assignment).state == AssignmentState.ACCEPTED


def test_reopening_keeps_the_acceptance_in_the_history(office) -> None:
    submission = submitted(office.assignment, office.staff)
    with pytest.raises(Refused, match="Chờ duyệt"):
        submissions.reopen(actor=office.officer, assignment=office.assignment, reason="Nhầm")
    submissions.accept(actor=office.officer, submission=submission)
    with pytest.raises(PermissionDenied):
        submissions.reopen(actor=office.head, assignment=office.assignment, reason="Muốn bổ sung")
    submissions.reopen(actor=office.officer, assignment=office.assignment, reason="Đường dẫn đã hỏng")
    reopened = fresh(office.assignment)
    assert (reopened.state, reopened.accepted_at) == (AssignmentState.RETURNED, None)
    kept = reopened.submissions.get()
    assert (kept.decision, kept.reopen_reason) == (Decision.ACCEPTED, "Đường dẫn đã hỏng")


VERBS = {
    "progress": lambda actor, it: progress.update(actor=actor, assignment=it, percent=40),
    "link": lambda actor, it: evidence.add_link(
        actor=actor,
        assignment=it,
        link="https://example.gov.vn/moi",
        title="Tin mới",
        kind=EvidenceKind.PUBLICATION,
        done_on=timezone.localdate(),
    ),
    "withdraw": lambda actor, it: evidence.withdraw(actor=actor, evidence=it.evidence.first()),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", AssignmentState)
def test_the_unit_changes_its_work_only_while_it_holds_it(office, verb: str, state: AssignmentState) -> None:
    EvidenceFactory(assignment=office.assignment)
    Assignment.objects.filter(pk=office.assignment.pk).update(state=state)
    holds = state in {AssignmentState.ASSIGNED, AssignmentState.IN_PROGRESS, AssignmentState.RETURNED}
    if holds:
        VERBS[verb](office.staff, office.assignment)
        assert AuditEntry.objects.exists()
    else:
        with pytest.raises(Refused):
            VERBS[verb](office.staff, office.assignment)
        assert fresh(office.assignment).state == state
        assert not AuditEntry.objects.exists()


def test_progress_starts_the_work_and_a_repeat_writes_nothing(office) -> None:
    for _click in range(2):
        moved = progress.update(
            actor=office.staff, assignment=office.assignment, percent=30, note="Đã có 2/6"
        )
    assert (moved.state, moved.progress) == (AssignmentState.IN_PROGRESS, 30)
    assert AuditEntry.objects.filter(verb="plans.progress").count() == 1
    for wrong in (-1, 101):
        with pytest.raises(Refused, match="0 đến 100"):
            progress.update(actor=office.staff, assignment=office.assignment, percent=wrong)
