"""Drafting, retitling, letters with their tables, and who reads what (văn bản đi)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.issuing import queries
from nhipcau.issuing.domain import letters, papers, reading, versions
from nhipcau.issuing.enums import PaperKind, PaperState
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import Align, Column, Item, Paragraph, Row, Table
from nhipcau.units.enums import Role
from tests.factories.issuing import asked, issued, letter, request_to, standing_at, submitted, version_of
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


def test_a_letter_is_paragraphs_and_items():
    document = papers.document(letter(paragraphs=["Một  câu.", "", "- ý lớn;", "+ ý nhỏ.", "-không phải ý"]))
    assert document.blocks == (
        Paragraph.of("Một câu."),
        Item("ý lớn;"),
        Item("ý nhỏ.", 2),
        Paragraph.of("-không phải ý"),
    )
    assert document.letterhead.type_name == ""
    assert document.letterhead.addressees == ("Sở Ngoại vụ",)


def test_a_reminders_tables_become_annexes():
    narrow = Table(
        (Column("Đơn vị", 0.7), Column("Số việc", 0.3, Align.RIGHT)),
        (Row(("Sở A", "3"), strong=True),),
        "Danh sách",
    )
    wide = Table(tuple(Column(str(n), 1) for n in range(7)), (Row(("I. Nhóm",), span_all=True),), "Bảng rộng")
    paper = letters.draft(
        actor=person(Role.OFFICER),
        office=standing_office(),
        title="đôn đốc",
        addressees=["Sở A;", "Sở B."],
        paragraphs=["Đề nghị gửi báo cáo."],
        tables=[narrow, wide],
    )
    document = papers.document(paper)
    assert paper.kind == PaperKind.REMINDER
    assert document.letterhead.addressees == ("Sở A", "Sở B")
    assert [annex.landscape for annex in document.annexes] == [False, True]
    assert document.annexes[0].title == "Danh sách"
    (kept,) = document.annexes[0].blocks
    assert isinstance(kept, Table) and (kept.columns, kept.rows) == (narrow.columns, narrow.rows)


@pytest.mark.parametrize("missing", [{"title": "  "}, {"addressees": [" "]}, {"paragraphs": []}])
def test_a_letter_without_title_addressee_or_words_is_refused(missing):
    with pytest.raises(Refused):
        letter(**missing)
    assert not Paper.objects.exists()


def test_a_title_too_long_to_print_is_refused():
    with pytest.raises(Refused, match="500"):
        letter(title="a" * 501)


def test_a_clerk_does_not_draft():
    with pytest.raises(PermissionDenied):
        letter(person(Role.CLERK))


def test_unchanged_words_leave_no_entry():
    paper, officer = letter(), person(Role.OFFICER)
    before = AuditEntry.objects.count()
    letters.write(
        actor=officer,
        paper=paper,
        title=paper.title,
        addressees=paper.letter.addressees,
        body=paper.letter.body,
    )
    assert AuditEntry.objects.count() == before


def test_the_kept_version_tells_when_it_was_tampered_with():
    version = version_of(submitted())
    assert versions.is_intact(version)
    version.content["letterhead"]["title"] = "khác"
    assert not versions.is_intact(version)


def test_search_finds_title_and_number_without_marks():
    paper = issued("05", title="Tuần lễ văn hóa đối ngoại")
    letter(title="việc khác")
    for text in ("tuan le VAN HOA", "doi ngoai 05"):
        assert list(queries.search(Paper.objects.all(), text)) == [paper]


class TestWhoReads:
    """Units read what they were asked about and what was issued to them, nothing else."""

    def visible(self, role, unit=None):
        return set(queries.visible_to(person(role, unit)))

    def test_the_office_reads_all_and_the_administrator_nothing(self):
        paper = letter()
        for role in (Role.OFFICER, Role.CLERK, Role.LEADER):
            assert self.visible(role) == {paper}
        assert self.visible(Role.ADMINISTRATOR) == set()

    def test_a_unit_reads_what_it_was_asked_about(self):
        unit = UnitFactory()
        request = request_to(unit)
        letter(title="không liên quan")
        assert self.visible(Role.UNIT_STAFF, unit) == {request.round.paper}
        assert self.visible(Role.UNIT_STAFF) == set()

    def test_a_unit_reads_what_speaks_to_it_only_once_it_is_issued(self):
        unit = UnitFactory()
        paper = standing_at(PaperState.EXPORTED, letter(title="gửi đơn vị"))
        papers.concern(paper=paper, units=[unit])
        assert self.visible(Role.UNIT_HEAD, unit) == set()
        Paper.objects.filter(pk=paper.pk).update(
            state=PaperState.ISSUED, number="05", issued_on=timezone.localdate()
        )
        assert self.visible(Role.UNIT_HEAD, unit) == {paper}

    def test_a_unit_asked_about_a_paper_not_issued_to_it_keeps_to_the_draft_it_was_sent(self):
        unit = UnitFactory()
        round_ = asked(letter(), unit)
        staff = person(Role.UNIT_STAFF, unit)
        Paper.objects.filter(pk=round_.paper_id).update(
            state=PaperState.ISSUED, title="bản ban hành", number="05"
        )
        paper = Paper.objects.get(pk=round_.paper_id)
        assert not reading.reads_whole(staff, paper)
        assert reading.document_for(staff, paper) == versions.document_of(round_.version)
