"""Phần còn thiếu: number, day, issuer, signature, an annex the text sends to, "Lưu" among the recipients."""

from __future__ import annotations

import re
from typing import Final

from vanban.findings.reading import Reading
from vanban.model import Finding

# The text sends its reader to an annex of its own.
_ANNEX: Final = r"phụ lục(?:\s+(?:số\s+)?(?:[IVX]+|\d{1,2})\b)?"
_SENDS_TO: Final = re.compile(
    rf"(?:theo|tại|xem|trong|ở)\s+(?:các\s+)?(?P<annex>{_ANNEX})[^.;\n]{{0,40}}?(?:kèm theo|đính kèm)"
    rf"|\((?:có\s+)?(?P<short>{_ANNEX})\s*(?:kèm theo|đính kèm)\)",
    re.I,
)
_HEADS: Final = re.compile(
    r"^[^\S\n]*(?:\*\s*)?(?:phụ\s+lục|phụ\s+biểu|biểu\s+số|biểu\s+mẫu|mẫu\s+số|danh\s+mục)\b", re.I | re.M
)


def missing_findings(reading: Reading) -> list[Finding]:
    """Các phần mà thể thức đòi hỏi nhưng không thấy."""
    head = reading.head
    checks = (
        (head.number, "missing-number", "Không thấy số và ký hiệu của văn bản."),
        (head.date, "missing-date", "Không thấy ngày ban hành của văn bản."),
        (head.issuer, "missing-issuer", "Không thấy tên cơ quan ban hành."),
        (reading.signatures, "missing-signature", "Không thấy phần ký."),
    )
    found = [Finding(code, message) for value, code, message in checks if not value]
    return [*found, *_annex(reading), *_file_copy(reading), *_confidential(reading)]


def _annex(reading: Reading) -> list[Finding]:
    text = reading.text
    sent = _SENDS_TO.search(text) if "phụ lục" in reading.low else None
    if sent is None or any(match.start() > sent.end() for match in _HEADS.finditer(text)):
        return []
    name = " ".join((sent["annex"] or sent["short"]).split())
    message = f"Văn bản dẫn đến “{name}” nhưng không thấy phụ lục nào. Hãy bổ sung hoặc tải kèm tệp phụ lục."
    return [Finding("missing-annex", message, (sent.span("annex" if sent["annex"] else "short"),))]


def _file_copy(reading: Reading) -> list[Finding]:
    recipients = reading.recipients
    if not recipients or any(one.purpose == "file" for one in recipients):
        return []
    message = "Nơi nhận không có dòng “Lưu: …”. Hãy bổ sung nơi lưu văn bản."
    return [Finding("missing-file-copy", message, (recipients[-1].span,))]


def _confidential(reading: Reading) -> list[Finding]:
    """A document marked secret may not stand on an ordinary system (Luật Bảo vệ bí mật nhà nước)."""
    return [
        Finding("confidential", f"Văn bản có dấu “{mark.text}”: không lưu trên hệ thống này.", (mark.span,))
        for mark in reading.head.marks
        if mark.kind == "confidentiality"
    ]
