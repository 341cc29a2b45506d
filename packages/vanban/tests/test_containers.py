"""Gói chứa văn bản: envelopes, messages and archives in the forms in which they are really sent."""

from __future__ import annotations

import base64
import io
import re
import time
import zipfile
from email.message import EmailMessage

import pytest

import vanban
from vanban import errors
from vanban.read.contents import DEEPEST
from vanban.read.enclosed import MOST_PARTS

EDXML = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
LETTER = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THỬ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND

Sông Thử, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Công tác thông tin đối ngoại năm 2026

1. Sở Ngoại vụ chủ trì mở trang tin, xong trước ngày 30/6/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
ANNEX = "PHỤ LỤC\nDanh sách cơ quan tham gia\n1. Sở Ngoại vụ\n2. Sở Tài chính\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(120)


def packed(**files: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def envelope(
    *files: tuple[str, bytes],
    number: str = "12",
    symbol: str = "KH-UBND",
    day: str = "2026/01/05",
    prefix: str = "edXML",
    wrap: str = "{}",
) -> bytes:
    """The form of the national exchange: files beside the envelope, its own prefix within."""
    enclosed = "".join(
        f"<Attachment><ContentType>application/octet-stream</ContentType><ContentId>c{at}</ContentId>"
        f"<AttachmentName>{name}</AttachmentName>"
        f"<ContentTransferEncoded>{base64.encodebytes(content).decode()}</ContentTransferEncoded></Attachment>"
        for at, (name, content) in enumerate(files)
    )
    header = f"""<p:MessageHeader><p:From><p:OrganId>000.00.01.H00</p:OrganId>
      <p:OrganName>UBND tỉnh Sông Thử</p:OrganName></p:From>
    <p:To><p:OrganName>Sở Ngoại vụ</p:OrganName></p:To><p:To><p:OrganName>N/A</p:OrganName></p:To>
    <p:Code><p:CodeNumber>{number}</p:CodeNumber><p:CodeNotation>{symbol}</p:CodeNotation></p:Code>
    <p:PromulgationInfo><p:Place>Sông Thử</p:Place><p:PromulgationDate>{day}</p:PromulgationDate>
    </p:PromulgationInfo><p:DocumentType><p:TypeName>Kế hoạch</p:TypeName></p:DocumentType>
    <p:Subject>Công tác thông tin
      đối ngoại</p:Subject><p:SignerInfo><p:Competence>TM.</p:Competence><p:Position>Chủ tịch</p:Position>
    <p:FullName>Nguyễn Văn A</p:FullName></p:SignerInfo><p:DueDate>2026/06/30</p:DueDate>
    <p:DocumentId>000.00.01.H00,2026/01/05,12/KH-UBND</p:DocumentId></p:MessageHeader>"""
    manifest = "".join(
        f'<p:Reference xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="cid:c{at}">'
        f"<p:AttachmentName>{name}</p:AttachmentName><p:ContentId>cid:c{at}</p:ContentId></p:Reference>"
        for at, (name, _) in enumerate(files)
    )
    inside = (
        f'<p:edXMLEnvelope xmlns:p="{EDXML}"><p:edXMLHeader>{header}</p:edXMLHeader><p:edXMLBody>'
        f"<p:edXMLManifest>{manifest}</p:edXMLManifest></p:edXMLBody></p:edXMLEnvelope>"
    )
    root = f'<edXML xmlns="{EDXML}">{inside}<AttachmentEncoded>{enclosed}</AttachmentEncoded></edXML>'
    renamed = re.sub(r"(</?|xmlns:)p\b", rf"\1{prefix}", root)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + wrap.format(renamed)).encode()


def message(*files: tuple[str, bytes], words: str = "Kính gửi các đồng chí văn bản kèm theo.") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "vanthu@songthu.example", "songoaivu@songthu.example"
    mail["Subject"], mail["Date"] = "Gửi Kế hoạch số 12", "Mon, 05 Jan 2026 08:00:00 +0700"
    mail.set_content(words)
    mail.add_alternative(f"<p>{words}</p>", subtype="html")
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def codes(source: vanban.Source) -> list[str]:
    return [one.code for one in source.findings]


SOAP = '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header/><S:Body>{}</S:Body></S:Envelope>'


@pytest.mark.parametrize("prefix", ["edXML", "ns0"])
@pytest.mark.parametrize("wrap", ["{}", SOAP])
@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("bounded", [False, True])
def test_an_envelope_is_read_in_every_form(prefix: str, wrap: str, zipped: bool, bounded: bool) -> None:
    content = packed(vanban__txt=LETTER) if zipped else LETTER.encode()
    file = envelope(("ke-hoach.txt", content), ("anh.png", PICTURE), prefix=prefix, wrap=wrap)
    source = vanban.read_bytes(file, "den.edxml", bounded=bounded)
    assert (source.name, source.read_by, source.text) == ("den.edxml", "edxml", LETTER)
    declared = source.envelope
    assert declared is not None
    assert (declared.number, declared.symbol, str(declared.date)) == ("12", "KH-UBND", "2026-01-05")
    assert (declared.subject, declared.signer) == ("Công tác thông tin đối ngoại", "Nguyễn Văn A")
    assert (declared.recipients, str(declared.due)) == (("Sở Ngoại vụ",), "2026-06-30")
    assert codes(source) == ["unread-attachment"]
    assert "anh.png" in source.findings[0].message
    assert "envelope-conflict" not in [one.code for one in vanban.parse(source).findings]


def test_the_document_with_the_declared_number_is_the_main_one() -> None:
    other = LETTER.replace("12/KH-UBND", "11/KH-UBND")
    source = vanban.read_bytes(
        envelope(("cu.txt", other.encode()), ("moi.txt", LETTER.encode()), ("phu-luc.txt", ANNEX.encode())),
        "a",
    )
    assert source.text == LETTER
    assert [one.name for one in source.attachments] == ["cu.txt", "phu-luc.txt"]
    document = vanban.parse(source)
    assert [one.letterhead.number and one.letterhead.number.normalized for one in document.attachments] == [
        "11/KH-UBND",
        None,
    ]
    assert vanban.as_dict(document)["attachments"][0]["source"]["name"] == "cu.txt"


def test_an_envelope_fills_what_the_letterhead_lacks_and_never_overwrites() -> None:
    bare = LETTER.replace("Số: 12/KH-UBND\n", "").replace("Sông Thử, ngày 05 tháng 01 năm 2026\n", "")
    head = vanban.parse(vanban.read_bytes(envelope(("a.txt", bare.encode())), "a")).letterhead
    assert head.number is not None
    assert (head.number.normalized, str(head.date), head.place) == ("12/KH-UBND", "2026-01-05", "Sông Thử")
    file = envelope(("a.txt", LETTER.encode()), number="13/KH-UBND", symbol="", day="2026/01/06")
    document = vanban.parse(vanban.read_bytes(file, "a"))
    assert document.letterhead.number is not None
    assert (document.letterhead.number.normalized, str(document.letterhead.date)) == (
        "12/KH-UBND",
        "2026-01-05",
    )
    conflicts = [one for one in document.findings if one.code == "envelope-conflict"]
    assert ["13/KH-UBND" in conflicts[0].message, "06/01/2026" in conflicts[1].message] == [True, True]
    assert document.text[slice(*conflicts[0].spans[0])].endswith("12/KH-UBND")


def test_a_bare_text_in_an_envelope_is_the_document_it_declares() -> None:
    bare = "Kính gửi: Sở Ngoại vụ\n\n1. Sở Ngoại vụ chủ trì mở trang tin, xong trước ngày 30/6/2026."
    document = vanban.parse(vanban.read_bytes(envelope(("a.txt", bare.encode())), "a"))
    head = document.letterhead
    assert head.number is not None and head.issuer is not None
    assert (head.kind, head.number.normalized, str(head.date)) == ("document", "12/KH-UBND", "2026-01-05")
    assert (head.issuer.name, head.issuer.span) == ("UBND tỉnh Sông Thử", None)
    assert [one.lead for one in document.obligations] == [("Sở Ngoại vụ",)]


def test_an_envelope_sent_as_a_message_finds_its_files_among_the_parts() -> None:
    letter = base64.b64encode(LETTER.encode()).decode()
    empty = envelope(("ke-hoach.txt", b"")).decode()
    empty = empty[: empty.index("<AttachmentEncoded>")] + "</edXML>"
    mail = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
        f"Content-Type: text/xml; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{empty}\n--B\n"
        "Content-Type: application/octet-stream\nContent-ID: <c0>\n"
        f"Content-Transfer-Encoding: base64\n\n{letter}\n--B--\n"
    )
    source = vanban.read_bytes(mail.encode(), "a.eml")
    assert (source.text, source.read_by) == (LETTER, "edxml")


def test_the_letter_in_a_mail_is_the_document_and_the_mail_comes_with_it() -> None:
    source = vanban.read_bytes(
        message(("Phụ lục.txt", ANNEX.encode()), ("Kế hoạch.txt", LETTER.encode())), "a.eml"
    )
    assert source.text == LETTER
    assert source.media_type == "message/rfc822"
    assert [one.name for one in source.attachments] == ["thư điện tử.txt", "Phụ lục.txt"]
    assert codes(source) == ["main-document"]
    assert "Kế hoạch.txt" in source.findings[0].message


def test_a_letter_written_into_the_mail_itself_is_the_document() -> None:
    source = vanban.read_bytes(message(("phu-luc.txt", ANNEX.encode()), words=LETTER), "a.eml")
    assert source.text.replace("\r\n", "\n") == LETTER
    assert [one.name for one in source.attachments] == ["phu-luc.txt"]


def test_an_archive_in_a_message_is_opened_and_a_deeper_one_is_named() -> None:
    inner = packed(ke_hoach__txt=LETTER)
    assert vanban.read_bytes(message(("a.zip", inner)), "a.eml").text == LETTER
    deep = packed(a__txt=ANNEX, b__zip=packed(c__zip=packed(d__txt=LETTER), e__txt=LETTER))
    source = vanban.read_bytes(deep, "a.zip")
    assert DEEPEST == 2
    assert [one.name for one in source.attachments] == ["a.txt"]
    assert [one.message for one in source.findings if one.code == "refused-attachment"] == [
        "Tệp kèm “c.zip” không được mở: Tệp “c.zip” là gói nằm trong gói khác, "
        "lồng quá 2 lớp nên không được mở. "
        "Hãy giải nén và gửi riêng từng tệp."
    ]


def test_names_lead_nowhere_and_leftovers_are_passed_over() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in ("../../etc/ke-hoach.txt", "__MACOSX/._a.txt", "x/.DS_Store", "x/~$a.docx", "x/"):
            package.writestr(name, LETTER)
        package.writestr("x/phu\u202eluc.txt", ANNEX)
    source = vanban.read_bytes(buffer.getvalue(), "a.zip")
    assert source.text == LETTER
    assert [one.name for one in source.attachments] == ["phuluc.txt"]
    assert "“ke-hoach.txt”" in source.findings[0].message


def test_names_in_utf8_without_the_sign_for_it_are_read() -> None:
    content = bytearray(packed(**{"phụ lục__txt": ANNEX, "kế hoạch__txt": LETTER}))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.find(start)
        while at >= 0:
            content[at + (7 if start[2] == 3 else 9)] &= 0xF7
            at = content.find(start, at + 1)
    assert [one.name for one in vanban.read_bytes(bytes(content), "a.zip").attachments] == ["phụ lục.txt"]


def overlapping() -> bytes:
    """Many names for one and the same packed bytes."""
    content = packed(a__txt=b"0" * 5_000_000)
    at = content.index(b"PK\x01\x02")
    entry, end = content[at : content.index(b"PK\x05\x06")], content[content.index(b"PK\x05\x06") :]
    count = (30).to_bytes(2, "little")
    size = (30 * len(entry)).to_bytes(4, "little")
    return content[:at] + entry * 30 + end[:8] + count * 2 + size + end[16:]


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE e [<!ENTITY a "b">]><edXML>&a;</edXML>'
REFUSED = {
    "no XML": (b"<edXML><edXMLEnvelope>", errors.FileBroken, "không mở được"),
    "doctype": (DOCTYPE, errors.FileBroken, "không an toàn"),
    "deep": (b"<edXML>" + b"<a>" * 20_000, errors.FileBroken, "không an toàn"),
    "no files": (envelope(), errors.FileEmpty, "không có tệp văn bản nào"),
    "base64": (envelope(("a.txt", b"x")).replace(b"eA==", b"@@@@"), errors.FormatUnsupported, "base64"),
    "picture": (envelope(("a.png", PICTURE)), errors.FileBroken, "Tệp ảnh “a.png” bị hỏng"),
    "empty zip": (b"PK\x05\x06" + bytes(18), errors.FileEmpty, "không có tệp văn bản nào"),
    "bomb": (packed(a__txt=bytes(30_000_000)), errors.FileDangerous, "phình ra bất thường"),
    "overlap": (overlapping(), errors.FileDangerous, "phình ra bất thường"),
    "programs": (packed(a__exe=b"MZ\x90" + bytes(99)), errors.FileDangerous, "EXE"),
}


@pytest.mark.parametrize(("content", "error", "words"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("bounded", [False, True])
def test_a_package_without_anything_to_read_says_why(
    content: bytes, error: type[vanban.VanbanError], words: str, bounded: bool
) -> None:
    with pytest.raises(error, match=words):
        vanban.read_bytes(content, "goi", bounded=bounded)


def test_files_beyond_the_limit_stay_closed_and_are_told() -> None:
    many = packed(**{f"a{at}__txt": f"Nội dung {at}" for at in range(MOST_PARTS + 3)})
    source = vanban.read_bytes(many, "a.zip")
    assert len(source.attachments) == MOST_PARTS - 1
    assert codes(source).count("refused-attachment") == 3
    assert source.unread == ()


def workbook(*more: str) -> bytes:
    return packed(**dict.fromkeys(["xl/workbook__xml", "[Content_Types]__xml", *more], "<a/>"))


@pytest.mark.parametrize("bounded", [False, True])
def test_what_nobody_read_is_named_and_can_be_taken_out(bounded: bool) -> None:
    sheet = workbook()
    inner = packed(
        **{"Biểu số liệu__xlsx": sheet, "ke-hoach__txt": LETTER, "la__bin": b"ab\x00\x01\x02cdef" * 40}
    )
    mail = message(("goi.zip", inner), ("phu-luc.txt", ANNEX.encode()))
    source = vanban.read_bytes(mail, "a.eml", bounded=bounded)
    assert source.text == LETTER
    assert [(one.name, one.size, one.place) for one in source.unread] == [
        ("Biểu số liệu.xlsx", len(sheet), (1, 0)),
        ("la.bin", 360, (1, 2)),
    ]
    assert "bảng tính Excel" in source.unread[0].reason
    taken = vanban.take_out(mail, "a.eml", source.unread[0].place, bounded=bounded)
    assert (taken.name, taken.content) == ("Biểu số liệu.xlsx", sheet)
    assert vanban.take_out(mail, "a.eml", source.place, bounded=bounded).content == LETTER.encode()
    assert [
        vanban.take_out(mail, "a.eml", one.place, bounded=bounded).name for one in source.attachments
    ] == ["thư điện tử.txt", "phu-luc.txt"]
    plain = vanban.as_dict(vanban.parse(source))["source"]
    assert (plain["place"], plain["unread"][1]["place"]) == ([1, 1], [1, 2])


@pytest.mark.parametrize("place", [(9,), (-1,), (0, 0), (1, 0)], ids=str)
@pytest.mark.parametrize("bounded", [False, True])
def test_what_is_not_there_is_not_taken_out(place: tuple[int, ...], bounded: bool) -> None:
    with pytest.raises(errors.FileMissing, match="không có tệp kèm này"):
        vanban.take_out(
            packed(a__txt=LETTER, b__zip=b"PK\x05\x06" + bytes(18)), "a.zip", place, bounded=bounded
        )


HARMFUL = {
    "program": ("a__pdf", b"MZ\x90" + bytes(99)),
    "script by its name": ("doc-ngay__bat", b"@echo off\r\ndel *.*"),
    "script by its head": ("ghi-chu", b"#!/bin/sh\nrm -r ~\n"),
    "shortcut": ("ke-hoach__docx__lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60)),
    "macros of Excel": ("bieu__xlsx", workbook("xl/vbaProject__bin")),
    "older macros of Excel": ("bieu__xlsx", workbook("xl/macrosheets/sheet1__xml")),
    "macros of old Office": ("bieu__xls", b"\xd0\xcf\x11\xe0" + "Workbook_VBA_PROJECT".encode("utf-16-le")),
    "macros of Word": ("a__docx", packed(word__document__xml="<a/>", **{"word/vbaProject__bin": "x"})),
    "bomb": ("a__zip", packed(a__txt=bytes(30_000_000))),
}


@pytest.mark.parametrize(("name", "content"), HARMFUL.values(), ids=HARMFUL)
def test_what_may_do_harm_is_refused_and_not_handed_out(name: str, content: bytes) -> None:
    package = packed(ke_hoach__txt=LETTER, **{name: content})
    source = vanban.read_bytes(package, "a.zip")
    assert (codes(source), source.unread) == (["refused-attachment"], ())
    assert "không được mở" in source.findings[0].message
    if "bomb" not in name and not name.endswith("zip") and b"PK" not in content[:2]:
        with pytest.raises(errors.FileDangerous):
            vanban.take_out(package, "a.zip", (1,))


def test_a_picture_that_is_attached_counts_though_it_has_an_identifier() -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@x.example", "b@x.example", "Gửi"
    letter.set_content(LETTER)
    letter.add_attachment(PICTURE, maintype="image", subtype="png", filename="trang.png", cid="<f_1>")
    source = vanban.read_bytes(letter.as_bytes(), "a.eml")
    assert [one.name for one in source.unread] == ["trang.png"]


@pytest.mark.parametrize(
    "text", [LETTER, "Số: 12/KH-UBND\nV/v: họp\n\nNội dung", "Subject: họp\n\nNội dung thư"]
)
def test_a_text_is_no_message(text: str) -> None:
    assert vanban.read_bytes(text.encode(), "a.txt").media_type == "text/plain"


def test_an_envelope_that_was_written_here_is_read_back() -> None:
    document = vanban.parse(LETTER)
    back = vanban.parse(vanban.read_bytes(vanban.render(document, "edxml").encode(), "a.edxml"))
    assert (back.text, back.letterhead, back.obligations) == (
        document.text,
        document.letterhead,
        document.obligations,
    )
    assert back.source.envelope is not None
    assert (back.source.envelope.number, back.source.envelope.symbol) == ("12", "KH-UBND")
    assert "envelope-conflict" not in [one.code for one in back.findings]


@pytest.mark.parametrize("words", ["Số" + " " * 3000, "Số " + "1" * 3000, "Số 1/" * 600, "Số: ." * 600])
def test_choosing_takes_steady_time(words: str) -> None:
    begun = time.perf_counter()
    assert vanban.read_bytes(packed(a__txt=words + "x", b__txt=LETTER), "a.zip").attachments
    assert time.perf_counter() - begun < 5


def test_a_page_saved_as_one_file_is_its_words() -> None:
    page = (
        "From: <Saved by a browser>\nSubject: Ke hoach\nMIME-Version: 1.0\n"
        "Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\nContent-Location: http://songthu.example/\n\n"
        "<html><p>Số: 12/KH-UBND<p>KẾ HOẠCH</html>\n--B\nContent-Type: text/css\n"
        "Content-Location: http://songthu.example/a.css\n\nbody { color: red }\n--B\n"
        "Content-Type: image/png\n"
        "Content-Location: http://songthu.example/a.png\nContent-Transfer-Encoding: base64\n\n"
        "iVBORw0KGgo=\n--B--\n"
    )
    source = vanban.read_bytes(page.encode(), "ke-hoach.mht")
    assert (source.text, source.attachments, source.findings) == ("Số: 12/KH-UBND\nKẾ HOẠCH", (), ())
