"""Kiểu chữ (style): what a paragraph inherits that changes its words: its number, its capitals, its font."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

_OFF: Final = frozenset({"0", "false", "off", "none"})
_DEEPEST: Final = 20


def is_on(properties: Element | None, name: str) -> bool | None:
    """Bật hay tắt một thuộc tính; None when it is not stated."""
    found = properties.find(name) if properties is not None else None
    return None if found is None else found.get("val", "1") not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """Một kiểu: what of it matters here; ``number`` and ``level`` point into the numbering."""

    key: str
    based_on: str | None
    number: str | None
    level: int | None
    caps: bool | None
    hidden: bool | None
    font: str | None


class Styles:
    """Bảng kiểu của tệp."""

    def __init__(self, root: Element | None) -> None:
        self._known: dict[str, Style] = {}
        self._default = ""
        defaults = root.find("docDefaults/rPrDefault/rPr") if root is not None else None
        self._font = font_in(defaults)
        for one in root.findall("style") if root is not None else ():
            style = _style(one)
            self._known[style.key] = style
            if one.get("type") == "paragraph" and one.get("default") in ("1", "true", "on"):
                self._default = style.key

    def chain(self, key: str | None) -> Iterator[Style]:
        """Kiểu này và các kiểu nó dựa vào, nearest first; the default one when ``key`` is None."""
        at: str | None = self._default if key is None else key
        for _ in range(_DEEPEST):
            style = self._known.get(at or "")
            if style is None:
                return
            yield style
            at = style.based_on

    def caps(self, key: str | None) -> bool:
        """Whether the style sets all its letters as capitals."""
        return next((style.caps for style in self.chain(key) if style.caps is not None), False)

    def hidden(self, key: str | None) -> bool:
        """Whether the style hides its words."""
        return next((style.hidden for style in self.chain(key) if style.hidden is not None), False)

    def font(self, run: str | None, paragraph: str | None) -> str | None:
        """The name of the font of a run's style, else of its paragraph's, else of the document."""
        chains = [self.chain(run)] if run else []
        for chain in [*chains, self.chain(paragraph)]:
            found = next((style.font for style in chain if style.font), None)
            if found:
                return found
        return self._font


def font_in(properties: Element | None) -> str | None:
    """Tên phông của chữ ngoài ASCII nêu ngay tại đây; None when none is named."""
    fonts = properties.find("rFonts") if properties is not None else None
    return None if fonts is None else fonts.get("hAnsi") or fonts.get("ascii")


def _style(one: Element) -> Style:
    numbering = one.find("pPr/numPr")
    based_on = one.find("basedOn")
    return Style(
        one.get("styleId", ""),
        based_on.get("val") if based_on is not None else None,
        value_of(numbering, "numId"),
        level_of(numbering),
        is_on(one.find("rPr"), "caps"),
        is_on(one.find("rPr"), "vanish"),
        font_in(one.find("rPr")),
    )


def value_of(parent: Element | None, name: str) -> str | None:
    """Giá trị ``val`` của một phần tử con."""
    found = parent.find(name) if parent is not None else None
    return found.get("val") if found is not None else None


def level_of(numbering: Element | None) -> int | None:
    """Bậc đánh số, 0–8."""
    written = value_of(numbering, "ilvl")
    return min(8, int(written[:9])) if written and written.isascii() and written.isdecimal() else None
