"""The report as the office sends it (văn bản báo cáo)."""

import io
import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import owners
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.issuing.enums import PaperState
from nhipcau.official.domain.content import Chart, Form, Heading, Item, Paragraph, Table
from nhipcau.plans.domain import submissions
from nhipcau.reports.domain import papers, requests, snapshots
from nhipcau.reports.enums import Narrative, PeriodKind
from nhipcau.reports.models import Report
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import User
from tests.factories.plans import EvidenceFactory
from tests.factories.reports import LAST, assigned, done, hanoi, report
from tests.factories.units import UnitFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
EARLIER, WITHIN = hanoi(2026, 9, 1, 8), hanoi(2026, 11, 2, 8)


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


@pytest.fixture
def worked() -> Report:
    """A month in which two units did something."""
    this = report()
    for _ in range(2):
        EvidenceFactory(assignment=done(EARLIER, WITHIN, unit=UnitFactory()), done_on=LAST, quantity=3)
    assigned(EARLIER, unit=UnitFactory(), due=LAST)
    this.results = "Tháng qua làm tốt.\n- Đăng 6 tin\n+ trong đó 2 tin tiếng Anh"
    this.save()
    return this


def words(blocks) -> str:
    return "\n".join(
        block.text if isinstance(block, Heading | Item) else "".join(run.text for run in block.runs)
        for block in blocks
        if isinstance(block, Heading | Item | Paragraph)
    )


class TestContent:
    def test_parts_stand_in_the_order_of_the_form(self, worked) -> None:
        document = papers.preview(worked)
        heads = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
        assert heads == [
            "Kết quả thực hiện",
            "Khó khăn, vướng mắc",
            "Nhiệm vụ trọng tâm kỳ sau",
            "Đề xuất, kiến nghị",
        ]
        assert document.letterhead.title == "Kết quả công tác thông tin đối ngoại tháng 11 năm 2026"
        assert document.letterhead.form == Form.PARTY
        assert "từ ngày 15/10/2026 đến hết ngày 14/11/2026" in words(document.blocks)
        assert Item("Đăng 6 tin") in document.blocks
        assert Item("trong đó 2 tin tiếng Anh", level=2) in document.blocks
        assert not any(isinstance(block, Chart) for block in document.blocks)

    def test_its_numbers_are_the_figures(self, worked) -> None:
        document = papers.preview(worked)
        said = words(document.blocks)
        assert "Đã hoàn thành 2 việc" in said
        assert "2 minh chứng với 6 sản phẩm" in said
        totals = next(block for block in document.blocks if isinstance(block, Table))
        assert {row.cells[1]: row.cells[2] for row in totals.rows}["Số lượng sản phẩm"] == "6"
        # What is within the line above has no number of its own.
        assert [row.cells[0] for row in totals.rows] == ["1", "2", "3", "", "4", "5", "", "6", "7"]
        by_unit = next(annex for annex in document.annexes if annex.title == "Số liệu theo đơn vị")
        assert by_unit.landscape
        table, chart = by_unit.blocks
        assert isinstance(table, Table) and isinstance(chart, Chart)
        assert table.rows[-1].cells[1] == "Cộng"
        assert table.rows[-1].cells[-1] == "6"

    def test_the_sentence_of_every_task_stands_in_its_annex(self, worked) -> None:
        (annex,) = [each for each in papers.preview(worked).annexes if "nhiệm vụ" in each.title]
        assert isinstance(annex.blocks[0], Table)
        quoted = {row.cells[1] for row in annex.blocks[0].rows if not row.span_all}
        assert len(quoted) == 1
        assert quoted.pop().lower() == "đăng tải tin, bài về xúc tiến đầu tư bằng tiếng anh"

    def test_the_missing_are_named(self, worked, officer) -> None:
        unit = UnitFactory(name="Sở chậm")
        requests.request(actor=officer, report=worked, units=[unit], due=date(2026, 11, 25))
        document = papers.preview(worked)
        (annex,) = [each for each in document.annexes if "chưa gửi" in each.title]
        assert isinstance(annex.blocks[0], Table)
        assert annex.blocks[0].rows[0].cells[1:3] == ("Sở chậm", "25/11/2026")
        assert "0/1 đơn vị gửi báo cáo" in words(document.blocks)

    def test_a_frozen_report_is_written_from_its_snapshot(self, worked, officer) -> None:
        snapshots.freeze(actor=officer, report=worked)
        for work in list(worked.office.assignments_to_approve.filter(accepted_at__isnull=False)):
            submissions.reopen(actor=officer, assignment=work, reason="thiếu")
        worked.refresh_from_db()
        assert "Đã hoàn thành 2 việc" in words(papers.preview(worked).blocks)
        following = report(month=12)
        said = words(papers.preview(following).blocks)
        assert "Điều chỉnh số liệu kỳ trước" in said
        assert "Hoàn thành trong kỳ của tháng 11/2026: đã báo cáo 2, nay là 0" in said

    @pytest.mark.parametrize(
        ("kind", "index", "title"),
        [
            (PeriodKind.QUARTER, 4, "quý IV năm 2026"),
            (PeriodKind.HALF, 1, "6 tháng đầu năm 2026"),
            (PeriodKind.NINE_MONTHS, 1, "9 tháng năm 2026"),
            (PeriodKind.YEAR, 1, "năm 2026"),
        ],
    )
    def test_the_period_is_named_in_full(self, kind, index, title) -> None:
        this = report(kind=kind, month=index)
        assert papers.title_of(this) == f"Kết quả công tác thông tin đối ngoại {title}"

    def test_a_state_office_writes_in_state_form(self) -> None:
        this = report(UnitFactory(kind=UnitKind.COMMITTEE, name="Ủy ban nhân dân tỉnh Thử"))
        assert papers.preview(this).letterhead.form == Form.STATE
        assert "Trong kỳ chưa phát sinh nhiệm vụ." in words(papers.preview(this).blocks)


class TestPaper:
    def test_an_unwritten_part_stands_as_such_and_is_not_sent(self, worked, officer) -> None:
        paper = papers.draft(actor=officer, report=worked)
        snapshots.freeze(actor=officer, report=worked)
        with pytest.raises(Refused, match="Chưa viết: Khó khăn"):
            owners.of(paper).require_ready(paper)
        shown = words(outgoing.document(paper).blocks)
        assert papers.UNWRITTEN in shown and "Không có." not in shown

    def test_once_and_ready_when_frozen(self, worked, officer) -> None:
        for part in Narrative:
            if not getattr(worked, part.value):
                setattr(worked, part.value, "Không có.")
        worked.save()
        paper = papers.draft(actor=officer, report=worked)
        assert papers.draft(actor=officer, report=worked) == paper
        owner = owners.of(paper)
        with pytest.raises(Refused, match="chưa chốt"):
            owner.require_ready(paper)
        snapshots.freeze(actor=officer, report=worked)
        owner.require_ready(paper)
        assert outgoing.document(paper).letterhead.title == papers.title_of(worked)
        assert owner.url(paper).startswith(worked.get_absolute_url())

    def test_what_was_submitted_is_not_reopened(self, worked, officer) -> None:
        paper = papers.draft(actor=officer, report=worked)
        snapshots.freeze(actor=officer, report=worked)
        paper.state = PaperState.SUBMITTED
        paper.save()
        with pytest.raises(Refused, match="đã khóa"):
            snapshots.reopen(actor=officer, report=worked, reason="sửa lời")
        with pytest.raises(Refused, match="đã khóa"):
            snapshots.refreeze(actor=officer, report=worked, reason="x", after=1)


class TestFiles:
    def get(self, who: User, this: Report, kind: str, query: str = "") -> bytes:
        client = Client()
        client.force_login(who)
        answer = client.get(reverse("reports:download", args=[this.pk, kind]) + query)
        assert answer["Content-Disposition"] == f'attachment; filename="bao-cao-thang-11-2026.{kind}"'
        return answer.content

    def test_docx_and_pdf_open(self, worked, officer) -> None:
        from docx import Document
        from pypdfium2 import PdfDocument

        word = Document(io.BytesIO(self.get(officer, worked, "docx")))
        assert any("Tình hình chung" in paragraph.text for paragraph in word.paragraphs)
        pages = PdfDocument(self.get(officer, worked, "pdf"))
        assert "tháng 11 năm 2026" in pages[0].get_textpage().get_text_range()

    def test_a_workbook_with_every_record(self, worked, officer) -> None:
        book = load_workbook(io.BytesIO(self.get(officer, worked, "xlsx")))
        assert book.sheetnames == ["Số liệu", "Theo nhiệm vụ", "Bản ghi", "Chỉ tiêu"]
        figures = list(book["Số liệu"].values)
        assert figures[-1][0] == "Cộng"
        assert figures[-1][-1] == 6
        records = list(book["Bản ghi"].values)[1:]
        assert sorted(row[0] for row in records) == ["Minh chứng"] * 2 + ["Phân công"] * 3

    def test_json_is_what_was_frozen(self, worked, officer) -> None:
        snapshot = snapshots.freeze(actor=officer, report=worked)
        submissions.reopen(
            actor=officer,
            assignment=worked.office.assignments_to_approve.filter(accepted_at__isnull=False).first(),
            reason="thiếu",
        )
        assert json.loads(self.get(officer, worked, "json")) == snapshot.figures
        assert json.loads(self.get(officer, worked, "json", "?lan=1")) == snapshot.figures

    def test_what_does_not_exist(self, worked, officer) -> None:
        client = Client()
        client.force_login(officer)
        assert client.get(reverse("reports:download", args=[worked.pk, "odt"])).status_code == 404
