"""Tệp hỏng, tệp lạ, tệp mật: each is told in a clear sentence, and nothing of it is half stored."""

import base64
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from nhipcau.core.models import StoredFile
from nhipcau.directives.domain import intake
from nhipcau.directives.enums import DirectiveState
from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.models import User
from tests.directives.conftest import GUIDANCE

pytestmark = pytest.mark.django_db
PDF = Path(__file__).parents[2] / "packages/vanban/tests/documents/xa-2026.pdf"
SCAN = """%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R
/Resources<</XObject<</I 4 0 R>>>>>> endobj
4 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>
stream
x
endstream endobj
5 0 obj <</Length 30>>
stream
q 595 0 0 842 0 0 cm /I Do Q
endstream endobj
trailer <</Root 1 0 R>>
%%EOF
"""


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path):
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


def docx(*lines: str, header: str = "") -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w:p/>" * 6_000_000)
    return buffer.getvalue()


def locked_pdf() -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(PDF.read_bytes())))
    writer.encrypt("chu", "khach")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def bytes_lying(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def archive(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def mail(*files: bytes) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@x.example", "b@x.example", "Gửi văn bản"
    letter.set_content("Kính gửi văn bản kèm theo.")
    for number, content in enumerate(files, 1):
        letter.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=f"{number}.bin"
        )
    return letter.as_bytes()


def envelope(content: bytes) -> bytes:
    file = base64.b64encode(content).decode()
    return (
        '<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope/><AttachmentEncoded><Attachment>'
        f"<AttachmentName>a.bin</AttachmentName><ContentTransferEncoded>{file}</ContentTransferEncoded>"
        "</Attachment></AttachmentEncoded></edXML>"
    ).encode()


def locked_part() -> bytes:
    """The second file is said to need a password."""
    content = bytearray(archive(a__txt=GUIDANCE.encode(), b__txt="Phụ lục".encode()))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rfind(start) + flags] |= 1
    return bytes(content)


EXE = b"MZ\x90\x00\x03" + bytes(400)
LOCKED_DOCX = b"\xd0\xcf\x11\xe0" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
BAD = {
    "exe as docx": ("a.docx", EXE, "chương trình Windows"),
    "exe as pdf": ("a.pdf", EXE, "chương trình Windows"),
    "exe as txt": ("a.txt", EXE, "chương trình Windows"),
    "broken docx": ("a.docx", docx("KẾ HOẠCH")[:2000], "bị hỏng, không mở được"),
    "zip bomb": ("a.docx", bomb(), "phình ra bất thường"),
    "locked pdf": ("a.pdf", locked_pdf(), "có mật khẩu"),
    "locked docx": ("a.docx", LOCKED_DOCX, "có mật khẩu"),
    "old doc": ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(500), "lưu lại thành .docx"),
    "broken pdf": ("a.pdf", PDF.read_bytes()[:8000], "bị hỏng, không mở được"),
    "scan": ("a.pdf", SCAN.encode(), "không nhận ra chữ nào"),
    "blanks": ("a.txt", b"  \n\n ", "rỗng"),
    "program in an archive": (
        "a.zip",
        archive(a__txt=GUIDANCE.encode(), b__bin=EXE),
        "có thể gây hại",
    ),
    "script in a message": ("a.eml", mail(GUIDANCE.encode(), b"#!/bin/sh\nrm -r ~\n"), "có thể gây hại"),
    "macros in an archive": (
        "a.zip",
        archive(
            a__txt=GUIDANCE.encode(), b__xlsm=archive(**dict.fromkeys(["xl/a", "xl/vbaProject__bin"], b""))
        ),
        "có macro",
    ),
    "bomb in an archive": ("a.zip", archive(a__txt=GUIDANCE.encode(), b__docx=bomb()), "phình ra bất thường"),
    "locked part of an archive": ("a.zip", locked_part(), "có mật khẩu"),
    "picture": ("a.pdf", b"\x89PNG\r\n" + bytes(90), "bị hỏng"),
}


@pytest.mark.parametrize(("name", "content", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_told_and_not_kept(
    clerk: User, name: str, content: bytes, sentence: str, tmp_path: Path
):
    directive = intake.register(actor=clerk, content=content, name=name).directive
    assert directive.state == DirectiveState.FAILED
    assert sentence in directive.failure
    assert "Hãy" in directive.failure
    assert directive.original is None and directive.reading is None
    assert directive.quarantine_key == ""
    assert (StoredFile.objects.count(), Obligation.objects.count()) == (0, 0)
    assert bytes_lying(tmp_path) == []


SECRET = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH SÔNG THỬ",
    "Số: 12/KH-UBND",
    "KẾ HOẠCH",
    "Hoa sen trắng",
    "1. Sở Ngoại vụ làm.",
]


MARKED = "\n\n".join([*SECRET[:2], "MẬT", *SECRET[2:]]).encode()


@pytest.mark.parametrize(
    "content",
    [
        MARKED,
        docx(*SECRET[:2], "TỐI MẬT", *SECRET[2:]),
        docx(*SECRET, header="TUYỆT MẬT"),
        "MẬT\n\nGhi chép về hoa sen trắng trong vườn.".encode(),
        archive(a__txt=GUIDANCE.encode(), b__docx=docx(*SECRET, header="MẬT")),
        mail(GUIDANCE.encode(), MARKED),
        envelope(MARKED),
        mail(GUIDANCE.encode(), archive(a__txt=GUIDANCE.encode(), b__txt=MARKED)),
    ],
    ids=["text", "docx", "docx header", "no letterhead", "archive", "mail", "envelope", "archive in a mail"],
)
def test_a_marked_file_leaves_no_trace(clerk: User, content: bytes, tmp_path: Path):
    directive = intake.register(actor=clerk, content=content, name="hoa-sen.docx").directive
    assert directive.state == DirectiveState.FAILED
    assert "dấu chỉ độ mật" in directive.failure
    assert directive.file_name == directive.digest == directive.quarantine_key == ""
    assert bytes_lying(tmp_path) == []
    assert StoredFile.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", GUIDANCE.encode("utf-16")),
        ("a.docx", docx(*GUIDANCE.split("\n"))),
        ("a.pdf", PDF.read_bytes()),
        ("a.zip", archive(a__docx=docx(*GUIDANCE.split("\n")), b__txt="Phụ lục kèm theo".encode())),
        ("a.eml", mail(GUIDANCE.encode())),
        ("a.edxml", envelope(GUIDANCE.encode())),
    ],
    ids=["utf-16", "docx", "pdf", "archive", "mail", "envelope"],
)
def test_what_can_be_read_is_kept_whole(clerk: User, name: str, content: bytes):
    directive = intake.register(actor=clerk, content=content, name=name).directive
    assert directive.state == DirectiveState.REVIEW, directive.failure
    assert directive.number in {"41-HD/BTGDVTU", "12/KH-UBND"}
    assert directive.obligations.count() >= 3
    assert directive.original.path.read_bytes() == content
    assert Directive.objects.count() == 1


@pytest.mark.parametrize(
    "words",
    [
        "Mua 2 kg gạo, 1 kg cá, rau muống, chè xanh.\nNhớ ghé bưu điện gửi thư.\n" * 4,
        "Chợ phiên họp sáng chủ nhật. " * 9,
    ],
    ids=["shopping", "portal"],
)
def test_a_page_without_a_document_says_so_and_a_person_may_go_on(clerk: User, client, words: str):
    directive = intake.register(actor=clerk, content=docx(*words.split("\n")), name="cho.docx").directive
    assert directive.state == DirectiveState.REVIEW
    client.force_login(clerk)
    page = client.get(directive.get_absolute_url()).content.decode()
    assert "Không thấy văn bản chỉ đạo trong tệp này" in page
