"""Bảng nhiệm vụ: one row an obligation, with the six clarities and its place."""

from __future__ import annotations

from typing import Final

from vanban.model import Deadline, Document, Obligation
from vanban.render.table import Row, Table

# 6 rõ: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền; then where it stands.
COLUMNS: Final = (
    "Tệp", "Số, ký hiệu", "STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Bắt đầu", "Hoàn thành",
    "Lặp lại", "Kỳ", "Trách nhiệm", "Sản phẩm", "Thẩm quyền", "Báo cáo", "Chưa rõ", "Loại", "Mục", "Từ ký tự",
    "Đến ký tự",
)  # fmt: skip
CLARITIES: Final = {
    "who": "người",
    "what": "việc",
    "when": "thời gian",
    "responsibility": "trách nhiệm",
    "product": "sản phẩm",
    "authority": "thẩm quyền",
}
KINDS: Final = {"task": "nhiệm vụ", "report": "báo cáo", "dissemination": "phổ biến"}
PERIODS: Final = {
    "week": "hằng tuần",
    "month": "hằng tháng",
    "quarter": "hằng quý",
    "half-year": "6 tháng",
    "nine-months": "9 tháng",
    "year": "hằng năm",
    "ad-hoc": "đột xuất",
}
_UNITS: Final = {"hour": "giờ", "day": "ngày", "working-day": "ngày làm việc", "month": "tháng"}


def obligation_table(document: Document) -> Table:
    """Bảng nhiệm vụ of the document and what came with it; what the text does not state is an empty cell.
    Days are ``yyyy-mm-dd``; offsets count characters of the reading text.
    """
    rows = [_row(document, one, index + 1) for index, one in enumerate(document.obligations)]
    for attached in document.attachments:
        rows += obligation_table(attached).rows
    return Table("Nhiệm vụ", COLUMNS, tuple(rows))


def _row(document: Document, one: Obligation, number: int) -> Row:
    due = one.deadline
    own = document.letterhead.number
    return (
        document.source.name,
        own.normalized if own else "",
        number,
        one.text,
        "; ".join(one.lead),
        "; ".join(one.support),
        due.text if due else "",
        due.start.isoformat() if due and due.start else "",
        due_of(due),
        due.rrule or "" if due else "",
        ", ".join(PERIODS[period] for period in one.periods),
        one.responsibility or "",
        one.deliverable or "",
        one.authority or "",
        "; ".join(one.report_to),
        ", ".join(CLARITIES[clarity] for clarity in one.missing),
        KINDS.get(one.kind or "", ""),
        one.section or "",
        *one.span,
    )


def due_of(due: Deadline | None) -> str:
    """Hạn cuối: the day, or so much time after an event, or "thường xuyên"."""
    if due is None:
        return ""
    if due.date:
        return due.date.isoformat()
    if due.after:
        return f"{due.after.amount} {_UNITS[due.after.unit]} kể từ {due.after.event}"
    return "thường xuyên" if due.continuous else ""
