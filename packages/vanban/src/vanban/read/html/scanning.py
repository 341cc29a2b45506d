"""Tách thẻ: a page into tags and words, in one pass whatever is broken in it (WHATWG HTML, 13.2.5).

The standard library's parser looks through the whole rest of the page again for each tag that does not end,
and stops at some declarations; pages of strangers may do neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

_NAME: Final = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE: Final = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)")
_EQUALS: Final = re.compile(r"\s*=\s*")
_BARE: Final = re.compile(r"[^\s>]*")
_GAP: Final = re.compile(r"[\s/=]*")
_RAW: Final = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.I) for tag in ("script", "style")}


@dataclass(slots=True)
class Start:
    """Thẻ mở, with its attributes; the first of two of one name counts."""

    name: str
    values: dict[str, str | None] = field(default_factory=dict)


@dataclass(slots=True)
class End:
    """Thẻ đóng."""

    name: str


def scan(text: str) -> Iterator[Start | End | str]:
    """Các thẻ và chữ của trang, in order; what a script or a style sheet holds comes as words."""
    return _Scanner(text).tokens()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        # Marks that do not come any more: they are looked for in vain but once.
        self._gone: set[str] = set()
        self._at = 0

    def tokens(self) -> Iterator[Start | End | str]:
        text = self._text
        while self._at < len(text):
            begin = text.find("<", self._at)
            if begin < 0:
                begin = len(text)
            if begin > self._at:
                yield unescape(text[self._at : begin])
            self._at = begin
            if begin == len(text):
                return
            token = self._markup()
            if token is not None:
                yield token
            if isinstance(token, Start) and token.name in _RAW:
                yield from self._raw(token.name)

    def _markup(self) -> Start | End | str | None:
        """What begins with the "<" here; a sign that begins nothing is a word."""
        text, at = self._text, self._at
        if text.startswith("<!--", at):
            self._skip("-->", at + 4)
            return None
        following = text[at + 1 : at + 2]
        if following in ("!", "?"):
            self._skip(">", at + 2)
            return None
        closing = following == "/"
        match = _NAME.match(text, at + 1 + closing)
        if match is None:
            self._at = at + 1
            return "<"
        self._at = match.end()
        values = self._attributes()
        name = match[0].lower()
        return End(name) if closing else Start(name, values)

    def _attributes(self) -> dict[str, str | None]:
        text = self._text
        values: dict[str, str | None] = {}
        while True:
            match = _ATTRIBUTE.match(text, self._at)
            if match is None:
                self._at = _GAP.match(text, self._at).end()  # type: ignore[union-attr]
                if self._at >= len(text) or text[self._at] == ">":
                    self._at += 1
                    return values
                continue
            self._at = match.end()
            equals = _EQUALS.match(text, self._at)
            value = self._value(equals.end()) if equals else None
            values.setdefault(match[1].lower(), None if value is None else unescape(value))

    def _value(self, at: int) -> str:
        quote = self._text[at : at + 1]
        if quote and quote in "\"'":
            end = self._find(quote, at + 1)
            if end >= 0:
                self._at = end + 1
                return self._text[at + 1 : end]
        match = _BARE.match(self._text, at)
        self._at = match.end() if match else at
        return self._text[at : self._at]

    def _raw(self, tag: str) -> Iterator[str]:
        match = _RAW[tag].search(self._text, self._at)
        end = match.start() if match else len(self._text)
        if end > self._at:
            yield self._text[self._at : end]
        self._at = end

    def _skip(self, mark: str, at: int) -> None:
        """Beyond the next ``mark``; where none comes, beyond the next ">"."""
        end = self._find(mark, at)
        if end < 0:
            mark = ">"
            end = self._find(mark, at)
        self._at = end + len(mark) if end >= 0 else len(self._text)

    def _find(self, mark: str, at: int) -> int:
        if mark in self._gone:
            return -1
        found = self._text.find(mark, at)
        if found < 0:
            self._gone.add(mark)
        return found
