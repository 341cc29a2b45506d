"""Điều cần xem lại: what a careful clerk would point at before the document is filed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.dates import DATE, read_date
from vanban.model import Citation, Finding, Letterhead, Obligation, Signature

_DATE: Final = re.compile(DATE, re.I)
_SERIAL: Final = re.compile(r"(\d+)[a-zđ]?[-/]?(.*)")


def find_findings(
    text: str,
    head: Letterhead,
    citations: Sequence[Citation],
    obligations: Sequence[Obligation],
    signatures: Sequence[Signature],
) -> tuple[Finding, ...]:
    """Các điều cần xem lại của một văn bản: conflicts of citations and dates, and parts that are not
    there.
    """
    found = [*_citation_conflicts(citations), *_date_conflicts(text, head, citations, obligations)]
    if head.kind == "document":
        found += _missing(head, signatures)
        found += _marked(head)
    return tuple(found)


def _citation_conflicts(citations: Sequence[Citation]) -> list[Finding]:
    """Two citations alike in all but one part: same type, serial and day under two symbols, or one
    number with two days.
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
        if len(alike) > 1:
            names = " và ".join(alike)
            found.append(
                Finding(
                    "citation-conflict",
                    f"Cùng thể loại, cùng ngày nhưng ký hiệu khác nhau: {names}. Hãy đối chiếu văn bản gốc.",
                    _spans(alike.values()),
                )
            )
    for (_, number), dated in by_number.items():
        if len(dated) > 1:
            days = " và ".join(f"{one.date:%d/%m/%Y}" for one in dated.values())
            found.append(
                Finding(
                    "citation-conflict",
                    f"Số {number} được viện dẫn với hai ngày: {days}. Hãy đối chiếu văn bản gốc.",
                    _spans(dated.values()),
                )
            )
    return found


def _spans(citations: object) -> tuple[tuple[int, int], ...]:
    return tuple(one.span for one in citations if one.in_footnote is None)  # type: ignore[attr-defined]


def _date_conflicts(
    text: str, head: Letterhead, citations: Sequence[Citation], obligations: Sequence[Obligation]
) -> list[Finding]:
    found: list[Finding] = []
    for match in _DATE.finditer(text):
        if read_date(match.group()) is None:
            found.append(
                Finding("date-conflict", f"Ngày không có trong lịch: “{match.group()}”.", (match.span(),))
            )
    if head.kind != "document" or head.date is None:
        return found
    for one in citations:
        if one.date and one.date > head.date and one.in_footnote is None:
            found.append(
                Finding(
                    "date-conflict",
                    (
                        f"Văn bản được viện dẫn ({one.number}, {one.date:%d/%m/%Y}) có ngày sau ngày "
                        f"ban hành {head.date:%d/%m/%Y}."
                    ),
                    (one.span,),
                )
            )
    for task in obligations:
        due = task.deadline
        if due and due.date and due.date < head.date:
            found.append(
                Finding(
                    "date-conflict",
                    f"Thời hạn “{due.text}” đã qua vào ngày ban hành {head.date:%d/%m/%Y}.",
                    (due.span,),
                )
            )
    return found


def _marked(head: Letterhead) -> list[Finding]:
    """A document marked secret may not stand on an ordinary system (Luật Bảo vệ bí mật nhà nước)."""
    return [
        Finding("confidential", f"Văn bản có dấu “{mark.text}”: không lưu trên hệ thống này.", (mark.span,))
        for mark in head.marks
        if mark.kind == "confidentiality"
    ]


def _missing(head: Letterhead, signatures: Sequence[Signature]) -> list[Finding]:
    checks = (
        (head.number, "missing-number", "Không thấy số và ký hiệu của văn bản."),
        (head.date, "missing-date", "Không thấy ngày ban hành của văn bản."),
        (head.issuer, "missing-issuer", "Không thấy tên cơ quan ban hành."),
        (signatures, "missing-signature", "Không thấy phần ký."),
    )
    return [Finding(code, message) for value, code, message in checks if not value]
