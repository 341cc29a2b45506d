"""Tables, imports, links and answers (bảng nhập vào, liên kết, trả lời)."""

import io
import random
from collections.abc import Iterable, Sequence
from typing import Any

from nhipcau.exchange.domain import answers, imports, links, work
from nhipcau.exchange.domain.links import Made
from nhipcau.exchange.enums import ImportKind
from nhipcau.exchange.models import Answer, Import
from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit, User

HEAD = (
    "STT",
    "Nội dung nhiệm vụ",
    "Đơn vị chủ trì",
    "Phối hợp",
    "Thời hạn",
    "Sản phẩm",
    "Tiến độ",
    "Ghi chú",
)


def table(rows: Iterable[Sequence[Any]], *, merged: Sequence[str] = (), sheet: str = "Bảng") -> bytes:
    """An XLSX of these rows, None for an empty cell; `merged` are areas like "A1:C1"."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = sheet
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                page.cell(at, column, value)
    for area in merged:
        page.merge_cells(area)
    return saved(book)


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def work_row(number: int, unit: Unit | str, **cells: Any) -> tuple[Any, ...]:
    """One row under HEAD."""
    given = {
        "task": f"Đăng tin đối ngoại số {number}",
        "support": None,
        "due": "30/6/2026",
        "product": "tin",
        "progress": None,
        "note": None,
    } | cells
    return (
        number,
        given["task"],
        str(unit) if unit else None,
        given["support"],
        given["due"],
        given["product"],
        given["progress"],
        given["note"],
    )


def tracker(*rows: Sequence[Any]) -> bytes:
    """A tracker with a plain head."""
    return table([HEAD, *rows])


def uploaded(actor: User, content: bytes, kind: ImportKind = ImportKind.TRACKER) -> Import:
    """Taken in; its columns are proposed."""
    return imports.upload(actor=actor, kind=kind, content=content, name="bang.xlsx", no_secret=True)[0]


def checked(actor: User, content: bytes, kind: ImportKind = ImportKind.TRACKER) -> Import:
    """Taken in and checked with the proposed columns (jobs run at once in tests)."""
    record = uploaded(actor, content, kind)
    imports.map_columns(actor=actor, record=record, columns=record.columns, year=2026)
    record.refresh_from_db()
    return record


def entered(actor: User, content: bytes, kind: ImportKind = ImportKind.TRACKER) -> Import:
    """Checked and entered."""
    record = checked(actor, content, kind)
    imports.enter(actor=actor, record=record)
    record.refresh_from_db()
    return record


def link_for(actor: User, unit: Unit, **options: Any) -> Made:
    """A live link by which the unit answers for its open work."""
    return links.make(actor=actor, purpose=work.NAME, units=[unit], **{"days": 7} | options)[0]


def answered(made: Made, assignment: Assignment, **values: Any) -> Answer:
    """An answer through the link, 40 % unless told otherwise."""
    return answers.receive(link=made.link, key=str(assignment.pk), values={"percent": 40} | values)


def noise(size: int) -> bytes:
    """Bytes that do not pack."""
    return random.Random(size).randbytes(size)
