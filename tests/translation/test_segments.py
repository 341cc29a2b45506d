"""A text comes apart into sentences and goes together again, whatever stands in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.newsroom.domain import text as newsroom
from nhipcau.translation.domain import inline
from nhipcau.translation.domain.segments import aligned, split, split_line

BODY = """# Cầu mới thông xe

Sáng 2/9, TP. Hồ Chí Minh thông xe cầu Ba Son. Cầu dài **1.465 m. Vốn 3.082,5 tỷ đồng.** Ông A. B.
nói: “Đây là ngày vui. Xin cảm ơn!” [Xem thêm. Tại đây](https://a.vn/x.y).

![Cầu dây văng. Ảnh chụp tối](hinh:12 "Cầu Ba Son. Ảnh: Sở Ngoại vụ")

- Thứ nhất. Thứ hai.
> Lời dẫn thứ nhất.
> Lời dẫn
> thứ hai.

| Năm | Số lượt khách |
|---|---|
| 2024 | 6.200 lượt \\| ước tính |
"""


def test_what_stands_where():
    found = split(BODY, code="vi")
    assert [(each.text, each.block) for each in found.segments] == [
        ("Cầu mới thông xe", "heading"),
        ("Sáng 2/9, TP. Hồ Chí Minh thông xe cầu Ba Son.", "paragraph"),
        ("Cầu dài **1.465 m. Vốn 3.082,5 tỷ đồng.**", "paragraph"),
        ("Ông A. B. nói: “Đây là ngày vui.", "paragraph"),
        ("Xin cảm ơn!”", "paragraph"),
        ("[Xem thêm. Tại đây](https://a.vn/x.y).", "paragraph"),
        ("Cầu dây văng. Ảnh chụp tối", "alt"),
        ("Cầu Ba Son. Ảnh: Sở Ngoại vụ", "caption"),
        ("Thứ nhất.", "item"),
        ("Thứ hai.", "item"),
        ("Lời dẫn thứ nhất.", "quote"),
        ("Lời dẫn thứ hai.", "quote"),
        ("Năm", "cell"),
        ("Số lượt khách", "cell"),
        ("2024", "cell"),
        ("6.200 lượt \\| ước tính", "cell"),
    ]
    assert found.filled(found.texts) == BODY


SENTENCES = [
    ("vi", ["Ông được PGS. TS. Nguyễn Văn A đón.", "Sau đó về Q. 1."]),
    ("vi", ["Nung khoảng 900 độ C.", "Mẻ nào cũng vậy, theo ông A. Bình."]),
    ("vi", ["Có gạo, cà phê, v.v.", "Tất cả đều xuất khẩu."]),
    ("vi", ["Doanh thu 1.234,5 tỷ đồng.", "Tăng 3.5 lần…", "Vì sao?", "Đã rõ!"]),
    ("vi", ["Điều 5. Hiệu lực thi hành"]),
    ("vi", ["1. Tổng quan"]),
    ("vi", ["Anh hỏi: “Thật sao?” rồi cười.", "Chị gật đầu."]),
    ("vi", ["Xem tại www.quangninh.gov.vn.", "Cảm ơn."]),
    ("en", ["Mr. Smith met Dr. J. K. Rowling in the U.S. Senate.", "It was 5 p.m. in Hanoi."]),
    ("en", ["It cost $1.5 million.", "“Really?” she asked.", "Yes."]),
    ("fr", ["M. Dupont est venu.", "« Pourquoi ? »", "Il n’a rien dit, cf. p. 12."]),
    ("es", ["El Sr. García llegó.", "¿Cuándo?", "¡Ayer!", "Vive en EE. UU. desde niño."]),
    ("pt", ["O Sr. Silva chegou.", "Mora na Av. Brasil."]),
    ("ru", ["В 2024 г. Вьетнам принял 17,5 млн туристов.", "Об этом сообщил А. С. Пушкин."]),
    ("ar", ["هل زرت خليج ها لونغ؟", "نعم، زرته.", "كان جميلا."]),
    ("hmn", ["Peb mus.", "Lawv los."]),
    ("rad", ["Buôn Ama Thuột jing ƀuôn prŏng.", "Mâo lu kphê."]),
]


@pytest.mark.parametrize(("code", "wanted"), SENTENCES)
def test_sentences_with_blanks_between(code: str, wanted: list[str]):
    assert list(split_line(" ".join(wanted), code=code).texts) == wanted


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("zh-Hans", ["下龙湾很美。", "你去过吗？", "“去过！”", "他说：“很好。”，然后走了。"]),
        ("km", ["សួស្តី។", "ខ្ញុំមកពីវៀតណាម។"]),
        ("cjm", ["ꨀꨇꩉ ꨕꨮ꩝", "ꨌꩌ꩞", "ꨆꩈ"]),
        ("blt", ["ꪼꪕ ꪎꪳ꫟", "ꪹꪣꪉ"]),
    ],
)
def test_scripts_that_end_a_sentence_with_a_sign_of_their_own(code: str, wanted: list[str]):
    assert list(split_line("".join(wanted), code=code).texts) == wanted


def test_the_same_markdown_as_the_newsroom():
    body = "~~~\n# a\n<b>c</b> `d` [e](javascript:f) ![g](http://h) [i](/j)\n\n    k\n\n[l]: /m"
    assert [(t.type, t.content) for t in inline._reader().parse(body)] == [
        (t.type, t.content) for t in newsroom.parse(body)
    ]
    assert inline._reader().get_active_rules() == newsroom._reader().get_active_rules()


PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["# ", "## a #", "- ", "> ", ">", "1. ", "**", "*", "_", "|", "\n", "\r\n", "\r", "\n\n", "    ",
         "\t", "  \n", "\\\n", "\\", "---\n", "|--|--|\n", "a | b\n", "Một câu. ", "Hai câu! ", "你好。",
         "![Mô tả](hinh:1)", '![A. B](hinh:2 "Chú \\"thích\\"")', "[x. Y](https://a.vn)", "[", "]", "(",
         "![", "\0", "\u00a0", "\u2028"]
    ),
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=14).map("".join)


@given(BODIES)
@settings(max_examples=300)
def test_whole_again(body: str):
    found = split(body, code="vi")
    assert found.filled(found.texts) == body
    assert len(found.skeleton) == len(found.segments) + 1
    line = split_line(body, code="en")
    assert line.filled(line.texts) == body


HOSTILE = st.one_of(
    st.sampled_from(
        ["# a", "- a", "+ a", "1. a", "2) a", "> a", "---", "===", "***", "a | b", "| --- |", "a\\", "a\n# b",
         "![a](hinh:9)", "a\n\nb", "#", "a #", "]", "](x)", '"', "a](hinh:3)", "```", "    a", "-\ta", "1.",
         "b  "]
    ),
    st.text(alphabet="ab #>-*|[]()!\\\n.1=_\"'", max_size=8),
)  # fmt: skip


def shape(body: str) -> list[str]:
    """Blocks and pictures, without the words."""
    return [t.type for t in newsroom.parse(body) if t.type != "inline"] + [
        str(each.number) for each in newsroom.pictures(body)
    ]


@given(st.data())
@settings(max_examples=300)
def test_no_segment_becomes_a_mark_of_a_block(data: st.DataObject):
    found = split(BODY, code="vi")
    said = [re.sub(r"^\s*$", "a", data.draw(HOSTILE)) for _segment in found.segments]
    assert shape(found.filled(said)) == shape(BODY)


def test_blanks_between_sentences_follow_the_language():
    assert (
        split("Một câu. Hai câu.\n\nBa.", code="vi").filled(["一。", "二。", "三。"], code="zh-Hans")
        == "一。二。\n\n三。"
    )
    assert split("一。二。", code="zh-Hans").filled(["Một.", "Hai."], code="vi") == "Một. Hai."


def test_a_caption_keeps_its_quotation_marks():
    found = split('![a](hinh:1 "Ảnh \\"đẹp\\"")', code="vi")
    assert found.texts == ("a", 'Ảnh "đẹp"')
    assert newsroom.pictures(found.filled(["b", 'The "nice" \\ one']))[0].caption == 'The "nice" \\ one'


def test_what_goes_on_from_what():
    old = ["Câu một nói về cầu.", "Câu hai.", "Cầu dài 1.200 mét, rộng 20 mét.", "Hết."]
    new = [
        "Câu một nói về cầu.",
        "Hoàn toàn mới ở đây.",
        "Cầu dài 1.465 mét, rộng 20 mét.",
        "Hết.",
        "Câu hai.",
    ]
    found = aligned(old, new)
    assert [(one, other) for one, other, _likeness in found] == [(0, 0), (None, 1), (2, 2), (3, 3), (1, 4)]
    assert found[2][2] == pytest.approx(0.93, abs=0.05)
    assert [likeness for *_pair, likeness in found] == [1.0, 0.0, found[2][2], 1.0, 1.0]
    assert aligned(["a", "b"], ["b"]) == [(0, None, 0.0), (1, 0, 1.0)]


@given(st.lists(st.sampled_from("abcdef"), max_size=9), st.lists(st.sampled_from("abcdef"), max_size=9))
def test_every_sentence_is_named_once(old: list[str], new: list[str]):
    found = aligned(old, new)
    assert sorted(i for i, _j, _s in found if i is not None) == list(range(len(old)))
    assert [j for _i, j, _s in found if j is not None] == list(range(len(new)))
    assert all((likeness == 1.0) == (None not in (i, j) and old[i] == new[j]) for i, j, likeness in found)
