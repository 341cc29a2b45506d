"""Viện dẫn cần đối chiếu: two mentions that cannot both be right, and short ones that nothing explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from vanban.findings.reading import Reading
from vanban.lexicon.document_types import NAME_BY_CODE
from vanban.model import Citation, Finding, Span

_SERIAL: Final = re.compile(r"(\d+)[a-zđ]?[-/]?(.*)")
_BARE: Final = re.compile(r"\d{1,4}")
# Short forms that everyone knows by figure and year ("Nghị quyết 57") are no gap in a document.
_WELL_KNOWN: Final = ("NQ", "KL", "CT")


def citation_findings(reading: Reading) -> list[Finding]:
    """Viện dẫn mâu thuẫn, căn cứ vào văn bản bị chính văn bản này thay thế, gọi tắt không rõ văn bản nào."""
    return [*_conflicts(reading.citations), *_replaced(reading.citations), *_unresolved(reading.citations)]


def _conflicts(citations: Sequence[Citation]) -> list[Finding]:
    """Two citations alike in all but one part: same type, serial and day under two symbols, or one number
    with two days.
    """
    by_day: dict[tuple[object, ...], dict[str, Citation]] = {}
    by_number: dict[tuple[object, ...], dict[object, Citation]] = {}
    for one in citations:
        match = _SERIAL.match(one.number or "")
        if not match or not one.number or one.date is None:
            continue
        by_day.setdefault((one.type, match[1], one.date), {}).setdefault(one.number, one)
        by_number.setdefault((one.type, one.number), {}).setdefault(one.date, one)
    found: list[Finding] = []
    for alike in by_day.values():
        if len(alike) < 2:
            continue
        names = " và ".join(alike)
        message = f"Cùng thể loại, cùng ngày nhưng ký hiệu khác nhau: {names}. Hãy đối chiếu văn bản gốc."
        found.append(Finding("citation-conflict", message, _spans(alike.values())))
    for (_, number), dated in by_number.items():
        if len(dated) < 2:
            continue
        days = " và ".join(f"{one.date:%d/%m/%Y}" for one in dated.values())
        message = f"Số {number} được viện dẫn với hai ngày: {days}. Hãy đối chiếu văn bản gốc."
        found.append(Finding("citation-conflict", message, _spans(dated.values())))
    return found


def _replaced(citations: Sequence[Citation]) -> list[Finding]:
    """A document that this one replaces cannot be what it rests on."""
    ended = {(one.type, one.number): one for one in citations if one.relation == "replaces" and one.number}
    found: list[Finding] = []
    for one in citations:
        gone = ended.get((one.type, one.number or ""))
        if gone and one.relation in ("basis", "implements") and one.date in (None, gone.date):
            message = (
                f"Văn bản số {one.number} vừa là căn cứ vừa bị chính văn bản này thay thế hoặc bãi bỏ. "
                "Hãy xem lại phần căn cứ."
            )
            found.append(Finding("citation-replaced", message, _spans([one, gone])))
    return found


def _unresolved(citations: Sequence[Citation]) -> list[Finding]:
    """ "Kế hoạch 12" where no whole number with that serial is cited, and no day or issuer stands by it."""
    found: list[Finding] = []
    seen: set[tuple[str | None, str]] = set()
    for one in citations:
        number = one.number or ""
        known = one.same_as is not None or one.date or one.issuer or one.type in _WELL_KNOWN
        if known or not _BARE.fullmatch(number) or (one.type, number) in seen:
            continue
        seen.add((one.type, number))
        name = NAME_BY_CODE.get(one.type or "", "văn bản").capitalize()
        message = (
            f"{name} số {number} được gọi tắt mà chưa nêu đủ số, ký hiệu và ngày. "
            "Hãy viện dẫn đầy đủ ở lần đầu."
        )
        found.append(Finding("citation-unresolved", message, _spans([one])))
    return found


def _spans(citations: Iterable[Citation]) -> tuple[Span, ...]:
    return tuple(one.span for one in citations if one.in_footnote is None)
