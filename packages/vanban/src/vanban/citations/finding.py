"""Tìm viện dẫn: "Kết luận số 57-KL/TW, ngày 15/6/2023 của Bộ Chính trị về …", and lists of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from vanban.citations.parts import name_before, place_before, read_numbered
from vanban.citations.relations import relate
from vanban.citations.short_forms import find_short_forms, find_unnumbered
from vanban.model import Citation, Span
from vanban.numbers import NUMBER_ALONE, type_of_symbol
from vanban.text.letters import pattern

# Numbers are looked for first, for they are rare; the type's name is then read backwards from them.
_NUMBERED: Final = re.compile(NUMBER_ALONE)
_LIST_SIGN: Final = re.compile(r"\s*(?:,|;|và|hoặc|,\s*và)\s*(?:số\s*:?\s*)?$")
_NEXT_OF_LIST: Final = re.compile(r"\s*(?:[,;]|\bvà|\bhoặc|,\s*và)\s+(?:các\s+)?$")
# What that sign ends in: without one the whole way to the next number need not be looked through.
_JOINTS: Final = (",", ";", "và", "hoặc", "các")
_SAID_NUMBER: Final = re.compile(r"\bsố\s*:?\s*$", re.I)
_TAIL_REACH: Final = 600
_Opening = tuple[str | None, int, Span]
_LAW_NAME: Final = pattern(r"(?:Bộ luật|Luật)\s+[\p{Lu}][^.;:()\n]{2,100}?,?\s*số\s*:?\s*$")
_LAW_REACH: Final = 130


def find_citations(
    text: str, *, own: str | None = None, in_footnote: int | None = None, title: Span | None = None
) -> tuple[Citation, ...]:
    """Viện dẫn theo thứ tự đọc in one text; ``own`` is the document's number, which is no citation of
    another; ``title`` is the span of the document's own title.
    """
    found: list[Citation] = []
    listed: tuple[str, int] | None = None
    openings = [_opening(text, match) for match in _NUMBERED.finditer(text)]
    for opening, following in zip(openings, [*openings[1:], None], strict=False):
        spoken, first, (start, end) = opening
        if spoken is None and listed and _LIST_SIGN.fullmatch(text[listed[1] : start]):
            spoken = listed[0]
        one = read_numbered(text, spoken, first, (start, end), _limit(text, end, following))
        if spoken is None and not _stands_alone(text, one, start):
            continue
        found.append(one)
        # A list goes on after the number with its day and issuer; a title would swallow what follows it.
        listed = (spoken, one.span[1] if one.title is None else end) if spoken else None
    found += find_short_forms(text, found)
    found += find_unnumbered(text, found)
    ordered = sorted(found, key=lambda one: one.span)
    others = [one for one in ordered if one.number is None or one.number != own]
    if in_footnote is not None:
        others = [replace(one, in_footnote=in_footnote) for one in others]
    return relate(text, others, title)


def _opening(text: str, match: re.Match[str]) -> _Opening:
    """The type's name before a number, where the words of the citation begin, and where the number stands."""
    start, end = match.start(), match.start() + len(match.group().rstrip(" .,;:-–/"))
    named = name_before(text, start)
    if named:
        return named.name, named.start, (start, end)
    law = _law_before(text, start) if "QH" in match.group() else None
    return ("luật", law, (start, end)) if law is not None else (None, start, (start, end))


def _limit(text: str, end: int, following: _Opening | None) -> int:
    """Where the issuer and the title of a citation end at the latest: before the next of its list."""
    if following is None or following[0] is None or following[1] - end > _TAIL_REACH:
        return len(text)
    between = text[end : place_before(text, following[1])[1]]
    if not between.rstrip().endswith(_JOINTS):
        return len(text)
    sign = _NEXT_OF_LIST.search(between)
    return end + sign.start() if sign else len(text)


def _law_before(text: str, start: int) -> int | None:
    """Where "Luật Báo chí số" begins, right before the number of a law; None when it does not."""
    window = max(0, start - _LAW_REACH)
    match = _LAW_NAME.search(text[window:start])
    return window + match.start() if match else None


def _stands_alone(text: str, one: Citation, start: int) -> bool:
    """A number without a type's name is a citation where its symbol names a type, or "số" stands before
    it.
    """
    if one.type is None or not one.number or "/" not in one.number.replace("-", "/"):
        return False
    return type_of_symbol(re.split(r"[-/]", one.number, maxsplit=1)[1]) != "CV" or bool(
        _SAID_NUMBER.search(text[max(0, start - 8) : start])
    )
