"""Dạng ngắn: "Kết luận 16", "Luật Báo chí", "Nghị quyết Đại hội XIV", "Kế hoạch nêu trên": documents cited
without their whole number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.citations.parts import name_before, read_day, read_numbered, type_of
from vanban.dates import read_date
from vanban.lexicon.document_types import NAMES
from vanban.model import Citation
from vanban.text.letters import pattern

_SHORT: Final = pattern(
    # The figure first, for it is rarer than what stands before it; a year is none.
    r"\d(?<=[\p{Ll}:QLĐ] \d)(?!(?:(?<=1)9|(?<=2)0)\d\d\b)\d{0,3}"
    r"(?:/(?:19|20)\d\d)?(?![\w/%\-–]|[.,]\d|\s*[-–]\s*\d)"
)
# What may follow a bare number that stands for a document; nouns that are counted do not.
_AFTER: Final = pattern(
    r"\s*(?:,?\s*ngày\b|của\s+[\p{Lu}]|(?:về|và|tới|đến|tại|trong|cho|là|đã|được|này|nêu|theo|với|để|do|trên|"
    r"cũng|từ|sẽ|gồm|có)\b|[.,;:)]|$)"
)
_COUNTED: Final = re.compile(
    r"\s*(?:năm(?!\s+(?:19|20)\d\d)|tháng|tuần|quý|nhiệm\s+vụ|nội\s+dung|giai\s+đoạn|điểm|bước|đơn\s+vị|"
    r"tỷ|triệu|nghìn|đồng|người|lần|bản|trang)\b"
)
_OF_SOMEONE: Final = pattern(r"\s*(?:,?\s*ngày\s+\d|của\s+[\p{Lu}])")
# "Nghị quyết số 57, 59 của Bộ Chính trị".
_MORE: Final = pattern(r"(?:\s*,\s*|\s+và\s+)(?:số\s+)?(\d{1,3})(?=\s*(?:[,;.)]|và\s+\d|của\s+[\p{Lu}])|$)")
# Letters that mean too many other things before a bare figure.
_NO_SHORT: Final = ("CT", "KH", "CV", "TB", "HD", "TT")
# Programmes and schemes are known by figures that number no document ("Chương trình 135", "Đề án 06").
_KNOWN_BY_FIGURE: Final = ("CTr", "ĐA", "DA")
_CONGRESS: Final = re.compile(
    r"(?:văn\s+kiện\s+Đại\s+hội|Nghị\s+quyết\s+(?:của\s+)?(?:Đại\s+hội|Hội\s+nghị|"
    r"Trung\s+ương))[^.,;:()\"“”\n]{0,70}"
)
_LAW: Final = pattern(r"(?:Luật|Pháp lệnh)\s+[\p{Lu}][^.,;:()\n\"“”]{2,90}")
_LAW_END: Final = re.compile(r"\s+(?:ngày|số|năm\s+\d{4}|và\s+Luật|được|quy\s+định|có\s+hiệu)\b")
_TYPES: Final = "|".join(
    name.capitalize().replace(" ", r"\s+") for name in sorted(NAMES, key=len, reverse=True) if name != "lệnh"
)
# "Kế hoạch nêu trên", "văn bản dẫn trên"; the plain "trên" of "Kế hoạch trên địa bàn tỉnh" points at nothing.
_ABOVE: Final = re.compile(r" trên(?: đây)?\b")
_ENDS: Final = re.compile(r"\s*[,.;:)]")
_POINTING: Final = re.compile(
    rf"\b(?P<name>{_TYPES}|[Vv]ăn\s+bản)\s+(?:số\s+)?(?:(?:đã\s+)?(?P<said>nêu|nói|dẫn|kể))?$"
)
_POINTING_REACH: Final = 48
# What the words before it may end in.
_BEFORE_ABOVE: Final = ("nêu", "nói", "dẫn", "kể", " ", "\t", "\n")


def find_short_forms(text: str, found: Sequence[Citation]) -> list[Citation]:
    """ "Kết luận 16": a type's name with a capital and a bare number; "kế hoạch 5 năm" is no document. Where
    the whole number stands elsewhere in the text, more may follow the short one.
    """
    taken = {place for one in found for place in one.span}
    whole = {(one.type, re.split(r"\D", one.number, maxsplit=1)[0]) for one in found if one.number}
    more: list[Citation] = []
    for match in _SHORT.finditer(text):
        named = name_before(text, match.start())
        if named is None or named.start in taken or not (named.name[0].isupper() or named.said):
            continue
        if _COUNTED.match(text, match.end()) or named.name in _NO_SHORT:
            continue
        code = type_of(named.name, match.group())
        known = (code, match.group()) in whole or "/" in match.group()
        if code in _KNOWN_BY_FIGURE and not (known or named.said or _OF_SOMEONE.match(text, match.end())):
            continue
        if not (known or (named.said and named.name[0].isupper()) or _AFTER.match(text, match.end())):
            continue
        more.append(read_numbered(text, named.name, named.start, match.span(), len(text)))
        more += _rest_of_list(text, named.name, match.end()) if named.said else []
    return more


def _rest_of_list(text: str, name: str, at: int) -> list[Citation]:
    found: list[Citation] = []
    while match := _MORE.match(text, at):
        found.append(read_numbered(text, name, match.start(1), match.span(1), len(text)))
        at = match.end()
    return found


def find_unnumbered(text: str, found: Sequence[Citation]) -> list[Citation]:
    """ "văn kiện Đại hội …", "Luật Báo chí", "Kế hoạch nêu trên": kept, with ``number`` None."""
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
    more += _pointing(text)
    return [one for one in more if one.span[0] not in starts]


def _pointing(text: str) -> list[Citation]:
    found: list[Citation] = []
    for match in _ABOVE.finditer(text):
        window = max(0, match.start() - _POINTING_REACH)
        if not text.endswith(_BEFORE_ABOVE, window, match.start()):
            continue
        named = _POINTING.search(text[window : match.start()])
        if named and (named["said"] or match.group() != " trên" or _ENDS.match(text, match.end())):
            start, end = window + named.start(), match.end()
            code = type_of(named["name"], "")
            found.append(Citation(text[start:end], (start, end), code, None, None, None))
    return found


def _unnumbered(text: str, start: int, end: int, code: str | None) -> Citation:
    end = start + len(text[start:end].rstrip())
    when, end = read_day(text, end)
    return Citation(text[start:end], (start, end), code, None, read_date(when) if when else None, None)
