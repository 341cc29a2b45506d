"""A workbook to fill in: sealed rows, whatever a hand did to them is told (biểu điền)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from nhipcau.core.domain.errors import Refused
from nhipcau.exchange.domain import answers, fillables
from nhipcau.exchange.domain.fillable_layout import FILLED, HEAD
from nhipcau.exchange.models import Answer
from nhipcau.plans.enums import AssignmentState
from nhipcau.units.enums import Role
from tests.factories.exchange import link_for, saved, table
from tests.factories.plans import AssignmentFactory, confirmed_obligation
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    standing_office()
    return UnitFactory(name="Xã Cầu Đông")


@pytest.fixture
def works(unit):
    return [
        AssignmentFactory(unit=unit, obligation=confirmed_obligation(f"=đăng tin số {number}"))
        for number in range(2)
    ]


def filled(unit, row: int = 0, book=None, **values):
    """The unit's workbook with these cells of a row filled in."""
    book = book or load_workbook(io.BytesIO(fillables.book_of(unit)))
    for name, value in values.items():
        book.worksheets[0].cell(HEAD + 1 + row, FILLED[name], value)
    return book


def test_only_the_cells_to_fill_are_open_and_lists_offer_what_is_accepted(unit, works):
    book = load_workbook(io.BytesIO(fillables.book_of(unit)))
    page = book.worksheets[0]
    assert page.protection.sheet and page.column_dimensions["A"].hidden
    row = page[HEAD + 1]
    assert [cell.column for cell in row if not cell.protection.locked] == list(FILLED.values())
    assert row[2].value == "=đăng tin số 0" and row[2].data_type == "s"
    assert len(page.data_validations.dataValidation) == 6
    assert page.print_title_rows == f"${HEAD}:${HEAD}"


def test_a_returned_workbook_becomes_answers_to_take_over(unit, works):
    officer = person(Role.OFFICER)
    book = filled(
        unit,
        percent=80,
        note="đã đăng",
        kind="Tin bài, ấn phẩm đã công bố",
        done_on=timezone.localdate(),
        quantity=4,
        language="Tiếng Anh",
        link="https://xa.example.gov.vn/1",
        submits="Có",
    )
    found = fillables.read(saved(book), unit=unit)
    assert not found.findings and len(found.rows) == 1
    got = answers.receive_sheet(unit=unit, purpose="work", rows=found.rows, link=None)
    answers.merge(actor=officer, answer=got[0])
    works[0].refresh_from_db()
    assert (works[0].progress, works[0].state) == (80, AssignmentState.SUBMITTED)
    evidence = works[0].evidence.get()
    assert (evidence.quantity, evidence.language) == (4, "en")


def test_altered_invented_and_foreign_rows_are_told(unit, works):
    book = filled(unit, percent=10)
    page = book.worksheets[0]
    page.cell(HEAD + 1, 3).value = "việc khác"
    page.cell(HEAD + 2, 6).value = 20
    page.cell(HEAD + 2, 1).value = f"{works[1].pk}.{'0' * 24}"
    page.cell(HEAD + 3, 3).value = "thêm việc"
    page.cell(HEAD + 3, 6).value = 30
    found = fillables.read(saved(book), unit=unit)
    said = [finding.words for finding in found.findings]
    assert not found.rows and len(said) == 3
    assert "ô khóa đã bị sửa" in said[0] and "ô khóa đã bị sửa" in said[1] and "Dòng thêm vào" in said[2]


def test_another_units_workbook_is_refused(unit, works):
    book = filled(unit, percent=10)
    found = fillables.read(saved(book), unit=UnitFactory())
    assert not found.rows and "thuộc đơn vị khác" in found.findings[0].words


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"percent": 101}, "từ 0 đến 100"),
        ({"percent": "nhiều"}, "từ 0 đến 100"),
        ({"link": "https://a.vn", "kind": "Lạ", "done_on": "1/1/2026"}, "Loại minh chứng không có"),
        ({"link": "https://a.vn", "kind": "Khác", "done_on": "31/02/2026"}, "Không có ngày"),
        ({"submits": "Có"}, "cần ít nhất một minh chứng"),
    ],
)
def test_cells_that_cannot_be_are_told(unit, works, values, says):
    found = fillables.read(saved(filled(unit, **values)), unit=unit)
    assert not found.rows and says in found.findings[0].words


def test_a_blank_or_foreign_table_is_refused(unit, works):
    with pytest.raises(Refused, match="chưa điền dòng nào"):
        fillables.read(fillables.book_of(unit), unit=unit)
    with pytest.raises(Refused, match="không phải biểu điền"):
        fillables.read(table([["a", "b"]]), unit=unit)


def test_work_that_is_over_takes_no_more(unit, works):
    book = filled(unit, percent=10)
    works[0].state = AssignmentState.ACCEPTED
    works[0].save()
    assert "đã xong" in fillables.read(saved(book), unit=unit).findings[0].words


def test_through_a_link_it_is_received_whole_or_not_at_all(unit, works):
    made = link_for(person(Role.OFFICER), unit)
    book = filled(unit, percent=10)
    wrong = filled(unit, row=1, book=book, percent=500)
    url = f"/tra-loi/{made.token}/"
    page = Client().post(url, {"file": SimpleUploadedFile("bieu.xlsx", saved(wrong))})
    assert page.status_code == 422 and not Answer.objects.exists()
    book.worksheets[0].cell(HEAD + 2, FILLED["percent"], 50)
    page = Client().post(url, {"file": SimpleUploadedFile("bieu.xlsx", saved(book)), "position": "Văn thư"})
    assert page.status_code == 302 and Answer.objects.filter(link=made.link).count() == 2
    sheet = Client().get(f"{url}bieu-dien.xlsx")
    assert sheet.status_code == 200 and sheet.content.startswith(b"PK")
