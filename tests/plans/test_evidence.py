"""Evidence: what counts, what is refused, what stays (minh chứng)."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry, StoredFile
from nhipcau.directives.enums import LegalKind
from nhipcau.plans.domain import evidence, filetypes
from nhipcau.plans.enums import ANSWERS_TO_EXPLANATION, AssignmentState, EvidenceKind
from nhipcau.plans.models import Evidence
from nhipcau.units.enums import Role
from tests.factories.units import person


def office_file(folder: str, *more: str) -> bytes:
    """The smallest zip that has the shape of an Office Open XML document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in ("[Content_Types].xml", f"{folder}/document.xml", *more):
            packed.writestr(name, "<x/>")
    return out.getvalue()


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00"
GOOD = {
    "a.pdf": PDF,
    "a.docx": office_file("word"),
    "a.xlsx": office_file("xl"),
    "a.pptx": office_file("ppt"),
    "a.png": b"\x89PNG\r\n\x1a\n....",
    "a.jpg": b"\xff\xd8\xff\xe0....",
    "A.JPEG": b"\xff\xd8\xff\xe1....",
    "a.mp3": b"ID3\x04\x00",
    "b.mp3": b"\xff\xfb\x90\x64",
    "a.mp4": b"\x00\x00\x00\x20ftypisom",
    "a.txt": "Tin về hội nghị".encode(),
}
BAD = {
    "program renamed .pdf": ("bao-cao.pdf", EXE),
    "program": ("cai-dat.exe", EXE),
    "bare zip": ("tap-hop.zip", office_file("anh")),
    "zip named docx": ("tap-hop.docx", office_file("anh")),
    "macros": ("bieu.xlsx", office_file("xl", "xl/vbaProject.bin")),
    "old Word": ("cong-van.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."),
    "picture named pdf": ("anh.pdf", GOOD["a.png"]),
    "page named txt's content under html": ("trang.html", b"<script>alert(1)</script>"),
    "truncated zip": ("a.docx", b"PK\x03\x04" + b"\x00" * 40),
    "binary named txt": ("a.txt", b"abc\x00\x01"),
    "no ending": ("bao-cao", PDF),
}


def base(office, **changes):
    return {
        "actor": office.staff,
        "assignment": office.assignment,
        "title": "Tin hội nghị xúc tiến đầu tư",
        "kind": EvidenceKind.PUBLICATION,
        "done_on": timezone.localdate(),
    } | changes


@pytest.mark.parametrize("name", GOOD)
def test_known_types_are_known_by_content(name: str) -> None:
    ending = name.rsplit(".", 1)[1].lower()
    assert filetypes.require_allowed(GOOD[name], name) == {"jpeg": "jpg"}.get(ending, ending)


@pytest.mark.parametrize("case", BAD)
def test_other_content_is_refused_and_nothing_is_kept(office, case: str) -> None:
    name, content = BAD[case]
    with pytest.raises(Refused, match="chưa có gì được lưu"):
        evidence.add_file(**base(office), content=content, name=name, no_secret=True)
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()


def test_empty_and_too_heavy_files_are_refused(office, settings) -> None:
    settings.NHIPCAU_UPLOAD_LIMIT = 1024 * 1024
    with pytest.raises(Refused, match="rỗng"):
        evidence.add_file(**base(office), content=b"", name="a.pdf", no_secret=True)
    with pytest.raises(Refused, match="vượt giới hạn"):
        evidence.add_file(
            **base(office), content=PDF + b"x" * (2 * 1024 * 1024), name="a.pdf", no_secret=True
        )


def test_a_word_file_marked_secret_is_refused_whatever_the_person_says(office) -> None:
    from io import BytesIO

    from docx import Document

    paper = Document()
    for line in ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG THỬ", "TỐI MẬT", "Số: 12/BC-UBND", "BÁO CÁO", "Việc Hoa Sen"):
        paper.add_paragraph(line)
    written = BytesIO()
    paper.save(written)
    with pytest.raises(Refused, match="dấu chỉ độ mật"):
        evidence.add_file(**base(office), content=written.getvalue(), name="bao-cao.docx", no_secret=True)
    assert AuditEntry.objects.get(verb="plans.evidence.refuse_secret").after == {"refused": "secret"}
    assert not StoredFile.objects.exists()


def test_a_text_marked_secret_is_refused_and_only_the_refusal_is_recorded(office) -> None:
    marked = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THỬ\n\nTỐI MẬT\n\nSố: 12/BC-UBND\n\nBÁO CÁO\nViệc Hoa Sen\n"
    with pytest.raises(Refused, match="độ mật"):
        evidence.add_file(**base(office), content=marked.encode(), name="hoa-sen.txt")
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()
    entry = AuditEntry.objects.get(verb="plans.evidence.refuse_secret")
    assert entry.after == {"refused": "secret"}
    spoken = marked.replace("TỐI MẬT\n\n", "") + "\n1. Công tác bảo vệ bí mật, văn bản đóng dấu MẬT.\n"
    assert evidence.add_file(**base(office), content=spoken.encode(), name="bao-cao.txt").pk


def test_a_file_is_kept_byte_for_byte_and_sent_twice_stands_once(office) -> None:
    for _click in range(2):
        added = evidence.add_file(**base(office), content=PDF, name="C:\\Hồ sơ\\tin.pdf", no_secret=True)
    assert added.file.path.read_bytes() == PDF
    assert added.file_name == "tin.pdf"
    assert Evidence.objects.count() == 1
    office.assignment.refresh_from_db()
    assert office.assignment.state == AssignmentState.IN_PROGRESS


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "ftp://example.vn/a",
        "file:///etc/passwd",
        "example.vn/a",
        "https://",
        "https://a b.vn",
    ],
)
def test_only_web_addresses_are_links(office, link: str) -> None:
    with pytest.raises(Refused, match="http"):
        evidence.add_link(**base(office), link=link)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"title": "  "}, "đặt tên"),
        ({"kind": "rumour"}, "danh mục"),
        ({"done_on": timezone.localdate() + timedelta(days=1)}, "sau hôm nay"),
        ({"quantity": 0}, "ít nhất là 1"),
        ({"quantity": 10**20}, "lớn quá mức"),
        ({"language": "tlh"}, "Ngôn ngữ"),
    ],
)
def test_what_is_stated_must_make_sense(office, changes: dict, word: str) -> None:
    with pytest.raises(Refused, match=word):
        evidence.add_link(**base(office, **changes), link="https://example.gov.vn/1")
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("kind", EvidenceKind)
def test_work_of_explanation_is_answered_by_explanation_only(office, kind: EvidenceKind) -> None:
    office.assignment.obligation.legal_kind = LegalKind.EXPLANATION
    office.assignment.obligation.save()
    add = {**base(office, kind=kind), "link": "https://example.gov.vn/1"}
    if kind in ANSWERS_TO_EXPLANATION:
        assert evidence.add_link(**add).kind == kind
    else:
        with pytest.raises(Refused, match="Giải thích, làm rõ"):
            evidence.add_link(**add)


def test_evidence_has_no_place_for_persons_or_accounts() -> None:
    """Safeguard 13: the fields are an allow-list; adding one is a decision, not an accident."""
    assert {field.name for field in Evidence._meta.get_fields()} == {
        *("id", "assignment", "kind", "title", "done_on", "quantity", "language", "link"),
        *("file", "file_name", "added_by", "added_at", "withdrawn_at"),
        # The line of the unit's own plan, which names a task.
        "activity",
        # What looks at it or rests on it: an event, a product, a nomination, a finding of an inspection.
        *("event", "product", "nominations", "findings"),
    }


def test_withdrawn_evidence_stays_and_is_withdrawn_once(office) -> None:
    added = evidence.add_link(**base(office), link="https://example.gov.vn/1")
    first = evidence.withdraw(actor=office.head, evidence=added, reason="Nhầm bài")
    assert evidence.withdraw(actor=office.head, evidence=added).withdrawn_at == first.withdrawn_at
    assert AuditEntry.objects.filter(verb="plans.evidence.withdraw").count() == 1
    again = evidence.add_link(**base(office), link="https://example.gov.vn/1")
    assert again != added, "what was withdrawn may be given again"


def test_another_units_people_add_nothing(office) -> None:
    for role in Role:
        with pytest.raises(PermissionDenied):
            evidence.add_link(**base(office, actor=person(role)), link="https://example.gov.vn/1")


def test_a_file_whose_mark_no_machine_reads_needs_a_persons_word(office) -> None:
    with pytest.raises(Refused, match="dấu mật"):
        evidence.add_file(**base(office), content=PDF, name="tin.pdf")
    assert not Evidence.objects.exists() and not StoredFile.objects.exists()
    assert evidence.add_file(**base(office), content=PDF, name="tin.pdf", no_secret=True).pk
