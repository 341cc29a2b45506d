"""Tách, gộp: pieces stay sub-spans of the source, and each gets what was read in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain import obligations, pieces
from nhipcau.directives.enums import ObligationState, Origin, Part
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User
from tests.factories.directives import DirectiveFactory, machine_of, obligation, party, reading_of
from tests.factories.units import UnitFactory

SENTENCE = st.text("Sở ban ngành xây dựng, kế hoạch đối ngoại", min_size=1, max_size=30).map(str.strip)
PARAGRAPH = st.lists(SENTENCE.filter(bool), min_size=1, max_size=6).map(". ".join)


@st.composite
def marked_text(draw):
    """A text, ascending spans in it, and some of the places where they may be cut."""
    parts = draw(st.lists(PARAGRAPH, min_size=1, max_size=4))
    text, spans = "", []
    for part in parts:
        text += "\n- "
        spans.append((len(text), len(text) + len(part)))
        text += part
    points = pieces.borders(text, spans)
    chosen = draw(st.lists(st.sampled_from(points), unique=True)) if points else []
    return text, spans, chosen


@given(marked_text())
def test_pieces_are_sub_spans_that_lose_no_letter(case):
    text, spans, cuts = case
    found = pieces.cut(text, spans, cuts)
    flat = [span for piece in found for span in piece]
    assert flat == sorted(flat)
    assert all(any(a <= start < end <= b for a, b in spans) for start, end in flat)
    assert all(end <= start for (_, end), (start, _) in pairwise(flat))
    assert pieces.words_of(text, flat).split() == pieces.words_of(text, spans).split()
    assert len(found) == len(cuts) + 1


@given(marked_text())
def test_joining_what_was_cut_gives_the_spans_back(case):
    text, spans, cuts = case
    flat = [span for piece in pieces.cut(text, spans, cuts) for span in piece]
    whole = pieces.joined(flat)
    assert whole == sorted(whole)
    assert sum(end - start for start, end in whole) <= sum(end - start for start, end in spans)
    assert {start for start, _ in whole} >= {min(start for start, _ in flat)}


TEXT = (
    "Sở Ngoại vụ xây dựng kế hoạch đón phóng viên, hoàn thành trước ngày 15/12/2026. "
    "Thẩm định dự toán, trình Ủy ban nhân dân tỉnh phê duyệt; Sở Tài chính bố trí kinh phí.\n"
    "Báo cáo kết quả hằng tháng."
)
FIRST = TEXT.split("\n")[0]


def machine(**more):
    at = TEXT.index
    return machine_of(
        TEXT,
        FIRST,
        lead=["Sở Ngoại vụ"],
        support=["Sở Tài chính"],
        deadline={
            "text": "trước ngày 15/12/2026",
            "date": "2026-12-15",
            "span": [at("trước ngày"), at(". Thẩm")],
        },
        authority="Ủy ban nhân dân tỉnh",
        deliverable="kế hoạch đón phóng viên",
        spans={
            "lead": [[0, 11]],
            "support": [[at("Sở Tài chính"), at(" bố trí")]],
            "authority": [[at("Ủy ban"), at(" phê duyệt")]],
            "deliverable": [[at("kế hoạch"), at(", hoàn")]],
        },
        **more,
    )


@pytest.fixture
def task(db: None) -> Obligation:
    home = DirectiveFactory(reading=reading_of(TEXT))
    made = obligation(home, machine=machine())
    party(made, Part.LEAD, "Sở Ngoại vụ", UnitFactory(name="Sở Ngoại vụ"))
    party(made, Part.SUPPORT, "Sở Tài chính", UnitFactory(name="Sở Tài chính"))
    return made


def test_a_split_gives_each_piece_what_was_read_in_it(officer: User, task: Obligation):
    cut = TEXT.index("Thẩm định")
    assert cut in obligations.cut_points(task)
    first, second = obligations.split(actor=officer, obligation=task, cuts=[cut])
    assert first.text == TEXT[: cut - 1]
    assert second.text == FIRST[cut:]
    assert (str(first.due), second.due) == ("2026-12-15", None)
    assert (first.authority, second.authority) == ("", "Ủy ban nhân dân tỉnh")
    assert (first.deliverable, second.deliverable) == ("kế hoạch đón phóng viên", "")
    assert [p.written for p in first.parties.all()] == ["Sở Ngoại vụ"]
    assert [p.written for p in second.parties.all()] == ["Sở Ngoại vụ", "Sở Tài chính"]
    task.refresh_from_db()
    assert (task.state, first.origin) == (ObligationState.REPLACED, Origin.SPLIT)
    assert list(first.parents.all()) == [task]


def test_what_a_person_filled_in_goes_to_every_piece(officer: User, task: Obligation):
    obligations.edit(actor=officer, obligation=task, wanted={"responsibility": "Giám đốc Sở"})
    children = obligations.split(actor=officer, obligation=task, cuts=[TEXT.index("Thẩm định")])
    assert {child.responsibility for child in children} == {"Giám đốc Sở"}


@pytest.mark.parametrize("cuts", [[], [0], [7], [10_000], [len(TEXT) - 3]])
def test_only_borders_of_sentences_are_cut(officer: User, task: Obligation, cuts: list[int]):
    with pytest.raises(Refused):
        obligations.split(actor=officer, obligation=task, cuts=cuts)
    task.refresh_from_db()
    assert task.state == ObligationState.PROPOSED


def test_splitting_twice_by_a_double_click_is_refused(officer: User, task: Obligation):
    cuts = [TEXT.index("Thẩm định")]
    obligations.split(actor=officer, obligation=task, cuts=cuts)
    with pytest.raises(Refused):
        obligations.split(actor=officer, obligation=task, cuts=cuts)
    assert Obligation.objects.count() == 3


def test_a_merge_puts_back_what_a_split_took_apart(officer: User, task: Obligation):
    children = obligations.split(actor=officer, obligation=task, cuts=[TEXT.index("Thẩm định")])
    merged = obligations.merge(actor=officer, obligations=children)
    assert merged.text == FIRST
    assert (str(merged.due), merged.authority) == ("2026-12-15", "Ủy ban nhân dân tỉnh")
    assert {p.written for p in merged.parties.all()} == {"Sở Ngoại vụ", "Sở Tài chính"}
    assert merged.origin == Origin.MERGED
    assert set(merged.parents.all()) == set(children)


def test_contradicting_deadlines_are_written_side_by_side(officer: User, task: Obligation):
    last = TEXT.split("\n")[1]
    other = obligation(
        task.directive,
        machine=machine_of(TEXT, last, deadline={"text": "hằng tháng", "date": "2026-01-31"}),
    )
    merged = obligations.merge(actor=officer, obligations=[task, other])
    assert (merged.due, merged.deadline_text) == (None, "trước ngày 15/12/2026; hằng tháng")
    assert merged.text == f"{FIRST} {last}"
    assert [task.directive.text[a:b] for a, b in merged.spans] == [FIRST, last]


def test_only_neighbours_merge(officer: User, task: Obligation):
    home = DirectiveFactory()
    with pytest.raises(Refused, match="cùng một văn bản"):
        obligations.merge(actor=officer, obligations=[task, obligation(home)])
    with pytest.raises(Refused, match="hai nhiệm vụ"):
        obligations.merge(actor=officer, obligations=[task])
    from tests.factories.directives import SENTENCES

    one, _two, three = (obligation(home, sentence=s) for s in SENTENCES)
    home.obligations.filter(pk__lt=one.pk).delete()
    with pytest.raises(Refused, match="liền nhau"):
        obligations.merge(actor=officer, obligations=[one, three])


def test_undoing_brings_the_parent_back(officer: User, task: Obligation):
    children = obligations.split(actor=officer, obligation=task, cuts=[TEXT.index("Thẩm định")])
    obligations.undo(actor=officer, obligation=task)
    task.refresh_from_db()
    assert task.state == ObligationState.PROPOSED
    assert {Obligation.objects.get(pk=c.pk).state for c in children} == {ObligationState.DROPPED}
    with pytest.raises(Refused, match="hoàn tác"):
        obligations.restore(actor=officer, obligation=children[0])
    with pytest.raises(Refused, match="chưa được tách"):
        obligations.undo(actor=officer, obligation=task)
    obligations.drop(actor=officer, obligation=task, reason="trùng")
    obligations.restore(actor=officer, obligation=task)


def test_undoing_stops_at_what_is_confirmed(officer: User, task: Obligation):
    first, _second = obligations.split(actor=officer, obligation=task, cuts=[TEXT.index("Thẩm định")])
    obligations.confirm(actor=officer, obligation=first)
    with pytest.raises(Refused, match="đã được xác nhận"):
        obligations.undo(actor=officer, obligation=task)
