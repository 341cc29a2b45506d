"""Đầu trang, chân trang: numbers and heads that stand on every page and are no words of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from vanban.read.layout.lines import PageLine
from vanban.read.secret_marks import is_secret

_EDGE: Final = 62.0
_LEAST_PAGES: Final = 3
_NUMBER: Final = re.compile(r"[-–—]?\s*(?:(?i:trang|page)\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?\s*[-–—]?$")
_FIGURES: Final = re.compile(r"\d+")


def without_furniture(pages: Sequence[tuple[float, list[PageLine]]]) -> list[list[PageLine]]:
    """Các dòng của từng trang (height, lines), without page numbers and heads that come again and again.

    A head that bears a secret mark stays.
    """
    repeated = Counter(
        key for height, lines in pages for key in {_key(line) for line in lines if _at_edge(line, height)}
    )
    return [
        [
            line
            for line in lines
            if not (_is_number(line, lines, height, page) or _comes_again(line, height, repeated))
            or is_secret(line.text)
        ]
        for page, (height, lines) in enumerate(pages, 1)
    ]


def _at_edge(line: PageLine, height: float) -> bool:
    return line.y < _EDGE or height - line.y < _EDGE


def _key(line: PageLine) -> tuple[str, int]:
    return _FIGURES.sub("#", line.text), round(line.y / 6)


def _comes_again(line: PageLine, height: float, repeated: Counter[tuple[str, int]]) -> bool:
    return _at_edge(line, height) and repeated[_key(line)] >= _LEAST_PAGES


def _is_number(line: PageLine, lines: list[PageLine], height: float, page: int) -> bool:
    match = _NUMBER.match(line.text)
    if not match:
        return False
    if _at_edge(line, height):
        return True
    outermost = line.y >= max(one.y for one in lines) or line.y <= min(one.y for one in lines)
    return outermost and int(match[1]) == page > 1
