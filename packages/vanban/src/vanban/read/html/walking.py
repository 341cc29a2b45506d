"""Đi qua trang: collects the lines of a page on the way through its tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from vanban.lexicon.blocks import words
from vanban.read.html.furniture import is_furniture
from vanban.read.html.marks import ItemList, in_symbols, note_of, raised
from vanban.read.html.scanning import Start, scan
from vanban.read.html.styles import Look, Sheet, look_of
from vanban.read.legacy import contradicts, font_of
from vanban.read.tables import Table

_VOID: Final = words("br hr img input meta link area base col embed source track wbr param")
_BLOCK: Final = words(
    "p div section article main header h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote "
    "pre figure figcaption center address body html form fieldset summary details"
)
_META_DATE: Final = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_DATE_KEYS: Final = ("article:published_time", "pubdate", "datepublished", "date")
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
# A form with less than this in it asks something of the visitor; one with more holds the page.
_SMALL_FORM: Final = 600


@dataclass(slots=True)
class _Tag:
    """An open tag: whether its words are dropped, their font, and what stood before it began."""

    name: str
    drop: bool
    font: str | None = None
    lines: int = 0
    note: str | None = None


class Page:
    """Trang đang đọc; ``tables`` holds (first line, number of rows) of each grid among ``lines``."""

    def __init__(self, *, hide: bool) -> None:
        self.lines: list[str] = []
        self.tables: list[tuple[int, int]] = []
        self.headline: str | None = None
        self.title: str | None = None
        self.published: date | None = None
        self.encodings: dict[str, None] = {}
        self._hide = hide
        self._sheet = Sheet()
        self._line: list[str] = []
        self._open: list[_Tag] = []
        self._dropping = self._raising = 0
        self._stack: list[Table] = []
        self._lists: list[ItemList] = []
        self._capture: list[str] | None = None

    def walk(self, text: str) -> None:
        """Đi hết trang."""
        for token in scan(text):
            if isinstance(token, str):
                self._words(token)
            elif isinstance(token, Start):
                self._start(token.name, token.values)
            else:
                self._end(token.name)
        self._break_line()

    def _start(self, tag: str, values: dict[str, str | None]) -> None:
        if tag == "meta":
            self._meta(values)
        if tag in _VOID:
            if tag in ("br", "hr"):
                self._newline()
            return
        one = self._tag(tag, values)
        self._open.append(one)
        self._dropping += one.drop
        if self._dropping:
            return
        self._raising += tag == "sup"
        if tag in ("title", "h1"):
            self._capture = []
        if tag in _BLOCK:
            self._newline()
        if tag in ("ol", "ul"):
            self._lists.append(ItemList(tag, values))
        elif tag == "li" and self._lists:
            self._put(self._lists[-1].label(values.get("value")))
        elif tag in ("table", "tr", "td", "th"):
            self._table_tag(tag, values)
        if one.note and tag == "a":
            self._put(one.note)

    def _end(self, tag: str) -> None:
        if tag in _VOID or not any(one.name == tag for one in self._open[-80:]):
            return
        while self._open:
            one = self._open.pop()
            self._dropping -= one.drop
            if not self._dropping and not one.drop:
                self._close(one)
            if one.name == tag:
                break

    def _words(self, data: str) -> None:
        top = self._open[-1] if self._open else None
        if top is not None and top.name == "style":
            self._sheet.add(data)
        if self._dropping:
            return
        if top is not None and top.font:
            data = self._in_unicode(data, top.font)
        if self._capture is not None:
            self._capture.append(data)
        if top is not None and (top.name == "title" or top.note):
            return
        self._put(_BLANKS.sub(" ", raised(data) if self._raising else data))

    def _break_line(self) -> None:
        """End the line that is being collected."""
        words = _BLANKS.sub(" ", "".join(self._line)).strip()
        self._line.clear()
        if words:
            self.lines.append(words)

    def _tag(self, tag: str, values: dict[str, str | None]) -> _Tag:
        own = look_of(values.get("style") or "")
        by_sheet = self._sheet.look(tag, values.get("class") or "", values.get("id") or "")
        above = self._open[-1] if self._open else None
        named = own.font or (values.get("face") if tag == "font" else None) or by_sheet.font
        note = note_of(values.get("href") or "") if tag == "a" else None
        return _Tag(
            tag,
            is_furniture(tag, values) or self._is_hidden(own, by_sheet),
            named or (above.font if above else None),
            len(self.lines),
            note or (above.note if above else None) if tag != "a" else note,
        )

    def _is_hidden(self, own: Look, by_sheet: Look) -> bool:
        return own.hidden or (self._hide and by_sheet.hidden)

    def _in_unicode(self, data: str, name: str) -> str:
        """Words in an old font, unless they were typed in Unicode."""
        font = font_of(name.partition(",")[0])
        if font is None:
            return in_symbols(data, name)
        if contradicts(data, font.encoding):
            return data
        made = font.unicode(data)
        if made != data:
            self.encodings.setdefault(font.encoding.label)
        return made

    def _put(self, words: str) -> None:
        if self._stack and self._stack[-1].in_cell:
            self._stack[-1].add(words)
        elif not (self._stack and not words.strip()):
            self._line.append(words)

    def _newline(self) -> None:
        if self._stack and self._stack[-1].in_cell:
            self._stack[-1].add("\n")
        else:
            self._break_line()

    def _close(self, one: _Tag) -> None:
        tag = one.name
        if tag in ("title", "h1") and self._capture is not None:
            self._close_headline(tag)
        if tag in _BLOCK:
            self._newline()
        if tag == "sup":
            self._raising = max(0, self._raising - 1)
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "form":
            self._close_form(one)
        elif self._stack and tag in ("td", "th"):
            self._stack[-1].end_cell()
        elif self._stack and tag == "tr":
            self._stack[-1].end_row()
        elif self._stack and tag == "table":
            self._end_table()

    def _close_headline(self, tag: str) -> None:
        words = " ".join("".join(self._capture or ()).split())
        self._capture = None
        if tag == "h1":
            self.headline = self.headline or words or None
        else:
            self.title = self.title or words or None

    def _close_form(self, one: _Tag) -> None:
        """A form around a whole page is a platform's habit; a small one is for comments or a search."""
        begun = self.tables and self.tables[-1][0] >= one.lines
        if not begun and not self._stack and sum(map(len, self.lines[one.lines :])) < _SMALL_FORM:
            del self.lines[one.lines :]

    def _table_tag(self, tag: str, values: dict[str, str | None]) -> None:
        if tag == "table":
            if not self._stack or not self._stack[-1].in_cell:
                self._break_line()
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

    def _meta(self, values: dict[str, str | None]) -> None:
        key = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
        content = values.get("content") or ""
        if key == "og:title" and content.strip():
            self.title = " ".join(content.split())
        found = _META_DATE.search(content) if key in _DATE_KEYS else None
        if found:
            try:
                self.published = date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                self.published = None
