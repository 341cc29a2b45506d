"""Tìm viện dẫn: "Kết luận số 57-KL/TW, ngày 15/6/2023 của Bộ Chính trị về …" and its shorter forms."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from vanban.citations.parts import place_before, read_day, read_issuer, read_title, type_of
from vanban.citations.relations import relate
from vanban.dates import read_date
from vanban.lexicon.document_types import ALIASES, NAMES
from vanban.model import Citation, Span
from vanban.numbers import NUMBER, normalize_number, type_of_symbol
from vanban.text.letters import pattern

# Numbers are looked for first, for they are rare; the type's name is then read backwards from them.
_NUMBERED: Final = re.compile(rf"(?<![\w/.\-–]){NUMBER}")
_SHORT: Final = pattern(
    r"(?<=[\p{Ll}] )(?!(?:19|20)\d\d\b)\d{1,4}(?:/(?:19|20)\d\d)?(?=\s*(?:,?\s*ngày\b|"
    r"của\s+[\p{Lu}]|(?:về|và|tới|đến|tại|trong|cho|là|đã|được|này|nêu|theo|với|để|do|trên|cũng|từ|sẽ|"
    r"gồm|có)\b|[.,;:)]|$))"
)
_LIST_SIGN: Final = re.compile(r"\s*(?:,|;|và|hoặc|,\s*và)\s*(?:số\s*:?\s*)?$")
_NEXT_OF_LIST: Final = re.compile(r"\s*(?:[,;]|\bvà|\bhoặc|,\s*và)\s+(?:các\s+)?$")
_SAID_NUMBER: Final = re.compile(r"\bsố\s*:?\s*$", re.I)
_NAME_REACH: Final = 56
_TAIL_REACH: Final = 600
_Opening = tuple[str | None, int, Span]
_CONGRESS: Final = re.compile(
    r"(?:văn\s+kiện\s+Đại\s+hội|Nghị\s+quyết\s+(?:của\s+)?(?:Đại\s+hội|Hội\s+nghị|"
    r"Trung\s+ương))[^.,;:()\"“”\n]{0,70}"
)
_LAW: Final = pattern(r"(?:Luật|Pháp lệnh)\s+[\p{Lu}][^.,;:()\n\"“”]{2,90}")
_LAW_NAME: Final = pattern(r"(?:Bộ luật|Luật)\s+[\p{Lu}][^.;:()\n]{2,100}?,?\s*số\s*:?\s*$")
_LAW_REACH: Final = 130
_LAW_END: Final = re.compile(r"\s+(?:ngày|số|năm\s+\d{4}|và\s+Luật|được|quy\s+định|có\s+hiệu)\b")


@cache
def _name_before() -> re.Pattern[str]:
    names = sorted([*NAMES, *ALIASES], key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names if name != "lệnh")
    return re.compile(
        rf"\b(?P<name>(?i:{words}))(?:\s+(?:liên\s+tịch|khẩn|phối\s+hợp|kết\s+luận|hành\s+động)"
        rf")?\s*(?P<said>\(?\s*[Ss]ố\s*:?\s*)?$"
    )


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
        one = _read(text, spoken, first, (start, end), _limit(text, end, following))
        if spoken is None and not _stands_alone(text, one, start):
            continue
        found.append(one)
        # A list goes on after the number with its day and issuer; a title would swallow what follows it.
        listed = (spoken, one.span[1] if one.title is None else end) if spoken else None
    found += _short_forms(text, found)
    found += _numberless(text, found)
    ordered = sorted(found, key=lambda one: one.span)
    others = [
        replace(one, in_footnote=in_footnote) for one in ordered if one.number is None or one.number != own
    ]
    return relate(text, others, title)


def _opening(text: str, match: re.Match[str]) -> _Opening:
    """The type's name before a number, where the words of the citation begin, and where the number stands."""
    start, end = match.start(), match.start() + len(match.group().rstrip(" .,;:-–/"))
    window = max(0, start - _NAME_REACH)
    name = _name_before().search(text[window:start])
    if name:
        return name["name"], window + name.start("name"), (start, end)
    law = _law_before(text, start) if "QH" in match.group() else None
    return ("luật", law, (start, end)) if law is not None else (None, start, (start, end))


def _limit(text: str, end: int, following: _Opening | None) -> int:
    """Where the issuer and the title of a citation end at the latest: before the next of its list."""
    if following is None or following[0] is None or following[1] - end > _TAIL_REACH:
        return len(text)
    sign = _NEXT_OF_LIST.search(text[end : place_before(text, following[1])[1]])
    return end + sign.start() if sign else len(text)


def _law_before(text: str, start: int) -> int | None:
    """Where "Luật Báo chí số" begins, right before the number of a law; None when it does not."""
    window = max(0, start - _LAW_REACH)
    match = _LAW_NAME.search(text[window:start])
    return window + match.start() if match else None


def _read(text: str, name: str | None, first: int, number_at: Span, limit: int) -> Citation:
    """One citation whose number stands at ``number_at``, whose words begin at ``first`` and end before
    ``limit``.
    """
    start, end = number_at
    number = normalize_number(text[start:end])
    place, first = place_before(text, first) if first < start else (None, first)
    when, stop = read_day(text, end)
    issuer, stop = read_issuer(text, stop, limit)
    if when is None:
        when, stop = read_day(text, stop)
    title, stop = read_title(text, stop, limit)
    day = read_date(when) if when else None
    return Citation(
        text[first:stop],
        (first, stop),
        type_of(name, number),
        number,
        day,
        issuer,
        title,
        place,
    )


def _stands_alone(text: str, one: Citation, start: int) -> bool:
    """A number without a type's name is a citation where its symbol names a type, or "số" stands before
    it.
    """
    if one.type is None or not one.number or "/" not in one.number.replace("-", "/"):
        return False
    return type_of_symbol(re.split(r"[-/]", one.number, maxsplit=1)[1]) != "CV" or bool(
        _SAID_NUMBER.search(text[max(0, start - 8) : start])
    )


def _short_forms(text: str, found: list[Citation]) -> list[Citation]:
    """ "Kết luận 16": a type's name with a capital and a bare number; "kế hoạch 5 năm" is no document."""
    taken = {one.span[1] for one in found} | {
        start for one in found for start in range(one.span[0], one.span[0] + 1)
    }
    more: list[Citation] = []
    for match in _SHORT.finditer(text):
        start = match.start()
        window = max(0, start - _NAME_REACH)
        name = _name_before().search(text[window:start])
        if (
            not name
            or not (name["name"][0].isupper() or name["said"])
            or window + name.start("name") in taken
        ):
            continue
        more.append(_read(text, name["name"], window + name.start("name"), match.span(), len(text)))
    return more


def _numberless(text: str, found: list[Citation]) -> list[Citation]:
    """ "văn kiện Đại hội …", "Nghị quyết Đại hội XIII", "Luật Báo chí": kept, with ``number`` None."""
    starts = {one.span[0] for one in found}
    more: list[Citation] = []
    if "Đại hội" in text or "Trung ương" in text or "Hội nghị" in text:
        for match in _CONGRESS.finditer(text):
            code = "NQ" if text[match.start()] == "N" else None
            more.append(_unnumbered(text, *match.span(), code))
    if "Luật " in text or "Pháp lệnh " in text:
        for match in _LAW.finditer(text):
            stop = _LAW_END.search(match.group())
            end = match.start() + stop.start() if stop else match.end()
            more.append(_unnumbered(text, match.start(), end, "Luật"))
    return [one for one in more if one.span[0] not in starts]


def _unnumbered(text: str, start: int, end: int, code: str | None) -> Citation:
    end = start + len(text[start:end].rstrip())
    when, end = read_day(text, end)
    return Citation(text[start:end], (start, end), code, None, read_date(when) if when else None, None)
