"""Every state × every verb: done, done again without effect, or refused with nothing changed (trạng thái)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.issuing.domain import comments, letters, papers, signing
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.models import Paper
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.issuing import asked, letter, standing_at
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db

# D drafted, C commented on, S submitted, E exported, N numbered and issued, W withdrawn.
D, C, S, E, N, W = PaperState


def close(actor: User, paper: Paper) -> object:
    """The last round, open or not."""
    return comments.close(actor=actor, round=paper.rounds.get())


VERBS: dict[str, Callable[[User, Paper], object]] = {
    "ask": lambda actor, paper: comments.ask(
        actor=actor, paper=paper, units=[UnitFactory()], due=timezone.localdate() + timedelta(days=1)
    ),
    "submit": lambda actor, paper: signing.submit(actor=actor, paper=paper),
    "export": lambda actor, paper: signing.export(actor=actor, paper=paper, form="docx"),
    "take_back": lambda actor, paper: signing.take_back(actor=actor, paper=paper, reason="sửa lại"),
    "withdraw": lambda actor, paper: papers.withdraw(actor=actor, paper=paper, reason="không cần nữa"),
    "bring_back": lambda actor, paper: signing.bring_back(
        actor=actor, paper=paper, number="7", on=timezone.localdate()
    ),
    "retitle": lambda actor, paper: papers.retitle(actor=actor, paper=paper, title="trích yếu khác"),
    "write": lambda actor, paper: letters.write(
        actor=actor, paper=paper, title="trích yếu khác", addressees="Sở A", body="Một câu."
    ),
}
# What each verb leads to from each state; None: refused.
TABLE: dict[str, dict[PaperState, PaperState | None]] = {
    "ask": {D: C, C: C, S: None, E: None, N: None, W: None},
    "submit": {D: S, C: None, S: S, E: None, N: None, W: None},
    "export": {D: None, C: None, S: E, E: E, N: N, W: None},
    "take_back": {D: D, C: None, S: D, E: D, N: None, W: D},
    "withdraw": {D: W, C: W, S: W, E: W, N: None, W: W},
    "bring_back": {D: None, C: None, S: None, E: N, N: None, W: None},
    "retitle": {D: D, C: C, S: None, E: None, N: None, W: None},
    "write": {D: D, C: C, S: None, E: None, N: None, W: None},
}


def at(state: PaperState) -> Paper:
    """A letter that came to the state by the verbs where that is quick."""
    paper = letter()
    if state == C:
        asked(paper)
        paper.refresh_from_db()
        return paper
    standing_at(state, paper)
    if state == N:
        Paper.objects.filter(pk=paper.pk).update(number="03", issued_on=timezone.localdate())
    return paper


@pytest.mark.parametrize("state", list(PaperState))
@pytest.mark.parametrize("verb", list(TABLE))
def test_each_verb_from_each_state(verb: str, state: PaperState):
    paper, actor, led = at(state), person(Role.OFFICER), TABLE[verb][state]
    before = AuditEntry.objects.count()
    if led is None:
        with pytest.raises(Refused):
            VERBS[verb](actor, paper)
        assert AuditEntry.objects.count() == before
        led = state
    else:
        VERBS[verb](actor, paper)
    assert Paper.objects.get(pk=paper.pk).state == led


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.sampled_from([*TABLE, "close"]), max_size=12))
def test_no_walk_leaves_a_paper_in_two_minds(walk: list[str]):
    """Whatever is tried: one open round exactly while commenting, a number once issued, no draft locked."""
    actor, paper = person(Role.OFFICER), letter()
    for verb in walk:
        try:
            if verb == "close":
                open_round = comments.open_round(paper)
                if open_round:
                    comments.close(actor=actor, round=open_round)
            else:
                VERBS[verb](actor, paper)
        except Refused:
            pass
        paper.refresh_from_db()
        assert paper.rounds.filter(closed_at=None).count() == (paper.state == C)
        assert bool(paper.number) == (paper.state == N)
        assert (paper.submitted_at is not None) or paper.state not in {S, E, N}
        if paper.state in {S, E, N}:
            assert not papers.document(paper).letterhead.is_draft
