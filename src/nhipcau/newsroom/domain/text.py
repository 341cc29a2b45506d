"""Nội dung: CommonMark without HTML, with headings, lists, quotes, links, tables and our own pictures.

What stands in a text is told by `parse`; `html` draws it. Nothing a person types reaches a page as markup:
HTML is shown as the letters it is, links go to web and mail addresses only, and a picture is one of ours.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PICTURE = re.compile(r"hinh:([1-9]\d{0,17})\Z")
# A chart of the table that follows: bars or lines.
CHART = re.compile(r"bieu-do:(cot|duong)\Z")
LINK = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|/(?!/)|#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """Một ảnh trong bài: its number (0 for what is none of ours), description and caption as written."""

    number: int
    alt: str
    caption: str
    chart: str = ""


@dataclass(frozen=True, slots=True)
class Charted:
    """Một biểu đồ trong bài: its kind, what it shows, and the cells of the table after it as written."""

    kind: str
    title: str
    description: str
    rows: tuple[tuple[str, ...], ...]


class Drawing(Protocol):
    """Draws a picture that stands in a text."""

    def __call__(self, shown: Shown) -> str: ...


class Charting(Protocol):
    """Draws the chart of this number, and puts its numbers into the cells of its table."""

    def __call__(self, number: int, rows: "list[list[Token]]") -> str: ...


@cache
def _reader() -> "MarkdownIt":
    # Two megabytes that no process holds until it reads a text.
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    # An indented paragraph pasted from elsewhere is a paragraph.
    reader.disable(["code", "fence", "html_block", "html_inline", "backticks", "reference"])
    # A picture's address is looked at by `pictures`, a link's here.
    reader.validateLink = _is_address  # type: ignore[method-assign,assignment]
    return reader


def _is_address(address: str) -> bool:
    return any(form.match(address) for form in (PICTURE, CHART, LINK))


def parse(body: str) -> "list[Token]":
    """Các khối của bài; never raises."""
    return _reader().parse(body)


def pictures(body: str) -> list[Shown]:
    """Những ảnh trong bài, in order."""
    return [each for token in parse(body) for each in images(token) if not each.chart]


def images(token: "Token") -> list[Shown]:
    """Những ảnh và biểu đồ trong một dòng, in order."""
    return [_shown(child) for child in token.children or () if child.type == "image"]


def charts(body: str) -> list[Charted]:
    """Những biểu đồ trong bài, in order."""
    tokens, found = parse(body), []
    for at, token in enumerate(tokens):
        for shown in images(token):
            if shown.chart:
                rows = tuple(tuple(said(cell) for cell in row) for row in table_at(tokens, at + 2))
                found.append(Charted(shown.chart, shown.caption, shown.alt, rows))
    return found


def table_at(tokens: "Sequence[Token]", at: int) -> "list[list[Token]]":
    """Các ô của bảng đứng ở đây, row by row; none when there is no table."""
    rows: list[list[Token]] = []
    if at >= len(tokens) or tokens[at].type != "table_open":
        return rows
    for token in tokens[at:]:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    return rows


def said(token: "Token") -> str:
    """Chữ của một ô."""
    return " ".join("".join(child.content for child in token.children or () if child.type == "text").split())


def foreign_pictures(body: str) -> bool:
    """Có ảnh lấy từ nơi khác: only pictures of the office's own stock are shown."""
    return bool(re.search(r"!\[[^\]]*\]\((?!hinh:[1-9]|bieu-do:(?:cot|duong)[\s)])", body))


def plain(body: str) -> str:
    """Chữ của bài without marks, for search and for counting words."""
    said = []
    for token in parse(body):
        for child in token.children or ():
            if child.type in {"text", "softbreak", "hardbreak"}:
                said.append(child.content or " ")
            elif child.type == "image":
                said.append(f" {child.content} {child.attrGet('title') or ''} ")
        said.append("\n")
    return re.sub(r"[^\S\n]+", " ", re.sub(r"\s*\n\s*", "\n", "".join(said))).strip()


def html(body: str, draw: Drawing, chart: Charting | None = None) -> SafeString:
    """Bài dưới dạng HTML: headings from h2 on, pictures drawn by `draw` before the words they stand among.

    `chart` draws the chart of that number and writes its cells; without it the table stands alone.
    """
    tokens, at, charted = parse(body), 0, 0
    out: list[str] = []
    run: list[Token] = []

    def draw_run() -> None:
        out.append(_reader().renderer.render(run, _reader().options, {}))
        run.clear()

    while at < len(tokens):
        token = tokens[at]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1]), 2), 4)}"
        lifted = _lift(tokens[at + 1] if token.type in {"paragraph_open", "heading_open"} else token)
        if lifted:
            draw_run()
            for shown in lifted:
                if not shown.chart:
                    out.append(draw(shown))
                elif chart is not None:
                    out.append(chart(charted, table_at(tokens, at + 3)))
                    charted += 1
        if lifted and token.type == "paragraph_open" and not _says(tokens[at + 1]):
            at += 3
            continue
        run.append(token)
        at += 1
    draw_run()
    return mark_safe("".join(out))  # noqa: S308 - the reader escapes every letter it is given


def figure(picture: str, caption: str) -> SafeString:
    """Ảnh kèm chú thích."""
    if not caption:
        return format_html("<figure>{}</figure>\n", picture)
    return format_html("<figure>{}<figcaption>{}</figcaption></figure>\n", picture, caption)


def numbers(bodies: Iterable[str]) -> set[int]:
    """Số của mọi ảnh trong các bài này."""
    return {shown.number for body in bodies for shown in pictures(body) if shown.number}


def _shown(token: "Token") -> Shown:
    from markdown_it.renderer import RendererHTML

    found = PICTURE.match(str(token.attrGet("src") or ""))
    alt = RendererHTML().renderInlineAsText(token.children, _reader().options, {})
    caption = str(token.attrGet("title") or "")
    chart = CHART.match(str(token.attrGet("src") or ""))
    words = " ".join(alt.split()), " ".join(caption.split())
    return Shown(int(found[1]) if found else 0, *words, chart[1] if chart else "")


def _lift(token: "Token") -> list[Shown]:
    """Take the pictures out of a line of words."""
    if token.type != "inline":
        return []
    children = token.children or []
    token.children = [child for child in children if child.type != "image"]
    return [_shown(child) for child in children if child.type == "image"]


def _says(token: "Token") -> bool:
    """Còn chữ, when its pictures have been taken out."""
    silent = {"text", "softbreak", "hardbreak"}
    return any(child.type not in silent or child.content.strip() for child in token.children or ())
