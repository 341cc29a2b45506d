"""Trang HTML: the words of a portal page as lines, without scripts, menus and forms; tables as rows of
cells.
"""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import Final

from vanban.lexicon.blocks import words
from vanban.model import Cell, Source
from vanban.read.encodings import Decoded, lines_to_unicode
from vanban.read.tables import Table

_DROP: Final = words(
    "script style noscript template svg iframe form button select option nav aside "
    "footer object canvas audio video"
)
_VOID: Final = words("br hr img input meta link area base col embed source track wbr param")
_BLOCK: Final = words(
    "p div section article main header h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote "
    "pre figure figcaption center address body html form fieldset summary details"
)
_CHROME: Final = re.compile(
    r"(?i)(?:^|[\s_-])(?:menu|nav|navbar|foot|rel|cmt|sidebar|side-?bar|footer|comments?|"
    r"binhluan|binh-luan|share|sharing|social|breadcrumbs?|related|lien-?quan|tin-?khac|"
    r"tin-?lien-?quan|other-?news|banner|"
    r"ads?|advert\w*|quang-?cao|counter|visitor|thong-?ke|login|dang-?nhap|search|"
    r"tim-?kiem|tags?|print|pag(?:er|ination)|toolbar|font-?size|co-?chu|rating|"
    r"vote|weblinks?|lien-?ket|hotline|popup|modal|copyright|top-?bar|sitemap|poll|"
    r"widget|most-?read|doc-?nhieu)(?:$|[\s_-]|\d)"
)
_HTML: Final = re.compile(r"(?i)<(?:!doctype html|html|head|body|div|p|table|article)\b[^>]*>")
_META_DATE: Final = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")


def looks_like_html(text: str, name: str) -> bool:
    """Có phải trang HTML: by the file's name or by its first tags."""
    return (
        name.lower().endswith((".html", ".htm", ".xhtml"))
        or _HTML.search(text[:1000].lstrip()[:400]) is not None
    )


def read_html(decoded: Decoded, name: str, digest: str) -> Source:
    """Đọc trang HTML thành dòng; the headline and day of publication are kept where the page's head
    states them.
    """
    page = _Page()
    page.feed(decoded.text)
    page.close()
    page.break_line()
    found, findings = lines_to_unicode(page.lines)
    lines = list(found)
    return Source(
        name,
        "text/html",
        digest,
        "\n".join(lines),
        "html",
        None,
        page.headline or page.title,
        page.published,
        tuple(_cells(page.tables, lines)),
        tuple(dict.fromkeys([*decoded.findings, *findings])),
    )


def _cells(tables: list[tuple[int, int]], lines: list[str]) -> list[Cell]:
    """Cells of the rows that stand as lines; ``tables`` holds (first line, number of rows)."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    found: list[Cell] = []
    for index, (first, rows) in enumerate(tables):
        for row in range(rows):
            at = starts[first + row]
            for column, cell in enumerate(lines[first + row].split(" | ")):
                found.append(Cell(index, row, column, (at, at + len(cell))))
                at += len(cell) + 3
    return found


class _Page(HTMLParser):
    """Collects lines while the parser walks the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.tables: list[tuple[int, int]] = []
        self.headline: str | None = None
        self.title: str | None = None
        self.published: date | None = None
        self._line: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._dropping = 0
        self._stack: list[Table] = []
        self._capture: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta":
            self._meta(values)
        if tag in _VOID:
            if tag in ("br", "hr"):
                self._newline()
            return
        drop = tag in _DROP or (
            tag in ("div", "section", "ul", "ol", "table", "header", "span", "p") and self._is_chrome(values)
        )
        self._open.append((tag, drop))
        self._dropping += drop
        if self._dropping:
            return
        if tag in ("title", "h1"):
            self._capture = []
        if tag in _BLOCK:
            self._newline()
        if tag in ("table", "tr", "td", "th"):
            self._table_tag(tag, values)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(name == tag for name, _ in self._open[-80:]):
            return
        while self._open:
            name, drop = self._open.pop()
            self._dropping -= drop
            if not self._dropping and not drop:
                self._close(name)
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._dropping:
            return
        if self._capture is not None:
            self._capture.append(data)
        if self._open and self._open[-1][0] == "title":
            return
        words = _BLANKS.sub(" ", data)
        if self._stack and self._stack[-1].in_cell:
            self._stack[-1].add(words)
        elif not (self._stack and not words.strip()):
            self._line.append(words)

    def break_line(self) -> None:
        """End the line that is being collected."""
        words = _BLANKS.sub(" ", "".join(self._line)).strip()
        self._line.clear()
        if words:
            self.lines.append(words)

    def _newline(self) -> None:
        if self._stack and self._stack[-1].in_cell:
            self._stack[-1].add("\n")
        else:
            self.break_line()

    def _close(self, tag: str) -> None:
        if tag in ("title", "h1") and self._capture is not None:
            words = " ".join("".join(self._capture).split())
            self._capture = None
            if tag == "h1":
                self.headline = self.headline or words or None
            else:
                self.title = self.title or words or None
        if tag in _BLOCK:
            self._newline()
        if self._stack and tag in ("td", "th"):
            self._stack[-1].end_cell()
        elif self._stack and tag == "tr":
            self._stack[-1].end_row()
        elif self._stack and tag == "table":
            self._end_table()

    def _table_tag(self, tag: str, values: dict[str, str | None]) -> None:
        if tag == "table":
            if not self._stack or not self._stack[-1].in_cell:
                self.break_line()
            self._stack.append(Table())
        elif self._stack and tag == "tr":
            self._stack[-1].start_row()
        elif self._stack:
            self._stack[-1].start_cell(values.get("rowspan"), values.get("colspan"))

    def _end_table(self) -> None:
        table = self._stack.pop()
        lines, is_grid = table.lines()
        if self._stack and self._stack[-1].in_cell:
            self._stack[-1].add("\n" + "\n".join(lines) + "\n")
            return
        if is_grid and lines:
            self.tables.append((len(self.lines), len(lines)))
        self.lines.extend(lines)

    def _is_chrome(self, values: dict[str, str | None]) -> bool:
        name = f"{values.get('class') or ''} {values.get('id') or ''}"
        style = (values.get("style") or "").replace(" ", "").lower()
        return bool(_CHROME.search(name)) or "display:none" in style or "hidden" in values

    def _meta(self, values: dict[str, str | None]) -> None:
        key = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
        content = values.get("content") or ""
        if key == "og:title" and content.strip():
            self.title = " ".join(content.split())
        found = (
            _META_DATE.search(content)
            if key in ("article:published_time", "pubdate", "datepublished", "date")
            else None
        )
        if found:
            try:
                self.published = date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                self.published = None
