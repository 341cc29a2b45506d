"""Trích nguồn và đánh dấu: the sentence in its place, whatever lies around or over it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.directives.domain import excerpt, marking
from nhipcau.directives.models import Directive, Obligation
from tests.factories.directives import machine_of, reading_of

WORDS = st.text("aáờ bđ\n", max_size=120)


def obligation_at(text: str, spans: list[list[int]]) -> Obligation:
    return Obligation(pk=7, directive=Directive(reading=reading_of(text)), spans=spans)


@st.composite
def spans_in(draw, text: str, count: int = 4):
    edge = st.integers(0, len(text))
    return draw(st.lists(st.tuples(edge, edge).map(sorted).map(list), max_size=count))


@given(st.data(), WORDS)
def test_an_excerpt_is_the_source(data: st.DataObject, text: str):
    spans = data.draw(spans_in(text))
    for piece in excerpt.of(obligation_at(text, spans), context=10):
        assert piece.marked == text[piece.start : piece.end]
        assert len(piece.before) <= 12
        assert len(piece.after) <= 12
        around = text[max(0, piece.start - 12) : piece.end + 12]
        assert piece.before.removeprefix("… ") in around
        assert piece.after.removesuffix(" …") in around


def test_neighbours_show_nothing_twice():
    text = "một hai ba bốn năm"
    first, second = excerpt.of(obligation_at(text, [[0, 3], [8, 10]]), context=240)
    assert (first.before, first.marked, first.after) == ("", "một", " hai ")
    assert (second.before, second.marked, second.after) == ("", "ba", " bốn năm")


def test_a_long_context_is_cut_at_words():
    text = "mot hai ba " * 10 + "NHIEM VU" + " bon nam sau" * 10
    start = text.index("NHIEM")
    (piece,) = excerpt.of(obligation_at(text, [[start, start + 8]]), context=9)
    assert (piece.before, piece.after) == ("… hai ba ", " bon nam …")


@given(st.data(), WORDS)
def test_marking_loses_no_letter_whatever_overlaps(data: st.DataObject, text: str):
    reading = reading_of(text)
    reading["citations"] = [
        {"span": span, "type": "KH", "number": "1/KH", "date": None} for span in data.draw(spans_in(text))
    ]
    reading["findings"] = [{"code": "x", "message": "xem lại", "spans": data.draw(spans_in(text))}]
    task = obligation_at(text, data.draw(spans_in(text)))
    blocks = marking.blocks(reading, [(1, task)])
    shown = ["".join(s.text for s in cell) for b in blocks for row in b.rows for cell in row]
    assert shown == [line.strip() for line in text.split("\n") if line.strip()]
    anchors = [m.anchor for b in blocks for s in b.only for m in s.opening if m.anchor.startswith("cau-")]
    assert len(anchors) == len(set(anchors))


def test_every_task_has_its_place_and_its_way_to_the_card():
    text = "I. VIỆC\n\n- Sở A làm báo cáo.\n\nSTT | Việc | Cơ quan\n1 | Mở trang | Sở B"
    first = obligation_at(text, [machine_of(text, "Sở A làm báo cáo.")["span"]])
    second = Obligation(pk=8, spans=[machine_of(text, "Mở trang")["span"]])
    reading = reading_of(text)
    reading["sections"] = [
        {
            "id": "I",
            "label": "I",
            "kind": "heading",
            "level": 1,
            "heading": "VIỆC",
            "span": [0, 30],
            "parent": None,
        }
    ]
    heading, para, table = marking.blocks(reading, [(1, first), (2, second)])
    assert (heading.kind, heading.level, heading.anchor) == ("heading", 3, "muc-0")
    marked = next(s for s in para.only if s.tasks)
    assert (marked.text, marked.tasks) == ("Sở A làm báo cáo.", "7")
    assert marked.opening[0].refs == (("#nhiem-vu-7", "1"),)
    assert [[c[0].text for c in row] for row in table.rows] == [
        ["STT", "Việc", "Cơ quan"],
        ["1", "Mở trang", "Sở B"],
    ]
    assert table.rows[1][1][0].tasks == "8"


@pytest.mark.parametrize("levels", [[1, 2, 3], [1, 3, 3], [3, 1, 4], [2, 2, 1]])
def test_heading_levels_never_skip(levels: list[int]):
    lines = [f"{i}. Mục {i}" for i in range(len(levels))]
    text = "\n".join(lines)
    reading = reading_of(text)
    reading["sections"] = [
        {"level": level, "heading": f"Mục {i}", "span": [text.index(lines[i]), len(text)]}
        for i, level in enumerate(levels)
    ]
    found = [block.level for block in marking.blocks(reading, [])]
    assert found[0] == 3
    assert all(later <= earlier + 1 for earlier, later in pairwise(found))


def test_a_footnote_call_leads_to_its_note():
    text = "văn bản của tỉnh¹; ý kiến (2)"
    reading = reading_of(text)
    reading["footnotes"] = [
        {"label": "1", "text": "Chỉ thị số 1", "called_at": text.index("¹")},
        {"label": "2", "text": "Kết luận số 2", "called_at": text.index("(2)")},
        {"label": "3", "text": "không gọi ở đâu", "called_at": None},
    ]
    (block,) = marking.blocks(reading, [])
    calls = [(s.text, s.href) for s in block.only if s.href]
    assert calls == [("¹", "#chu-thich-0"), ("(2)", "#chu-thich-1")]
