"""Phần của một viện dẫn: place, day, issuer and title that stand around a document's number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from vanban.dates import DATE, read_date
from vanban.lexicon.document_types import ALIASES, CODE_BY_FOLD, NAMES, SHORT_NAMES
from vanban.model import Citation, Span
from vanban.names import read_units
from vanban.numbers import normalize_number, type_of_symbol
from vanban.text.letters import folded, pattern

_DATED: Final = re.compile(rf"\s*[,(]?\s*(?:ký\s+|ban\s+hành\s+)?(?P<date>{DATE})\s*\)?", re.I)
_TERM: Final = re.compile(r"\s*(?:\(\s*khó[aá]\s+[IVXL\d]+\s*\)|khó[aá]\s+[IVXL]+\b)")
_ISSUER: Final = re.compile(r"\s*,?\s*(?:của|do)\s+", re.I)
_TITLE: Final = re.compile(
    r"\s*(?:\(\s*khóa\s+[IVXL\d]+\s*\)|khóa\s+[IVXL]+)?\s*,?\s*(?:về\s+việc|về|v/v|ban\s+hành)\s+", re.I
)
_TITLE_END: Final = re.compile(r"[.;:()\n\"“”]|,\s")
_NAMED_BODY: Final = pattern(
    r"[\p{Lu}][^.,;:()\"“”\n]{2,60}?(?=\s+(?:về|ngày|ban hành|khóa|\()|[.,;:()\"“”\n]|$)"
)
_LABEL: Final = r"(?:[IVXL]+|\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?|[a-zđ])\b"
_PLACE: Final = re.compile(
    rf"(?:(?:các\s+)?(?:điểm|khoản|điều|mục|phần|chương|phụ\s+lục)\s+{_LABEL}"
    rf"(?:(?:\s*,\s*|\s+và\s+){_LABEL})*(?:\s*,)?\s*(?:và\s+|của\s+)?)+$",
    re.I,
)
_PLACE_WORDS: Final = ("iều", "hoản", "ục", "iểm", "hương", "hần")
_NAME_REACH: Final = 56
# What may stand right before a number; the whole name is looked for only where one of these does.
_LAST_WORDS: Final = frozenset(
    {name.split()[-1].casefold() for name in (*NAMES, *ALIASES, *SHORT_NAMES)}
    | {"số", "bản", "tịch", "ngành", "khẩn", "hợp", "luận", "động", "tra", "định"}
)
_SHORT: Final = tuple(name.lower() for name in SHORT_NAMES)
_PLACE_REACH: Final = 80


@dataclass(frozen=True, slots=True)
class Named:
    """Tên thể loại trước một số: ``said`` is whether "số" stands between."""

    name: str
    start: int
    said: bool


def name_before(text: str, start: int) -> Named | None:
    """Tên thể loại đứng ngay trước số ở ``start``, or None."""
    window = max(0, start - _NAME_REACH)
    lead = text[window:start].rstrip(" :(\n")
    if lead[max(lead.rfind(" "), lead.rfind("\n")) + 1 :].casefold() not in _LAST_WORDS:
        return None
    match = _name_pattern().search(folded(text[window:start]))
    if match is None:
        return None
    name = text[window + match.start("name") : window + match.end("name")]
    if (match["name"] in _SHORT and name not in SHORT_NAMES) or "SỐ" in text[
        window + match.end("name") : start
    ]:
        return None
    return Named(name, window + match.start("name"), bool(match["said"]))


@cache
def _name_pattern() -> re.Pattern[str]:
    """The names in small letters; a short one counts in its own letters only ("CT", not "ct"), and "SỐ" in
    capitals begins a head, not a citation.
    """
    names = sorted([*NAMES, *ALIASES, "văn bản"], key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names if name != "lệnh")
    return re.compile(
        rf"\b(?P<name>{words}|{'|'.join(_SHORT)})(?:\s+(?:liên\s+tịch|liên\s+ngành|khẩn|phối\s+hợp|kết\s+luận|hành\s+động"
        rf"|thẩm\s+tra|thẩm\s+định)){{0,2}}\s*:?\s*(?P<said>\(?\s*số\s*:?\s*)?$"
    )


def read_numbered(text: str, name: str | None, first: int, number_at: Span, limit: int) -> Citation:
    """Viện dẫn có số: its number stands at ``number_at``, its words begin at ``first`` and end before
    ``limit``.
    """
    start, end = number_at
    number = normalize_number(text[start:end])
    place, first = place_before(text, first) if first < start else (None, first)
    when, stop = _read_day_of_term(text, end)
    issuer, stop = read_issuer(text, stop, limit)
    if when is None:
        when, stop = _read_day_of_term(text, stop)
    title, stop = read_title(text, stop, limit)
    day = read_date(when) if when else None
    return Citation(text[first:stop], (first, stop), type_of(name, number), number, day, issuer, title, place)


def type_of(name: str | None, number: str) -> str | None:
    """The symbol tells the type more surely than the word before it; a bare number leaves the word."""
    parts = re.split(r"[-/]", number, maxsplit=1)
    symbol = parts[1] if len(parts) > 1 else None
    if symbol and symbol[:4].isdigit():
        symbol = symbol[4:].lstrip("/-")
    code = type_of_symbol(symbol)
    if name is None:
        return code
    low = SHORT_NAMES.get(name) or " ".join(name.lower().split())
    spoken = NAMES.get(ALIASES.get(low, low))
    if spoken is None:
        return code
    if spoken == "QyĐ" and code == "QĐ":
        # The Party numbers its regulations (quy định) with the symbol of a decision: 85-QĐ/TW.
        return spoken
    if code is None or (code == "CV" and spoken not in ("CV",) and not _is_letter(symbol)):
        return spoken
    return code


def _is_letter(symbol: str | None) -> bool:
    return (
        bool(symbol)
        and CODE_BY_FOLD.get(re.split(r"[-/]", symbol or "")[0].casefold()) is None
        and "-" in (symbol or "")
    )


def place_before(text: str, start: int) -> tuple[str | None, int]:
    """ "khoản 2 Điều 7" right before the document's name."""
    lead = text[max(0, start - _PLACE_REACH) : start]
    if not any(word in lead for word in _PLACE_WORDS):
        return None, start
    match = _PLACE.search(lead)
    if not match or not match.group().strip(" ,"):
        return None, start
    at = start - len(lead) + match.start()
    return " ".join(re.sub(r"[,\s]+(?:của\s*)?$", "", match.group()).split()), at


def _read_day_of_term(text: str, end: int) -> tuple[str | None, int]:
    """The day, also behind the term of a Party body: "(khóa XVII), ngày 02/3/2021"."""
    term = _TERM.match(text, end)
    when, stop = read_day(text, term.end()) if term else (None, end)
    return (when, stop) if when else read_day(text, end)


def read_day(text: str, end: int) -> tuple[str | None, int]:
    match = _DATED.match(text, end)
    if not match:
        return None, end
    closing = (
        match.end()
        if text[end : match.start("date")].strip().startswith("(") or text[match.end() - 1] != ")"
        else match.end() - 1
    )
    return match["date"], closing


def read_issuer(text: str, end: int, limit: int) -> tuple[str | None, int]:
    match = _ISSUER.match(text, end, limit)
    if not match:
        return None, end
    spans, _ = read_units(text, match.end(), min(limit, match.end() + 200))
    if spans:
        last = (
            spans[-1]
            if len(spans) > 1
            and text[spans[0][1] : spans[-1][0]].strip() in ("và", ",")
            and "liên tịch" in text[max(0, end - 60) : end]
            else spans[0]
        )
        return text[spans[0][0] : last[1]], last[1]
    named = _NAMED_BODY.match(text, match.end(), limit)
    return (named.group().strip(), named.end()) if named else (None, end)


def read_title(text: str, end: int, limit: int) -> tuple[str | None, int]:
    match = _TITLE.match(text, end, limit)
    if not match:
        return None, end
    start = match.end()
    if text[start : start + 1] in '"“':
        close = min((at for sign in '"”' if (at := text.find(sign, start + 1, start + 400)) > 0), default=-1)
        if close > 0:
            return text[start + 1 : close], close + 1
    limit = min(limit, start + 320)
    stop = _TITLE_END.search(text, start, limit)
    close = stop.start() if stop else limit
    words = text[start:close].strip()
    return (words, start + len(text[start:close].rstrip())) if words else (None, end)
