"""Tệp Word: what Word computes itself (numbers, notes), what it hides, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

import vanban
from vanban import errors

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(body: str, **parts: str) -> bytes:
    """A DOCX of this body; further parts by their kind ("numbering", "styles", "header" …)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
            f'Target="word/document.xml"/></Relationships>',
        )
        related = "".join(
            f'<Relationship Id="p{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>' for kind in parts
        )
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>'
        )
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for kind, content in parts.items():
            package.writestr(f"word/{kind}.xml", content)
    return buffer.getvalue()


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def numbered(words: str, level: int, number: int = 1) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, form: str, text: str, more: str = "") -> str:
    shape = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{shape}</w:lvl>'


def lines(content: bytes) -> list[str]:
    text = vanban.read_bytes(content, "a.docx").text
    return [line for line in text.split("\n") if line]


LETTER = (
    p("ỦY BAN NHÂN DÂN") + p("TỈNH SÔNG THỬ") + p("Số: 12/KH-UBND") + p("KẾ HOẠCH") + p("Công tác năm 2026")
)
BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="v"><v:textbox><w:txbxContent>'
    f"{p('MẬT')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)

WATER_MARK = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="v"><v:textpath string="MẬT"/></v:shape></w:pict></w:r></w:p>'
)


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="5">
{level(0, "upperRoman", "%1.")}{level(1, "decimal", "%2.")}{level(2, "decimal", "%2.%3.")}
{level(3, "lowerLetter", "%4)")}{level(4, "bullet", "&#xF0B7;")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/>
<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""


def test_levels_count_restart_and_quote_each_other() -> None:
    body = "".join(
        [numbered("một", 0), numbered("hai", 1), numbered("ba", 2), numbered("bốn", 2), numbered("năm", 3),
         numbered("sáu", 4), numbered("bảy", 0), numbered("tám", 1)]
    )  # fmt: skip
    assert lines(docx(body, numbering=NUMBERING)) == [
        "I. một", "1. hai", "1.1. ba", "1.2. bốn", "a) năm", "• sáu", "II. bảy", "1. tám",
    ]  # fmt: skip


def test_another_list_of_the_same_pattern_begins_where_it_says() -> None:
    body = numbered("một", 1) + numbered("hai", 1) + numbered("ba", 1, 2) + numbered("bốn", 1, 2)
    assert lines(docx(body, numbering=NUMBERING)) == ["1. một", "2. hai", "1. ba", "2. bốn"]


def test_a_style_brings_its_number_and_its_capitals() -> None:
    styles = f"""<w:styles {W}><w:style w:type="paragraph" w:styleId="Dieu"><w:basedOn w:val="Goc"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Goc"><w:rPr><w:caps/></w:rPr></w:style></w:styles>"""
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="5">'
        + level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
    )
    body = p("phạm vi", '<w:pStyle w:val="Dieu"/>') + p("đối tượng", '<w:pStyle w:val="Dieu"/>')
    assert lines(docx(body, styles=styles, numbering=numbering)) == ["Điều 1. PHẠM VI", "Điều 2. ĐỐI TƯỢNG"]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Giao Sở </w:t></w:r><w:del><w:r><w:delText>Tài chính</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Ngoại vụ</w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>chủ trì, </w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>bỏ</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>phối hợp</w:t></w:r></w:moveTo></w:p>"
    )
    assert lines(docx(body)) == ["Giao Sở Ngoại vụ", "chủ trì, phối hợp"]


def test_hidden_words_and_codes_of_fields_are_left_out() -> None:
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inside}' for kind, inside in (
        ("begin", "<w:r><w:instrText>DATE</w:instrText><w:t>mã</w:t></w:r>"),
        ("separate", "<w:r><w:t>12/02/2026</w:t></w:r>"), ("end", "")))  # fmt: skip
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    body = f"<w:p>{hidden}{field}<w:r><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>"
    assert lines(docx(body)) == ["12/02/2026-x"]


def test_notes_are_read_as_footnotes() -> None:
    note = p("Xem Kết luận số 57-KL/TW.")
    notes = f'<w:footnotes {W}><w:footnote w:id="7">{note}</w:footnote></w:footnotes>'
    call = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    body = (
        LETTER + f"<w:p><w:r><w:t>1. Sở Ngoại vụ thực hiện chủ trương của Trung ương</w:t></w:r>{call}</w:p>"
    )
    document = vanban.parse(vanban.read_bytes(docx(body, footnotes=notes), "a.docx"))
    assert [(note.label, note.text) for note in document.footnotes] == [("1", "Xem Kết luận số 57-KL/TW.")]
    assert document.text.endswith("Trung ương¹")
    assert [(one.number, one.in_footnote) for one in document.citations] == [("57-KL/TW", 0)]


def test_tables_merge_downwards_and_pad_across() -> None:
    def cell(words: str, shape: str = "") -> str:
        return f"<w:tc><w:tcPr>{shape}</w:tcPr>{p(words)}</w:tc>"

    rows = [
        cell("STT") + cell("Nhiệm vụ") + cell("Chủ trì"),
        cell("I. Tuyên truyền", '<w:gridSpan w:val="3"/>'),
        cell("1") + cell("Mở trang") + cell("Sở Ngoại vụ", '<w:vMerge w:val="restart"/>'),
        cell("2") + cell("Mở lớp") + cell("", "<w:vMerge/>"),
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert lines(docx(body)) == [
        "STT | Nhiệm vụ | Chủ trì",
        "I. Tuyên truyền |  | ",
        "1 | Mở trang | Sở Ngoại vụ",
        "2 | Mở lớp | Sở Ngoại vụ",
    ]


@pytest.mark.parametrize(
    "content",
    [
        docx(LETTER + p("1. Sở Ngoại vụ đón đoàn.") * 30 + BOX),
        docx(LETTER, header=f"<w:hdr {W}>{p('TỐI MẬT')}</w:hdr>"),
        docx(LETTER, header=f"<w:hdr {W}>{BOX}</w:hdr>"),
        docx(LETTER, footer=f"<w:ftr {W}>{p('MẬT')}</w:ftr>"),
        docx(LETTER, header=f"<w:hdr {W}>{WATER_MARK}</w:hdr>"),
    ],
    ids=["box", "header", "box in header", "footer", "water mark"],
)
def test_a_secret_mark_is_seen_wherever_it_floats(content: bytes) -> None:
    document = vanban.parse(vanban.read_bytes(content, "a.docx"))
    assert [mark.kind for mark in document.letterhead.marks] == ["confidentiality"]


def test_a_header_without_a_mark_is_no_text() -> None:
    assert (
        "Trang" not in vanban.read_bytes(docx(LETTER, header=f"<w:hdr {W}>{p('Trang 1')}</w:hdr>"), "a").text
    )


def _zip(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return buffer.getvalue()


def one_part(content: bytes, name: str = "word/document.xml") -> bytes:
    return _zip(**{name: content})


OLE = b"\xd0\xcf\x11\xe0" + bytes(500)
ENTITY = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]><document/>'
GOOD = docx(LETTER)
REFUSED = {
    "cut": (GOOD[: len(GOOD) // 2], errors.FileBroken, "bị hỏng"),
    "no archive": (b"PK\x03\x04" + bytes(900), errors.FileBroken, "bị hỏng"),
    "no XML": (one_part(b"<w:document"), errors.FileBroken, "bị hỏng"),
    "entities": (one_part(ENTITY), errors.FileBroken, "bị hỏng"),
    "bomb": (one_part(b" " * 30_000_000), errors.FileDangerous, "phình ra bất thường"),
    "many": (_zip(**{f"word/{n}": b"" for n in range(4100)}), errors.FileDangerous, "phình ra bất thường"),
    "excel": (one_part(b"<a/>", "xl/workbook.xml"), errors.FormatUnsupported, "Excel"),
    "zip": (one_part(b"MZ\x90" + bytes(99), "a.exe"), errors.FileDangerous, "EXE"),
    "macro": (one_part(b"x", "word/vbaProject.bin"), errors.FileDangerous, "macro"),
    "blank": (docx(""), errors.FileEmpty, "không có chữ"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), errors.FileEncrypted, "mật khẩu"),
    "doc": (OLE, errors.FormatUnsupported, r"\.docx"),
}


@pytest.mark.parametrize(("content", "error", "words"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("bounded", [False, True])
def test_what_is_no_word_document_is_refused_in_words(
    content: bytes, error: type[vanban.VanbanError], words: str, bounded: bool
) -> None:
    with pytest.raises(error, match=words):
        vanban.read_bytes(content, "tep.docx", bounded=bounded)


def test_a_document_of_endless_tables_in_tables_ends() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 1500 + p("x") + "</w:tc></w:tr></w:tbl>" * 1500
    with pytest.raises(vanban.VanbanError):
        vanban.read_bytes(docx(deep), "a.docx", bounded=True)


def run(words: str, font: str = "") -> str:
    shape = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{words}</w:t></w:r>'


def test_each_run_is_read_in_the_encoding_of_its_font() -> None:
    body = (
        f"<w:p>{run('ñy ban nh©n d©n tØnh', '.VnTimeH')}</w:p>"
        f"<w:p>{run('Giao Së Tµi chÝnh', '.VnTime')}{run(' và Sở Ngoại vụ ', 'Arial')}"
        f"{run('thöïc hieän', 'VNI-Times')}{run(' n¨m 2004 t¹i n¬i nµy.', '.VnTime')}</w:p>"
    )
    source = vanban.read_bytes(docx(body), "a.docx")
    assert source.text == (
        "ỦY BAN NHÂN DÂN TỈNH\n\nGiao Sở Tài chính và Sở Ngoại vụ thực hiện năm 2004 tại nơi này."
    )
    assert [one.message.split(",")[0] for one in source.findings] == [
        "Văn bản dùng bảng mã TCVN3 (ABC)",
        "Văn bản dùng bảng mã VNI",
    ]


@pytest.mark.parametrize("words", ["Có là và thì mà ở đó", "Sở Ngoại vụ", "Kế hoạch 2026", "Quá trình"])
def test_unicode_typed_in_an_old_font_is_left_alone(words: str) -> None:
    source = vanban.read_bytes(docx(f"<w:p>{run(words, '.VnTime')}</w:p>"), "a.docx")
    assert (source.text, source.findings) == (words, ())


def test_the_font_of_a_style_and_of_the_whole_document_counts() -> None:
    styles = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr>
    </w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="T"><w:rPr>
    <w:rFonts w:hAnsi=".VnTimeH"/></w:rPr></w:style></w:styles>"""
    body = p("mËt", '<w:pStyle w:val="T"/>') + p("nhiÖm vô c¸c së")
    assert lines(docx(body, styles=styles)) == ["MẬT", "nhiệm vụ các sở"]


def test_an_old_encoding_whose_font_was_lost_is_told_by_its_words() -> None:
    source = vanban.read_bytes(docx(p("Céng hßa x· héi chñ nghÜa ViÖt Nam, thùc hiÖn nhiÖm vô")), "a.docx")
    assert source.text == "Cộng hòa xã hội chủ nghĩa Việt Nam, thực hiện nhiệm vụ"
    assert [one.code for one in source.findings] == ["encoding-converted"]


def cell(words: str, shape: str = "") -> str:
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{words if words.startswith('<') else p(words)}</w:tc>"


def test_a_column_that_word_numbers_has_its_numbers() -> None:
    rows = "".join(
        f"<w:tr>{first}{cell('Mở trang')}{cell('Sở Ngoại vụ')}</w:tr>"
        for first in (cell("STT"), cell(numbered("", 1)), cell(numbered("", 1)))
    )
    assert lines(docx(f"<w:tbl>{rows}</w:tbl>", numbering=NUMBERING))[1:] == [
        "1. | Mở trang | Sở Ngoại vụ",
        "2. | Mở trang | Sở Ngoại vụ",
    ]


def test_tables_within_cells_and_rows_within_controls_are_read() -> None:
    inside = f"<w:tbl><w:tr>{cell('UBND TỈNH')}</w:tr><w:tr>{cell('Số: 12/KH-UBND')}</w:tr></w:tbl>{p('')}"
    head = f"<w:tbl><w:tr>{cell(inside)}{cell('CỘNG HÒA')}</w:tr></w:tbl>"
    row = f"<w:tr>{cell('1')}<w:sdt><w:sdtContent>{cell('a')}</w:sdtContent></w:sdt>{cell('b')}</w:tr>"
    held = f"<w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('0')}{cell('c')}{cell('d')}</w:tr>"
    empty = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Bấm vào đây')}</w:sdtContent></w:sdt>"
    )
    assert lines(docx(f"{head}<w:tbl>{held}{gone}{row}</w:tbl>{empty}")) == [
        "UBND TỈNH", "Số: 12/KH-UBND", "CỘNG HÒA", "1 | a | b", "1 | a | b",
    ]  # fmt: skip


def test_a_draft_says_so_in_its_page_head() -> None:
    document = vanban.parse(
        vanban.read_bytes(docx(LETTER, header=f"<w:hdr {W}>{p('DỰ THẢO')}{p('Trang 1')}</w:hdr>"), "a.docx")
    )
    assert [mark.kind for mark in document.letterhead.marks] == ["draft"]


@pytest.mark.parametrize("odd", ["z", "-1", "--1", "²", "9" * 30, ""])
def test_numbers_that_are_none_number_nothing(odd: str) -> None:
    numbering = NUMBERING.replace('w:ilvl="1"', f'w:ilvl="{odd}"').replace('w:val="1"', f'w:val="{odd}"', 3)
    body = f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{odd}'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>" + p(
        "a"
    )
    span = cell("b", f"<w:gridSpan w:val='{odd}'/>")
    assert lines(docx(f"{body}<w:tbl><w:tr>{span}</w:tr></w:tbl>", numbering=numbering)) == ["a", "b"]
