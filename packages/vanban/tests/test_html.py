"""Trang HTML: the shapes in which portals and office programs write a document, and what is none of it."""

from __future__ import annotations

import time

import pytest

import vanban
from vanban.model import Source


def page(body: str, head: str = "") -> Source:
    filler = "<p>" + "Ủy ban nhân dân tỉnh chỉ đạo các sở, ngành, địa phương thực hiện. " * 4 + "</p>"
    return vanban.read_bytes(
        f"<html><head>{head}</head><body>{body}{filler}</body></html>".encode(), "a.html"
    )


def lines(body: str, head: str = "") -> list[str]:
    return page(body, head).text.split("\n")[:-1]


def test_the_form_around_a_whole_page_is_kept_and_a_form_for_comments_is_not() -> None:
    words = "Kế hoạch công tác thông tin đối ngoại năm 2026 của tỉnh. " * 14
    body = f"""<form id="aspnetForm" method="post"><input type="hidden" name="__VIEWSTATE"><p>{words}</p>
    <div class="row"><form action="/gui"><p>Ý kiến của bạn</p><label>Họ tên</label><textarea>Viết</textarea>
    </form></div>
    </form>"""
    assert lines(body) == [words.strip()]


def test_merged_cells_keep_the_columns_of_an_assignment_table() -> None:
    body = """<table><tr><th rowspan=2>STT</th><th rowspan=2>Nhiệm vụ</th><th colspan=2>Đơn vị</th></tr>
    <tr><th>Chủ trì</th><th>Phối hợp</th></tr>
    <tr><td colspan=4>I. Tuyên truyền</td></tr>
    <tr><td>1<td>Mở trang<td rowspan=2>Sở Ngoại vụ<td>Sở Tài chính
    <tr><td>2<td>Mở lớp<td>Các huyện</table>"""
    source = page(body)
    assert source.text.split("\n")[:5] == [
        "STT | Nhiệm vụ | Đơn vị | ",
        "STT | Nhiệm vụ | Chủ trì | Phối hợp",
        "I. Tuyên truyền |  |  | ",
        "1 | Mở trang | Sở Ngoại vụ | Sở Tài chính",
        "2 | Mở lớp | Sở Ngoại vụ | Các huyện",
    ]
    assert [source.text[slice(*one.span)] for one in source.cells if one.column == 2][-1] == "Sở Ngoại vụ"


def test_a_letterhead_in_nested_tables_is_lines() -> None:
    body = """<table><tr><td><table><tr><td>UBND TỈNH SÔNG THỬ</td></tr><tr><td>Số: 12/KH-UBND</td></tr>
    </table></td>
    <td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</p></td></tr></table>
    KẾ HOẠCH<br/>Công tác năm 2026<br><br>1. Sở Ngoại vụ<br>2. Sở Tài chính"""
    assert lines(body) == [
        "UBND TỈNH SÔNG THỬ", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Công tác năm 2026", "1. Sở Ngoại vụ", "2. Sở Tài chính",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("call", "note"),
    [
        (
            '<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>',
            '<div id=ftn1><p><a href="#_ftnref1">[1]</a> Xem Kết luận số 57-KL/TW.</p></div>',
        ),
        (
            '<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a> Xem Kết luận số 57-KL/TW.</p></div>',
        ),
        ("<sup>1</sup>", "<p><sup>1</sup> Xem Kết luận số 57-KL/TW.</p>"),
    ],
    ids=["word", "libreoffice", "by hand"],
)
def test_notes_are_called_as_in_a_text(call: str, note: str) -> None:
    body = f"<p>1. Sở Ngoại vụ thực hiện chủ trương của Trung ương{call}.</p><hr>{note}"
    assert lines(body) == [
        "1. Sở Ngoại vụ thực hiện chủ trương của Trung ương¹.",
        "¹ Xem Kết luận số 57-KL/TW.",
    ]


def test_hidden_words_are_left_out_whoever_hides_them() -> None:
    css = """<style>/* .lo { display:none } */ .an, p#kin {display : none}
    @media print { .man {display:none} }
    body { font-family: Arial } </style>"""
    body = """<p class="an x">một</p><p id=kin>hai</p><p style="DISPLAY: none">ba</p><p hidden>bốn</p>
    <span style='mso-hide:all'>năm</span><p style="visibility:hidden">sáu</p>
    <p class=man>MÀN</p><p class=lo>LỘ</p><div id=an>ẨN</div>"""
    assert lines(body, css) == ["MÀN", "LỘ", "ẨN"]


def test_a_page_that_hides_itself_until_a_script_shows_it_is_read() -> None:
    words = "Kế hoạch công tác thông tin đối ngoại năm 2026 của tỉnh Sông Thử. " * 5
    content = f"<html><style>.toan-van{{display:none}}</style><div class=toan-van>{words}</div></html>"
    assert vanban.read_bytes(content.encode(), "a.html").text == words.strip()


def test_lists_have_the_numbers_a_browser_sets() -> None:
    body = """<ol><li>một<ol type=a><li>hai<li>ba</ol><li value=5>bốn</ol><ul><li>năm</ul>
    <ol start=3 type=I><li>sáu</ol>"""
    assert lines(body) == ["1. một", "a) hai", "b) ba", "5. bốn", "năm", "III. sáu"]


def test_a_list_of_word_keeps_its_marks() -> None:
    body = """<p><![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7pt'>&nbsp;
    </span></span><![endif]>Mở trang</p><p><span style="font-family:Wingdings">-</span> Mở lớp</p>
    <!--[if gte mso 9]><p>ẩn</p><![endif]-->"""
    assert [" ".join(line.split()) for line in lines(body)] == ["• Mở trang", "- Mở lớp"]


def test_old_fonts_are_told_by_tags_styles_and_the_sheet() -> None:
    css = '<style>p.MsoNormal, li.x {font-family:".VnTime", x} .hoa {font-family:.VnTimeH}</style>'
    body = """<p class=MsoNormal>Giao Së Tµi chÝnh
    <span style="font-family:Arial">và Sở Ngoại vụ</span> thùc hiÖn</p>
    <p class=hoa>ñy ban nh©n d©n</p><font face="VNI-Times">thöïc hieän nhieäm vuï</font>
    <p style="font-family:.VnTime">Chữ Unicode ở đây</p>"""
    source = page(body, css)
    assert source.text.split("\n")[:4] == [
        "Giao Sở Tài chính và Sở Ngoại vụ thực hiện", "ỦY BAN NHÂN DÂN",
        "thực hiện nhiệm vụ", "Chữ Unicode ở đây",
    ]  # fmt: skip
    assert [one.code for one in source.findings] == ["encoding-converted"] * 2


@pytest.mark.parametrize("charset", ["windows-1258", "utf-16", "utf-8"])
def test_the_declared_encoding_matters_less_than_the_bytes(charset: str) -> None:
    words = "ban hành kế hoạch công tác"
    content = f'<html xmlns:v="urn:a" xmlns:o="urn:b"><meta charset={charset}><p>{words}</p>'
    if charset == "windows-1258":
        content = content.replace("ế", "ê\u0301").replace("ạ", "a\u0323")
        encoded = content.encode("cp1258")
    else:
        encoded = content.encode(charset)
    assert vanban.read_bytes(encoded, "van-ban.doc").text == words


@pytest.mark.parametrize(
    "unit",
    ["<!-- ", "<a ", "<a b='", "</a ", "<![a ", "<?a ", "<style>/* ", "<td rowspan=200>", "<div>", "&#x"],
)
def test_a_broken_page_takes_time_in_step_with_its_length(unit: str) -> None:
    begun = time.perf_counter()
    vanban.read_bytes(("<html><p>Chữ" + "<table>" * 3 + unit * 20_000).encode(), "a.html")
    assert time.perf_counter() - begun < 10
