"""Đánh số tự động: the label that Word would set before a paragraph ("I.", "Điều 2.", "2.1.", "a)", "-").

ISO/IEC 29500-1, 17.9: an abstract numbering has nine levels; its counters run through the whole document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from vanban.read.numerals import write_number
from vanban.read.word.styles import Styles, is_on, level_of, value_of

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Level:
    """Một bậc: its format, its pattern and where it begins."""

    format: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _Number:
    """Một dãy số (``w:num``): the abstract it uses, and what it changes there."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """Bộ đếm của tệp; ask it once for every paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._numbers: dict[str, _Number] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def label(self, properties: Element | None) -> str:
        """Nhãn của đoạn mang ``pPr`` này, "" when it has none; counts it."""
        number, level = self._place(properties)
        if number is None or number not in self._numbers:
            return ""
        found = self._level(number, level)
        if found is None:
            return ""
        counters = self._count(number, level)
        if found.format == "bullet":
            return _bullet(found.pattern)

        def written(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            above = self._level(number, at) or Level()
            value = counters[at] if counters[at] is not None else above.start
            return write_number(value or 0, "decimal" if found.legal else above.format)

        return _PLACE.sub(written, found.pattern).strip()

    def _read(self, root: Element) -> None:
        for one in root.findall("abstractNum"):
            key = one.get("abstractNumId", "")
            self._abstracts[key] = dict(_levels(one))
            link = value_of(one, "numStyleLink")
            if link:
                self._links[key] = link
        for one in root.findall("num"):
            number = _Number(value_of(one, "abstractNumId") or "")
            for change in one.findall("lvlOverride"):
                at = _index(change)
                start = value_of(change, "startOverride")
                if start and start.isdecimal() and start.isascii():
                    number.starts[at] = int(start[:9])
                number.levels.update(_levels(change))
            self._numbers[one.get("numId", "")] = number
        self._follow_links()

    def _follow_links(self) -> None:
        """A numbering may only name a style, whose numbering is meant."""
        for number in self._numbers.values():
            style = self._links.get(number.abstract)
            target = next((one.number for one in self._styles.chain(style) if one.number), None)
            if style and target in self._numbers:
                number.abstract = self._numbers[target].abstract

    def _place(self, properties: Element | None) -> tuple[str | None, int]:
        """The number and level of a paragraph: its own, else its style's."""
        own = properties.find("numPr") if properties is not None else None
        number, level = value_of(own, "numId"), level_of(own)
        if number is not None and level is not None:
            return number, level
        for style in self._styles.chain(value_of(properties, "pStyle")):
            if number is None and style.number is not None:
                number = style.number
                level = self._level_of_style(style.key, number) if level is None else level
            if level is None:
                level = style.level
        return number, level or 0

    def _level_of_style(self, key: str, number: str) -> int | None:
        found = self._numbers.get(number)
        levels = self._abstracts.get(found.abstract, {}) if found else {}
        return next((at for at, level in levels.items() if level.style == key), None)

    def _level(self, number: str, at: int) -> Level | None:
        found = self._numbers[number]
        return found.levels.get(at) or self._abstracts.get(found.abstract, {}).get(at)

    def _count(self, number: str, at: int) -> list[int | None]:
        found = self._numbers[number]
        counters = self._counters.setdefault(found.abstract, [None] * _LEVELS)
        level = self._level(number, at) or Level()
        if at in found.starts and (number, at) not in self._begun:
            counters[at] = found.starts[at]
        else:
            held = counters[at]
            counters[at] = level.start if held is None else held + 1
        self._begun.add((number, at))
        for deeper in range(at + 1, _LEVELS):
            restart = (self._level(number, deeper) or Level()).restart
            if restart is None or 0 < at + 1 <= restart:
                counters[deeper] = None
        return counters


def _levels(parent: Element) -> list[tuple[int, Level]]:
    found: list[tuple[int, Level]] = []
    for one in parent.findall("lvl"):
        start, restart = value_of(one, "start") or "1", value_of(one, "lvlRestart")
        level = Level(
            value_of(one, "numFmt") or "decimal",
            value_of(one, "lvlText") or "",
            int(start[:9]) if start.isascii() and start.isdecimal() else 1,
            int(restart[:9]) if restart and restart.isascii() and restart.isdecimal() else None,
            is_on(one, "isLgl") or False,
            value_of(one, "pStyle"),
        )
        found.append((_index(one), level))
    return found


def _index(level: Element) -> int:
    """Bậc của một định nghĩa, 0–8; 0 where it is not stated in figures."""
    written = level.get("ilvl", "")
    return min(_LEVELS - 1, int(written[:9])) if written.isascii() and written.isdecimal() else 0


def _bullet(pattern: str) -> str:
    """Symbol fonts keep their dots where Unicode has none: every bullet but a dash or a plus is a dot."""
    sign = pattern.strip()[:1]
    if sign in ("-", "–", "—", "\uf02d"):
        return "-"
    return "+" if sign == "+" else "•"
