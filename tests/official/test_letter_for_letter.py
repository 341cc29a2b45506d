"""Content is data: whatever signs a text holds, the paper shows those signs and does nothing else."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.official.domain import docx, pdf
from nhipcau.official.domain.content import (
    Annex,
    Column,
    Heading,
    Item,
    OfficialDocument,
    Paragraph,
    Row,
    Table,
)
from nhipcau.official.domain.letters import clean
from tests.official import papers
from tests.official.golden import docx_text, pdf_text

MARKUP = (
    '#image("x") *a* _b_ $x^2$ \\n \\u{41} @ref <label> ~ `code` // /* */ [x] {y} = - + %d {{z}} &amp; <b>'
)
# What Tinos has and offices type, with every sign that means something to a template.
_PRINTED = st.text(
    st.sampled_from(
        "aăâbcdđeêghiklmnoôơpqrstuưvxyẮẶỆỘỬỳ0123456789 #*_$\\@<>~`/[]{}=+-%&'\"^|;:.,!?()§°±×–…“”"
    ),
    min_size=1,
    max_size=20,
)
_ANYTHING = st.text(min_size=1, max_size=40)


def _bare(text: str) -> str:
    return "".join(text.split())


def _carrying(text: str) -> OfficialDocument:
    """A paper that has the text in every place that keeps its letters (headings of parts are capitals)."""
    letter = papers.reminder_letter()
    return replace(
        letter,
        letterhead=replace(letter.letterhead, place=text, addressees=(f"x{text}x", "b")),
        blocks=(
            Heading(f"1{text}1", 2),
            Paragraph.of(f"2{text}2"),
            Item(f"3{text}3"),
            Table((Column(f"4{text}4", 1), Column("", 1)), (Row((f"5{text}5",)),), note=f"6{text}6"),
            Paragraph.of("."),
        ),
        annexes=(Annex("a", (Paragraph.of(f"7{text}7"),)),),
    )


def _places(text: str) -> list[str]:
    return [_bare(clean(f"{n}{text}{n}")) for n in range(1, 8)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_PRINTED)
def test_a_pdf_shows_every_sign(text: str) -> None:
    shown = _bare(pdf_text(pdf.write(_carrying(text))))
    # PDFium gives a hyphen at the end of a line as its own sign.
    shown = shown.replace("\x02", "-").replace("\ufffe", "-")
    assert [place for place in _places(text) if place not in shown] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ANYTHING)
def test_a_docx_shows_every_sign(text: str) -> None:
    shown = _bare(docx_text(docx.write(_carrying(text))).replace("Ô bảng | ", ""))
    assert [place for place in _places(text) if place not in shown] == []


def test_signs_of_markup_stay_signs() -> None:
    document = _carrying(MARKUP)
    for shown in (pdf_text(pdf.write(document)), docx_text(docx.write(document))):
        assert _bare(f"2{MARKUP}2") in _bare(shown)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ANYTHING)
def test_a_pdf_is_made_of_any_text(text: str) -> None:
    assert pdf.write(_carrying(text)).startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["ສະຫວັນນະເຂດ", "ភ្នំពេញ", "老街", "🙂", "\U0010fffd", "\ue000", "Sở ၞ 2"])
def test_a_letter_without_a_shape_in_our_font_does_not_stop_a_paper(name: str) -> None:
    made = pdf.write(_carrying(name))
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    # Drawn with a font of the machine, else as boxes; what is no letter at all is left out.
    assert re.search(rf"2({name}|□+|\w*)2", _bare(pdf_text(made)))


def test_names_are_joined_and_control_signs_dropped() -> None:
    assert clean("Việt\x00 Nam\u202e\u200b") == "Việt Nam"
    assert clean("a\r\nb\tc\u2028d") == "a\nb c\nd"
    apart = unicodedata.normalize("NFD", "Ủy ban nhân dân")
    assert apart != "Ủy ban nhân dân"
    assert clean(apart) == "Ủy ban nhân dân"
