"""Khổ giấy, lề và cỡ chữ of each form; lengths in millimetres, letters in points.

Sources: Nghị định 30/2020/NĐ-CP, phụ lục I, mục I and phần V; Hướng dẫn 36-HD/VPTW, phụ lục.
"""

from dataclasses import dataclass

from .content import Form

PAGE = (210.0, 297.0)
CELL_PADDING = 1.5


@dataclass(frozen=True, slots=True)
class Measures:
    """Số đo: margins, the two columns of the head, and the size of every part's letters.

    `line` is the distance of two lines of the body, `gap` what stands between paragraphs; `heading_rule` is
    the width of the line under creed or Party heading, as wide as the words themselves.
    """

    issuer_column: float
    heading_column: float
    heading_rule: float
    indent: float
    motto: float
    creed: float
    parent: float
    issuer: float
    number: float
    subject: float
    place: float
    type_name: float
    title: float
    recipients_head: float
    recipients: float
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    body: float = 14
    line: float = 18
    gap: float = 6
    page_number: float = 13
    signature_column: float = 90
    signature_space: float = 26

    def width(self, *, landscape: bool = False) -> float:
        """Chiều ngang vùng chữ of a page."""
        return PAGE[1 if landscape else 0] - self.left - self.right


_MEASURES = {
    Form.STATE: Measures(
        issuer_column=66,
        heading_column=99,
        heading_rule=60.4,
        indent=12.7,
        motto=13,
        creed=14,
        parent=13,
        issuer=13,
        number=13,
        subject=12,
        place=14,
        type_name=14,
        title=14,
        recipients_head=12,
        recipients=11,
    ),
    Form.PARTY: Measures(
        issuer_column=82,
        heading_column=83,
        heading_rule=72.7,
        indent=10,
        motto=15,
        creed=15,
        parent=14,
        issuer=14,
        number=14,
        subject=12,
        place=14,
        type_name=16,
        title=15,
        recipients_head=14,
        recipients=12,
    ),
}


def of(form: Form) -> Measures:
    """Số đo của một thể thức."""
    return _MEASURES[form]


def table_size(columns: int) -> float:
    """Cỡ chữ trong bảng: smaller where many columns share the page."""
    return 13 if columns <= 4 else 12 if columns <= 7 else 11
