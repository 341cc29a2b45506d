"""Bảng viện dẫn: one row a mention of another document."""

from __future__ import annotations

from typing import Final

from vanban.model import Citation, Document
from vanban.render.table import Row, Table

COLUMNS: Final = (
    "Tệp", "Số, ký hiệu", "STT", "Viện dẫn", "Quan hệ", "Thể loại", "Số được dẫn", "Ngày", "Cơ quan",
    "Trích yếu", "Điều khoản", "Trùng với STT", "Cước chú", "Từ ký tự", "Đến ký tự",
)  # fmt: skip
RELATIONS: Final = {
    "basis": "căn cứ",
    "implements": "thực hiện",
    "amends": "sửa đổi",
    "replaces": "thay thế",
    "attached": "kèm theo",
    "replies": "phúc đáp",
    "mentions": "nêu",
}


def citation_table(document: Document) -> Table:
    """Bảng viện dẫn of the document and what came with it; offsets count within the note where "Cước chú" has
    its number, else in the reading text.
    """
    rows = [_row(document, one, index + 1) for index, one in enumerate(document.citations)]
    for attached in document.attachments:
        rows += citation_table(attached).rows
    return Table("Viện dẫn", COLUMNS, tuple(rows))


def _row(document: Document, one: Citation, number: int) -> Row:
    own = document.letterhead.number
    return (
        document.source.name,
        own.normalized if own else "",
        number,
        one.text,
        RELATIONS[one.relation],
        one.type or "",
        one.number or "",
        one.date.isoformat() if one.date else "",
        one.issuer or "",
        one.title or "",
        one.place or "",
        "" if one.same_as is None else one.same_as + 1,
        "" if one.in_footnote is None else one.in_footnote + 1,
        *one.span,
    )
