"""What a person types never becomes markup of ours; what they mean is kept."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.newsroom.domain import text

TAGS = {
    "p", "h2", "h3", "h4", "strong", "em", "ul", "ol", "li", "blockquote", "a", "br", "hr", "figure",
    "figcaption", "table", "thead", "tbody", "tr", "th", "td", "i",
}  # fmt: skip
PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["<script>alert(1)</script>", "![a](hinh:1)", "![](x)", "[a](javascript:alert(1))", "[b](https://a.vn)",
         "# ", "## ", "- ", "> ", "**", "*", "|", "\n", "\n\n", "    ", "```", "`", "&lt;",
         "<a href=x onclick=y>"]
    ),
)  # fmt: skip


def drawn(shown: text.Shown) -> str:
    return text.figure("<i>ảnh</i>" if shown.number else "", shown.caption)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_tag_or_address_but_ours(body: str):
    page = text.html(body, drawn)
    found = re.findall(r"<(/?)([^\s>/]*)([^>]*)>", page)
    assert {name for _slash, name, _rest in found} <= TAGS
    for _slash, name, rest in found:
        told = re.sub(r'(?:href|title|start|style)="[^"]*"', "", rest)
        assert not told.strip(" /"), (name, rest)
    for address in re.findall(r'href="([^"]*)"', page):
        assert re.match(r"(https?://|mailto:|/(?!/)|#)", address, re.IGNORECASE)


def test_what_is_meant_is_kept():
    page = text.html(
        "# Đầu\n\nMột **hai** *ba* [bốn](https://example.org).\n\n- a\n- b\n\n> lời\n\n"
        "| x | y |\n|---|---|\n| 1 | 2 |",
        drawn,
    )
    for part in (
        "<h2>Đầu</h2>",
        "<strong>hai</strong>",
        "<em>ba</em>",
        '<a href="https://example.org">bốn</a>',
        "<li>a</li>",
        "<blockquote>",
        "<td>2</td>",
    ):
        assert part in page


def test_pictures_stand_alone_with_their_words():
    body = 'Trước.\n\n![Tháp *cổ*](hinh:7 "Ảnh tư liệu")\n\nGiữa ![x](hinh:8) câu.'
    assert [(each.number, each.alt, each.caption) for each in text.pictures(body)] == [
        (7, "Tháp cổ", "Ảnh tư liệu"),
        (8, "x", ""),
    ]
    page = text.html(body, drawn)
    assert page.count("<figure>") == 2
    assert "<figcaption>Ảnh tư liệu</figcaption>" in page
    assert "<p><figure" not in page.replace("\n", "")


@pytest.mark.parametrize(
    "body", ["![a](https://x.vn/a.jpg)", "![a](hinh:0)", "![a](data:image/png;base64,AA)"]
)
def test_pictures_from_elsewhere_are_none_of_ours(body: str):
    assert text.foreign_pictures(body)
    assert "<img" not in text.html(body, drawn)


def test_plain_words():
    assert text.plain("## Một\n\nHai **ba**\nbốn\n\n- năm") == "Một\nHai ba bốn\nnăm"
