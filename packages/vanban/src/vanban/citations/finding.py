"""Tìm viện dẫn: "Kết luận số 57-KL/TW, ngày 15/6/2023 của Bộ Chính trị về …" and its shorter forms."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from vanban.dates import DATE, read_date
from vanban.lexicon.document_types import ALIASES, CODE_BY_FOLD, NAMES
from vanban.model import Citation
from vanban.names import read_units
from vanban.text.letters import pattern
from vanban.numbers import NUMBER, normalize_number, type_of_symbol

_DATED: Final = re.compile(rf"\s*[,(]?\s*(?:ký\s+|ban\s+hành\s+)?(?P<date>{DATE})\s*\)?", re.I)
_ISSUER: Final = re.compile(r"\s*,?\s*(?:của|do)\s+", re.I)
_TITLE: Final = re.compile(r"\s*(?:\(\s*khóa\s+[IVXL\d]+\s*\)|khóa\s+[IVXL]+)?\s*,?\s*(?:về\s+việc|về|v/v|ban\s+hành)\s+", re.I)
_PLACE: Final = re.compile(
    r"(?:(?:các\s+)?(?:điểm\s+[a-zđ](?:,\s*[a-zđ])*[,\s]+|khoản\s+\d+[,\s]+(?:và\s+\d+\s+)?|mục\s+[\dIVX.]+[,\s]+|phần\s+[IVX\d]+[,\s]+)*(?:Điều\s+\d+[a-z]?|khoản\s+\d+|mục\s+[\dIVX.]+|điểm\s+[a-zđ\d.]+)[,\s]*(?:của\s+)?)$",
    re.I,
)
_NEXT: Final = re.compile(rf"\s*(?:,|;|và|hoặc)\s*(?:và\s+)?(?:số\s*:?\s*)?(?P<number>{NUMBER})")
_SPOKEN: Final = re.compile(r"(?:Đại\s+hội|Hội\s+nghị\s+(?:lần\s+thứ\s+\S+\s+)?Trung\s+ương|Trung\s+ương\s+\d+)", re.I)
_CONGRESS: Final = re.compile(
    r"văn\s+kiện\s+Đại\s+hội[^.,;:()\"“”\n]{0,70}|Nghị\s+quyết\s+(?:của\s+)?(?:Đại\s+hội|Hội\s+nghị|Trung\s+ương)[^.,;:()\"“”\n]{0,70}", re.I
)
_LAW: Final = pattern(r"(?:Bộ\s+luật|Luật|Pháp lệnh)\s+(?=[\p{Lu}])(?:(?!\b(?:ngày|số|năm|và\s+Luật)\b)[^.,;:()\n\"“”]){3,90}?(?=\s+(?:ngày|số|năm\s+\d{4})|[.,;:()\n]|$)")


@cache
def _named() -> re.Pattern[str]:
    """A type's name, "số" or not, a number with its symbol; or the name and a bare number ("Kết luận 16")."""
    names = sorted([*NAMES, *ALIASES], key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names if name != "lệnh")
    return pattern(
        rf"(?P<name>\b(?i:{words}))(?:\s+(?:liên\s+tịch|khẩn|phối\s+hợp|kết\s+luận|hành\s+động))?\s*(?P<word>(?:\(?\s*số\s*:?\s*)?)(?P<number>{NUMBER}|(?<=số )\d{{1,5}}(?:/(?:19|20)\d\d)?(?![\d/\-]|\s*(?:năm|tháng|ngày|%))|(?<=[\p{{Ll}}] )(?!(?:19|20)\d\d\b)\d{{1,4}}(?:/(?:19|20)\d\d)?(?=\s*(?:,?\s*ngày\b|của\s+(?-i:[\p{{Lu}}])|về\b|và\b|[.,;:)]|$)))"
    )


_BARE: Final = re.compile(rf"(?:\b[Ss]ố\s*:?\s*|\(|(?<=\s)|(?<=“))(?P<number>{NUMBER})")


def find_citations(text: str, *, own: str | None = None, in_footnote: int | None = None) -> tuple[Citation, ...]:
    """Viện dẫn theo thứ tự đọc in one text; ``own`` is the document's number, which is no citation of another."""
    found: list[Citation] = []
    taken = 0
    for match in _named().finditer(text):
        if match.start() < taken or not _is_mention(text, match):
            continue
        one = _read(text, match, in_footnote)
        found.append(one)
        found += _listed(text, match, one, in_footnote)
        # A title may itself cite: only the numbers read so far are taken.
        taken = match.end() if found[-1] is one else found[-1].span[1]
    found += _unnamed(text, found, in_footnote)
    found += _numberless(text, found, in_footnote)
    return tuple(one for one in sorted(found, key=lambda one: one.span) if one.number is None or one.number != own)


def _is_mention(text: str, match: re.Match[str]) -> bool:
    """A bare number needs a name written as a name; "kế hoạch 5 năm" and "báo cáo 6 tháng" are no documents."""
    if not match["number"].isdigit():
        return True
    return match["name"][0].isupper() or bool(match["word"].strip())


def _read(text: str, match: re.Match[str], in_footnote: int | None) -> Citation:
    number = normalize_number(match["number"])
    end = match.start("number") + len(match["number"].rstrip(" .,;:-–/"))
    place, start = _place_before(text, match.start())
    when, end = _dated(text, end)
    issuer, end = _issued(text, end)
    if when is None:
        when, end = _dated(text, end)
    title, end = _titled(text, end)
    return Citation(
        text[start:end], (start, end), _code(match["name"], number), number, read_date(when) if when else None, issuer, title, place, None, in_footnote
    )


def _code(name: str, number: str) -> str | None:
    """The symbol tells the type more surely than the word before it; a bare number leaves the word."""
    parts = re.split(r"[-/]", number, maxsplit=1)
    symbol = parts[1] if len(parts) > 1 else None
    if symbol and symbol[:4].isdigit():
        symbol = symbol[4:].lstrip("/-")
    low = " ".join(name.lower().split())
    spoken = NAMES[ALIASES.get(low, low)]
    code = type_of_symbol(symbol)
    if code is None or (code == "CV" and spoken not in ("CV",) and not _is_letter(symbol)):
        return spoken
    return code


def _is_letter(symbol: str | None) -> bool:
    return bool(symbol) and CODE_BY_FOLD.get(re.split(r"[-/]", symbol or "")[0].casefold()) is None and "-" in (symbol or "")


def _place_before(text: str, start: int) -> tuple[str | None, int]:
    """ "khoản 2 Điều 7" right before the document's name."""
    lead = text[max(0, start - 60) : start]
    if "Điều" not in lead and "khoản" not in lead and "mục" not in lead and "điểm" not in lead:
        return None, start
    match = _PLACE.search(lead)
    if not match or not match.group().strip(" ,"):
        return None, start
    at = start - len(lead) + match.start()
    return " ".join(re.sub(r"[,\s]+(?:của\s*)?$", "", match.group()).split()), at


def _dated(text: str, end: int) -> tuple[str | None, int]:
    match = _DATED.match(text, end)
    if not match:
        return None, end
    closing = match.end() if text[end : match.start("date")].strip().startswith("(") or text[match.end() - 1] != ")" else match.end() - 1
    return match["date"], closing


def _issued(text: str, end: int) -> tuple[str | None, int]:
    match = _ISSUER.match(text, end)
    if not match:
        return None, end
    spans, after = read_units(text, match.end(), match.end() + 200)
    if spans:
        last = spans[-1] if len(spans) > 1 and text[spans[0][1] : spans[-1][0]].strip() in ("và", ",") and "liên tịch" in text[max(0, end - 60) : end] else spans[0]
        return text[spans[0][0] : last[1]], last[1]
    named = pattern(r"[\p{Lu}][^.,;:()\"“”\n]{2,60}?(?=\s+(?:về|ngày|ban hành|khóa|\()|[.,;:()\"“”\n]|$)").match(text, match.end())
    return (named.group().strip(), named.end()) if named else (None, end)


def _titled(text: str, end: int) -> tuple[str | None, int]:
    match = _TITLE.match(text, end)
    if not match:
        return None, end
    start = match.end()
    if text[start : start + 1] in "\"“":
        close = min((at for sign in "\"”" if (at := text.find(sign, start + 1, start + 400)) > 0), default=-1)
        if close > 0:
            return text[start + 1 : close], close + 1
    stop = re.compile(r"[.;:()\n\"“”]|,\s").search(text, start, start + 320)
    close = stop.start() if stop else min(len(text), start + 320)
    words = text[start:close].strip()
    return (words, start + len(text[start:close].rstrip())) if words else (None, end)


def _listed(text: str, match: re.Match[str], first: Citation, in_footnote: int | None) -> list[Citation]:
    """ "các Nghị quyết số 35-NQ/TW, 51-NQ/TW và 29-NQ/TW": the further numbers under one name."""
    found: list[Citation] = []
    end = first.span[1] if not first.title else match.end()
    while following := _NEXT.match(text, end):
        number = normalize_number(following["number"])
        start, stop = following.start("number"), following.end("number")
        when, stop = _dated(text, stop)
        issuer, stop = _issued(text, stop)
        title, stop = _titled(text, stop)
        found.append(
            Citation(text[start:stop], (start, stop), _code(match["name"], number), number, read_date(when) if when else None, issuer, title, None, None, in_footnote)
        )
        end = stop
    return found


def _unnamed(text: str, found: list[Citation], in_footnote: int | None) -> list[Citation]:
    """ "(số 12/KH-UBND)" or a number after a comma: a number with a symbol that stands without a type's name."""
    spans = sorted(one.span for one in found)
    more: list[Citation] = []
    at = 0
    for match in _BARE.finditer(text):
        start = match.start("number")
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] <= start:
            continue
        number = normalize_number(match["number"])
        code = type_of_symbol(re.split(r"[-/]", number, maxsplit=1)[1] if re.search(r"[-/]", number) else None)
        if code is None or "/" not in number.replace("-", "/") or not _surely_number(number, code, match.group()):
            continue
        when, end = _dated(text, match.end("number"))
        issuer, end = _issued(text, end)
        more.append(Citation(text[start:end], (start, end), code, number, read_date(when) if when else None, issuer, None, None, None, in_footnote))
    return more


def _surely_number(number: str, code: str, whole: str) -> bool:
    return code != "CV" or whole.lower().startswith("số")


def _numberless(text: str, found: list[Citation], in_footnote: int | None) -> list[Citation]:
    """ "văn kiện Đại hội …", "Nghị quyết Đại hội XIII", "Luật Báo chí": kept, with ``number`` None."""
    spans = sorted(one.span for one in found)
    more: list[Citation] = []
    for pattern, code in ((_CONGRESS, None), (_LAW, "Luật")):
        at = 0
        for match in pattern.finditer(text):
            start, end = match.start(), match.start() + len(match.group().rstrip())
            while at < len(spans) and spans[at][1] <= start:
                at += 1
            if at < len(spans) and spans[at][0] < end:
                continue
            kind = code or ("NQ" if match.group()[:4].casefold() == "nghị" else None)
            when, end = _dated(text, end)
            more.append(Citation(text[start:end], (start, end), kind, None, read_date(when) if when else None, None, None, None, None, in_footnote))
    return more
