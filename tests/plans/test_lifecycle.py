"""The state machine under random play, against a model of its own (vòng đời phân công)."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import assignments, evidence, progress, submissions
from nhipcau.plans.enums import AssignmentState as S
from nhipcau.plans.models import Assignment
from nhipcau.units.enums import Role
from tests.factories.plans import AssignmentFactory, EvidenceFactory
from tests.factories.units import person

# What each move does to the state; a move absent for a state must be refused and change nothing.
WITH_UNIT = (S.ASSIGNED, S.IN_PROGRESS, S.RETURNED)
MOVES = {
    "work": {S.ASSIGNED: S.IN_PROGRESS, S.IN_PROGRESS: S.IN_PROGRESS, S.RETURNED: S.RETURNED},
    "submit": dict.fromkeys(WITH_UNIT, S.SUBMITTED),
    "accept": {S.SUBMITTED: S.ACCEPTED},
    "return": {S.SUBMITTED: S.RETURNED},
    "reopen": {S.ACCEPTED: S.RETURNED},
    "cancel": dict.fromkeys((*WITH_UNIT, S.SUBMITTED, S.CANCELLED), S.CANCELLED),
    "withdraw": {state: state for state in WITH_UNIT},
}


@pytest.mark.django_db
class Lifecycle(TestCase):
    """Whoever plays, in whatever order: the states follow the table and the trail stays whole."""

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(sorted(MOVES)), st.booleans()), min_size=3, max_size=14))
    def test_any_sequence_of_moves(self, moves: list[tuple[str, bool]]) -> None:
        assignment = AssignmentFactory()
        people = [person(Role.UNIT_STAFF, assignment.unit), person(Role.UNIT_HEAD, assignment.unit)]
        officers = [person(Role.OFFICER), person(Role.OFFICER)]
        expected = S.ASSIGNED
        for move, second in moves:
            allowed = MOVES[move].get(expected)
            try:
                play(move, assignment, people[second], officers[second])
            except Refused:
                assert allowed is None, f"{move} refused in {expected}"
            else:
                assert allowed is not None, f"{move} went through in {expected}"
                expected = allowed
            self.check(assignment, expected)
        assert audit.broken_at() is None

    def check(self, assignment: Assignment, expected: S) -> None:
        now = Assignment.objects.get(pk=assignment.pk)
        assert now.state == expected
        assert (now.accepted_at is not None) == (expected == S.ACCEPTED)
        assert (now.cancelled_at is not None) == (expected == S.CANCELLED)
        undecided = now.submissions.filter(decision="").count()
        assert undecided <= 1
        assert expected != S.SUBMITTED or undecided == 1


def play(move: str, assignment: Assignment, worker, officer) -> None:
    """One person's attempt; the newest submission is the one an officer sees."""
    assignment = Assignment.objects.get(pk=assignment.pk)
    last = assignment.submissions.order_by("-number").first()
    if move == "work":
        progress.update(actor=worker, assignment=assignment, percent=20 if assignment.progress != 20 else 60)
    elif move == "submit":
        if not assignment.evidence.filter(withdrawn_at=None).exists() and assignment.is_with_unit:
            EvidenceFactory(assignment=assignment)
        submit_anew(assignment, worker)
    elif move == "withdraw":
        standing = EvidenceFactory(assignment=assignment)
        evidence.withdraw(actor=worker, evidence=standing)
    elif move in {"accept", "return"}:
        decide_anew(move, last, officer)
    elif move == "reopen":
        submissions.reopen(actor=officer, assignment=assignment, reason="Xem lại")
    else:
        assignments.cancel(actor=officer, assignment=assignment, reason="Thôi giao")


def submit_anew(assignment: Assignment, worker) -> None:
    """A repeat by the same person answers with the waiting one; here that counts as refused."""
    waiting = assignment.submissions.filter(decision="", submitted_by=worker).first()
    if submissions.submit(actor=worker, assignment=assignment) == waiting:
        raise Refused("repeated")


def decide_anew(move: str, submission, officer) -> None:
    if submission is None or submission.decided_at:
        raise Refused("nothing waits")
    if move == "accept":
        submissions.accept(actor=officer, submission=submission)
    else:
        submissions.return_(actor=officer, submission=submission, reason="Thiếu")


@pytest.mark.django_db
def test_own_and_other_unit_by_role() -> None:
    """Who may work on, submit and decide an assignment: every role, in the leading unit and outside."""
    may_work = {(Role.UNIT_HEAD, "own"), (Role.UNIT_STAFF, "own"), (Role.OFFICER, "own")}
    may_decide = {(Role.OFFICER, "own"), (Role.OFFICER, "other")}
    for role in Role:
        for place in ("own", "other"):
            assignment = AssignmentFactory()
            actor = person(role, assignment.unit if place == "own" else AssignmentFactory().unit)
            EvidenceFactory(assignment=assignment)
            assert reaches(
                lambda a=assignment, p=actor: progress.update(actor=p, assignment=a, percent=5)
            ) == ((role, place) in may_work), (role, place)
            assert reaches(lambda a=assignment, p=actor: submissions.submit(actor=p, assignment=a)) == (
                (role, place) in may_work
            ), (role, place)
            if (role, place) not in may_work:
                submissions.submit(actor=person(Role.UNIT_STAFF, assignment.unit), assignment=assignment)
            elif (role, place) in may_decide:
                continue  # their own submission: the two-person rule, tested by itself
            waiting = assignment.submissions.get()
            assert reaches(lambda s=waiting, p=actor: submissions.accept(actor=p, submission=s)) == (
                (role, place) in may_decide
            ), (role, place)


def reaches(act) -> bool:
    try:
        act()
    except PermissionDenied:
        return False
    return True
