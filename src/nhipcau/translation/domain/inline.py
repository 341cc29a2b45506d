"""Chữ trong khối: where the words of a text stand in its source, and what in them holds together.

The reader knows the same Markdown as `newsroom.domain.text`; a test compares their rules.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LINE_END = re.compile(r"\r\n?|\n")
CONTAINERS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*")
QUOTES = re.compile(r"(?:[ \t]*>)*[ \t]*")
_IN_BRACKETS = r"(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*"
_TITLE = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)"
PICTURE = re.compile(
    rf"!\[(?P<alt>{_IN_BRACKETS})\]\(\s*(?P<address>hinh:[1-9]\d{{0,17}}|bieu-do:(?:cot|duong))(?:\s+(?P<title>{_TITLE}))?\s*\)",
    re.DOTALL,
)
LINK = re.compile(
    rf"\[{_IN_BRACKETS}\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:{_TITLE}))?\s*\)",
    re.DOTALL,
)
AUTOLINK = re.compile(r"<[^<>\s]+>")
ADDRESS = re.compile(
    r"hinh:[1-9]\d{0,17}\Z|bieu-do:(?:cot|duong)\Z|(?:https?://[^\s/]|mailto:[^\s@]+@|/(?!/)|#)",
    re.IGNORECASE,
)
RUN = re.compile(r"\\.|(?P<run>\*+|_+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Inline:
    """Chữ của một khối: its lines as (start, end) in the source, and what block it is."""

    lines: tuple[tuple[int, int], ...]
    block: str
    pictures: int

    def words(self, source: str) -> str:
        """The words without what stands before them in a line (">", blanks)."""
        return "\n".join(source[start:end] for start, end in self.lines)

    def places(self, start: int, end: int) -> list[tuple[int, int]]:
        """Chỗ trong nguồn of a stretch of `words`, a pair for each line."""
        found, passed = [], 0
        for first, last in self.lines:
            inner = (max(start, passed) - passed + first, min(end, passed + last - first) - passed + first)
            if inner[0] < inner[1]:
                found.append(inner)
            passed += last - first + 1
        return found


def inlines(source: str) -> Iterator[Inline]:
    """Chữ của từng khối of a text, in order; what is not found again in the source is passed over."""
    starts = [0, *(end.end() for end in LINE_END.finditer(source))]
    # One letter for one, so that places stay.
    seen = source.replace("\0", "\ufffd")
    lines = [(at, LINE_END.split(seen[at:until], maxsplit=1)[0]) for at, until in _spans(starts, len(seen))]
    open_, cursor = [], dict[int, int]()
    for token in _reader().parse(source):
        if token.nesting:
            open_.append(token) if token.nesting > 0 else open_.pop()
        elif token.type == "inline" and token.map:
            block = _block(open_)
            found = (
                _in_row(token, lines, cursor, is_head=open_[-1].type == "th_open")
                if block == "cell"
                else _in_lines(token, lines, block)
            )
            if found:
                count = sum(child.type == "image" for child in token.children or ())
                yield Inline(tuple(found), block, count)


def held(words: str) -> list[tuple[int, int]]:
    """Chỗ không cắt: links, and what stands between marks of emphasis."""
    found = [match.span() for mark in (LINK, AUTOLINK) for match in mark.finditer(words)]
    in_link = bytearray(len(words))
    for first, last in found:
        in_link[first:last] = b"\1" * (last - first)
    waiting: list[tuple[str, int]] = []
    for run in RUN.finditer(words):
        if run["run"] is None or in_link[run.start()]:
            continue
        mark = run["run"][0]
        opens, closes = _flanks(words, run.start(), run.end(), mark)
        at = max((at for at, each in enumerate(waiting) if each[0] == mark), default=-1) if closes else -1
        if at >= 0:
            found.append((waiting[at][1], run.end()))
            del waiting[at:]
        elif opens:
            waiting.append((mark, run.start()))
    return found


@cache
def _reader() -> "MarkdownIt":
    # Two megabytes that no process holds until it reads a text.
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.disable(["code", "fence", "html_block", "html_inline", "backticks", "reference"])
    reader.validateLink = lambda address: bool(ADDRESS.match(address))  # type: ignore[method-assign,assignment]
    return reader


def _spans(starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    return zip(starts, [*starts[1:], end], strict=True)


def _block(open_: "list[Token]") -> str:
    inner = open_[-1].type if open_ else ""
    if inner in {"th_open", "td_open"}:
        return "cell"
    if inner == "heading_open":
        return "heading"
    around = next((each.type for each in reversed(open_) if each.type != "paragraph_open"), "")
    return {"list_item_open": "item", "blockquote_open": "quote"}.get(around, "paragraph")


def _in_lines(token: "Token", lines: list[tuple[int, str]], block: str) -> list[tuple[int, int]]:
    """Words reach to the end of their line; of a heading with signs before it, from those on."""
    found = []
    assert token.map is not None  # noqa: S101 - asked by the caller
    for number, words in enumerate(token.content.split("\n"), start=token.map[0]):
        said, (start, line) = words.strip(), lines[number]
        signs = re.search(r"#{1,6}(?=[ \t])", line) if block == "heading" and token.markup != "" else None
        at = line.find(said, signs.end()) if signs else line.rfind(said)
        if said and at >= 0:
            found.append((start + at, start + at + len(said)))
    return found


def _in_row(
    token: "Token", lines: list[tuple[int, str]], cursor: dict[int, int], *, is_head: bool
) -> list[tuple[int, int]]:
    """A cell stands after the one before it; a bar in it is written with a stroke."""
    assert token.map is not None  # noqa: S101 - asked by the caller
    start, line = lines[token.map[0]]
    before = (CONTAINERS if is_head else QUOTES).match(line)
    since = cursor.get(start, before.end() if before else 0)
    for said in (token.content, token.content.replace("|", "\\|")):
        at = line.find(said, since)
        if said and at >= 0:
            cursor[start] = at + len(said)
            return [(start + at, start + at + len(said))]
    return []


def _flanks(words: str, start: int, end: int, mark: str) -> tuple[bool, bool]:
    """May open, may close (CommonMark 6.2)."""
    before, after = words[start - 1 : start] or " ", words[end : end + 1] or " "
    left = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
    right = not before.isspace() and (not _is_sign(before) or after.isspace() or _is_sign(after))
    if mark == "*":
        return left, right
    return left and (not right or _is_sign(before)), right and (not left or _is_sign(after))


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"
