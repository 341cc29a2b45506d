"""Số La Mã nhận dạng nhầm: II and III read as H and IH in a sentence, a cell, a heading in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from vanban.read.scan.recognition import Seen
from vanban.read.scan.rows import Row

_STROKES: Final = str.maketrans({"H": "II", "1": "I", "l": "I", "|": "I", "!": "I", "L": "I"})
_NUMERALS: Final = (
    "",
    *["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"],
)
_QUARTERS: Final = frozenset({"I", "II", "III", "IV"})
_QUARTER: Final = re.compile(r"([IVHTl1|!]{1,4})/{1,2}(?=20)(20\d\d.*)$")
_ALONE: Final = re.compile(r"([IVXHl1|!]{1,5})([.,;:)]*)$")
_HEADING: Final = re.compile(r"([IVXHLl1|!]{1,6})([.,:)\-–]?)$")
_ANNEX: Final = re.compile(r"(?:PHỤ LỤC|Phụ lục) \S{1,6}")
_BEFORE: Final = frozenset({"quý", "mục", "phần", "chương", "kỳ"})


def quarter(text: str, before: str) -> str:
    """Quý viết bằng số La Mã: "IH/2025" is III/2025; after "quý", "mục" and their like without a year too."""
    match = _QUARTER.match(text) or (_ALONE.match(text) if before in _BEFORE else None)
    if match is None or (match[1].isdigit() and before != "quý"):
        return text
    numeral = match[1].replace("T", "I").translate(_STROKES)
    good = _QUARTERS if match.re is _QUARTER or before == "quý" else _NUMERALS
    between = "/" if match.re is _QUARTER else ""
    return numeral + between + match[2] if numeral in good else text


def in_cell(words: Sequence[Seen]) -> list[Seen]:
    """Ô chỉ có một số La Mã, of a group row."""
    if len(words) == 1 and "H" in words[0].text and (match := _ALONE.match(words[0].text)):
        numeral = match[1].translate(_STROKES)
        if numeral in _NUMERALS:
            return [words[0].mended(numeral + match[2])]
    return list(words)


def counted_on(pages: Iterable[list[Row]]) -> None:
    """Sửa số La Mã đầu đề mục in capitals: each is the one before and one more."""
    headings = [
        (rows, at, match) for rows in pages for at, row in enumerate(rows) if (match := _heading(row))
    ]
    values = [_value(match[1]) for _, _, match in headings]
    last = 0
    for index, (rows, at, match) in enumerate(headings):
        value, after = values[index], values[index + 1] if index + 1 < len(values) else 0
        if _is_misread(match[1], value, last, after):
            value = last + 1
            rows[at] = _renamed(rows[at], match, _NUMERALS[value])
        last = value or last


def annexes_counted(pages: Iterable[list[Row]]) -> None:
    """Sửa số La Mã của phụ lục: "PHỤ LỤC H" after I is II; letters count from A on."""
    last = 0
    for rows in pages:
        for at, row in enumerate(rows):
            if len(row.words) != 3 or not _ANNEX.fullmatch(row.line.text):
                continue
            place, word = row.words[2]
            match = _ALONE.match(word.text)
            value = _value(match[1]) if match else 0
            if (match and value in (last + 1, last) and "H" in match[1]) or (value == last > 0 and match):
                value = last + 1
            if match and 0 < value < len(_NUMERALS) and match[1] != _NUMERALS[value]:
                mended = word.mended(_NUMERALS[value] + match[2])
                row.line.text = row.line.text[:place] + mended.text
                rows[at] = replace(row, words=(*row.words[:2], (place, mended)))
            last = value or last


def _value(text: str) -> int:
    numeral = text.translate(_STROKES)
    return _NUMERALS.index(numeral) if numeral in _NUMERALS else 0


def _is_misread(text: str, value: int, last: int, after: int) -> bool:
    """Whether this cannot be the number that stands here. "I" over again may open an annex, unless the next
    heading counts on over it.
    """
    if last + 1 >= len(_NUMERALS) or (value == last + 1 == _value(text) and text in _NUMERALS):
        return False
    if text not in _NUMERALS:
        return abs(value - last) <= 2
    return value == last and (value != 1 or after == last + 2)


def _heading(row: Row) -> re.Match[str] | None:
    """Dòng đề mục: a numeral, and words in capitals."""
    if len(row.words) < 2:
        return None
    rest = row.line.text[row.words[1][0] :]
    return _HEADING.match(row.words[0][1].text) if rest.isupper() and len(rest) > 4 else None


def _renamed(row: Row, match: re.Match[str], numeral: str) -> Row:
    at, first = row.words[0]
    word = first.mended(numeral + (match[2].replace(",", ".").replace(":", ".") or "."))
    longer = len(word.text) - len(first.text)
    text = row.line.text
    row.line.text = text[:at] + word.text + text[at + len(first.text) :]
    return replace(row, words=((at, word), *((start + longer, one) for start, one in row.words[1:])))
