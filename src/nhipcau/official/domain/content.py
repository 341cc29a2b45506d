"""Nội dung một văn bản hành chính: what is written, as data; how it looks is the business of docx and pdf.

Nothing here is markup: a text is shown letter for letter, whatever signs it holds.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """Thể thức: which rules the paper follows (Nghị định 30/2020/NĐ-CP, or Hướng dẫn 05-HD/VPTW)."""

    STATE = "state"
    PARTY = "party"


class Align(StrEnum):
    """Căn lề của một cột."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Phần đầu văn bản. `type_name` is empty for an official letter (công văn), whose title stands as V/v.

    `number` and `date` are None until the paper is numbered: their places are left open to be filled in.
    `symbol` is what follows the number, without separator ("KH-UBND", "KH/TU").
    """

    form: Form
    issuer: str
    symbol: str
    title: str
    parent: str = ""
    number: str | None = None
    place: str = ""
    date: datetime.date | None = None
    type_name: str = ""
    addressees: tuple[str, ...] = ()
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Đoạn chữ cùng kiểu."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """Đề mục: level 1 is I, II …; 2 is 1, 2 …; 3 is a), b) …. Numbers are given by the layout."""

    text: str
    level: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Đoạn văn: one text, or runs of it."""

    runs: tuple[Run, ...]

    @classmethod
    def of(cls, text: str) -> "Paragraph":
        """Đoạn văn một kiểu chữ."""
        return cls((Run(text),))


@dataclass(frozen=True, slots=True)
class Item:
    """Gạch đầu dòng: level 1 is "-", level 2 is "+"."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """Cột của bảng; `width` is its share of the table's width."""

    title: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """Hàng của bảng: one text a column; `strong` for totals, `span_all` where the first cell is a title."""

    cells: tuple[str, ...]
    strong: bool = False
    span_all: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng: its head is repeated on every page, and a row is not cut unless it fills a page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Biểu đồ, drawn once as SVG (for PDF) and PNG (for DOCX); `alt` tells it in words."""

    svg: bytes
    png: bytes
    title: str
    alt: str


Block = Heading | Paragraph | Item | Table | Chart


@dataclass(frozen=True, slots=True)
class Signature:
    """Khối chữ ký: authority and capacity, as ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """Phụ lục: begins on a page of its own, across the page when it is wide."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """Văn bản hoàn chỉnh: everything the layout needs.

    A minute (biên bản) bears two signatures; `other_signature` stands at the left.
    """

    letterhead: Letterhead
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    filed: str = "VT"
    annexes: tuple[Annex, ...] = ()
    other_signature: Signature | None = None
