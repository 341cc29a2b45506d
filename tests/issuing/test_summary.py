"""Bảng tổng hợp, tiếp thu, giải trình: as an official paper and as rows (bảng tổng hợp góp ý)."""

import io

import docx
import pytest

from nhipcau.issuing.domain import answers, summaries
from nhipcau.issuing.domain.answers import Point
from nhipcau.issuing.models import CommentRound
from nhipcau.official.domain import docx as word
from nhipcau.units.enums import Role
from tests.factories.issuing import asked, letter
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(db: None) -> CommentRound:
    """Three units: one made two points, one agreed, one said nothing."""
    units = [UnitFactory(name=name) for name in ("Sở A Có Ý kiến", "Sở B Nhất trí", "Sở C Im lặng")]
    made = asked(letter(), *units)
    officer = person(Role.OFFICER)
    speaking = made.requests.get(unit=units[0])
    answers.answer(
        actor=person(Role.UNIT_HEAD, units[0]),
        request=speaking,
        agrees=False,
        points=[Point("Trích yếu", "Ghi rõ <năm> & quý."), Point("", "Bổ sung kinh phí.")],
    )
    answers.answer(
        actor=person(Role.UNIT_HEAD, units[1]), request=made.requests.get(unit=units[1]), agrees=True
    )
    point = speaking.points.all()[0]
    answers.respond(actor=officer, point=point, response="explained", text="Năm đã có ở căn cứ.")
    return made


def test_the_word_file_opens_and_says_all(round_: CommentRound):
    opened = docx.Document(io.BytesIO(word.write(summaries.of(round_))))
    cells = [[cell.text for cell in row.cells] for table in opened.tables for row in table.rows]
    assert [
        "1",
        "Sở A Có Ý kiến",
        "[Trích yếu] Ghi rõ <năm> & quý.",
        "Giải trình: Năm đã có ở căn cứ.",
    ] in cells
    assert ["2", "Sở A Có Ý kiến", "Bổ sung kinh phí.", "Chưa trả lời."] in cells
    words = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert "Sở B Nhất trí" in words and "Sở C Im lặng" in words
    assert "2 ý kiến" in words


def test_the_paper_is_vietnamese_for_a_reader_of_english(round_: CommentRound):
    from django.utils import translation

    with translation.override("en"):
        assert summaries.of(round_).letterhead.type_name.startswith("BẢNG TỔNG HỢP")


def test_the_rows_name_every_unit(round_: CommentRound):
    rows = summaries.rows(round_)
    assert [row[0] for row in rows] == [1, 2, 3, 4]
    assert [row[1] for row in rows] == ["Sở A Có Ý kiến"] * 2 + ["Sở B Nhất trí", "Sở C Im lặng"]
    assert len({len(row) for row in rows} | {len(summaries.HEADERS)}) == 1


def test_a_table_that_is_not_numbered_leaves_no_place_for_a_number(round_: CommentRound):
    opened = docx.Document(io.BytesIO(word.write(summaries.of(round_))))
    head = [
        paragraph.text for row in opened.tables[0].rows for cell in row.cells for paragraph in cell.paragraphs
    ]
    assert not any(line.startswith("Số") for line in head)
