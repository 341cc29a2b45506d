"""Biểu điền: the open work of a unit as a workbook to be filled in and sent back.

The cells that say what was asked are locked and sealed: each row carries its number and a digest over them,
made with the installation's key, so a row that was altered, invented or meant for another unit is told.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.language import in_official_language
from nhipcau.plans.domain import timing
from nhipcau.plans.enums import EvidenceKind, Language
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import Grade
from . import fillable_layout, policy, sheets, work
from .findings import Finding
from .purposes import Item, Values
from .sheets import Row

_SEAL = re.compile(r"^(\d+)\.([0-9a-f]{24})$")
YES = frozenset({"co", "x", "dung", "da xong", "yes"})


@dataclass(slots=True)
class Returned:
    """Biểu điền gửi lại: rows ready to be answers, and what is wrong with the others."""

    rows: list[tuple[Item, Values]]
    findings: list[Finding]


def make(*, actor: User, unit: Unit) -> bytes:
    """Lập biểu điền cho một đơn vị, recorded in the trail. Raises Refused when it has no work in hand."""
    access.require(actor, policy.LINK)
    content = book_of(unit)
    with transaction.atomic():
        audit.record(actor=actor, verb="exchange.fillable.make", subject=unit)
    return content


@in_official_language
def book_of(unit: Unit) -> bytes:
    """Biểu điền as XLSX. Raises Refused when the unit has no work in hand."""
    found = list(work.open_work(unit))
    if not found:
        raise Refused(_("%(unit)s không có việc nào đang làm nên chưa có gì để điền.") % {"unit": unit})
    rows = [
        fillable_layout.Asked(seal(each), [str(number), *locked_of(each)])
        for number, each in enumerate(found, 1)
    ]
    book = fillable_layout.workbook(unit.name, timezone.localdate(), rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(content: bytes, *, unit: Unit) -> Returned:
    """Đọc biểu điền gửi lại. Raises Refused when it is no fillable of ours; rows left blank are left out."""
    sheet = next((each for each in sheets.read(content) if not each.is_hidden), None)
    rows = sheet.rows if sheet else []
    if not any(_SEAL.match(row.text(1)) for row in rows):
        raise Refused(_("Tệp không phải biểu điền do hệ thống xuất, hoặc cột mã đã bị xóa; chưa nhận gì."))
    held = {str(each.pk): each for each in work.open_work(unit)}
    found = Returned([], [])
    first = next(row.number for row in rows if _SEAL.match(row.text(1)))
    for row in rows:
        if row.number >= first and any(column in row.cells for column in fillable_layout.FILLED.values()):
            _take(row, unit, held, found)
    if not found.rows and not found.findings:
        raise Refused(_("Biểu chưa điền dòng nào; chưa nhận gì. Hãy điền các cột nền vàng rồi gửi lại."))
    return found


def seal(assignment: Assignment) -> str:
    """Mã của một dòng: the assignment's number and the digest over what it says."""
    return f"{assignment.pk}.{_digest(assignment.pk, assignment.unit_id, locked_of(assignment))}"


@in_official_language
def locked_of(assignment: Assignment) -> list[str]:
    """Chữ của các ô khóa."""
    due = assignment.due.strftime("%d/%m/%Y") if assignment.due else _("không nêu")
    cells = [assignment.obligation.text, work.source_of(assignment), due]
    return [str(sheets.plain(cell) or "") for cell in cells]


def _digest(pk: int, unit: int, locked: Sequence[str]) -> str:
    said = "\n".join([str(pk), str(unit), *(" ".join(cell.split()) for cell in locked)])
    return salted_hmac("nhipcau.exchange.fillable", said, algorithm="sha256").hexdigest()[:24]


def _take(row: Row, unit: Unit, held: dict[str, Assignment], found: Returned) -> None:
    def wrong(words: str) -> None:
        found.findings.append(Finding(row.number, Grade.WRONG, words))

    sealed = _SEAL.match(row.text(1))
    locked = [row.text(column) for column in fillable_layout.LOCKED_TEXTS]
    if sealed is None:
        wrong(_("Dòng thêm vào, không phải việc được giao trong biểu này."))
        return
    if not constant_time_compare(sealed[2], _digest(int(sealed[1]), unit.pk, locked)):
        wrong(_("Các ô khóa đã bị sửa, hoặc dòng này thuộc đơn vị khác. Hãy dùng đúng biểu đã nhận."))
        return
    assignment = held.get(sealed[1])
    if assignment is None:
        wrong(_("Việc này đã nộp, đã xong hoặc đã hủy nên không nhận thêm."))
        return
    item = work.item_of(assignment)
    try:
        found.rows.append((item, work.check(item, _values(row), None)))
    except Refused as refusal:
        wrong(refusal.sentence)


def _values(row: Row) -> Values:
    cells = {name: row.cells.get(column) for name, column in fillable_layout.FILLED.items()}
    values: Values = {name: row.text(column) for name, column in fillable_layout.FILLED.items()}
    values["percent"] = _whole(cells["percent"], _("Tiến độ là một số từ 0 đến 100."), most=100)
    values["quantity"] = _whole(cells["quantity"], _("Số lượng là một số nguyên từ 1."), least=1)
    values["kind"] = _choice(
        values["kind"], EvidenceKind.choices, _("Loại minh chứng không có trong danh mục.")
    )
    values["language"] = _choice(values["language"], Language.choices, _("Ngôn ngữ không có trong danh mục."))
    values["submits"] = fold(values["submits"]) in YES
    done = cells["done_on"]
    values["done_on"] = done if isinstance(done, date) else _day(values["done_on"])
    return values


def _whole(value: Any, words: str, *, least: int = 0, most: int = 1_000_000) -> int | None:
    if value is None:
        return None
    text = str(value).strip().removesuffix("%").strip()
    # A cell that the sender formatted as a percentage holds its hundredth part.
    if isinstance(value, float) and 0 < value < 1 and most == 100:
        text = str(round(value * 100))
    if not text.isdigit() or not least <= int(text) <= most:
        raise Refused(words)
    return int(text)


@in_official_language
def _choice(text: str, choices: Sequence[tuple[Any, Any]], words: str) -> str:
    if not fold(text):
        return ""
    for value, label in choices:
        if fold(str(label)) == fold(text):
            return str(value)
    raise Refused(words)


def _day(text: str) -> date | None:
    if not text:
        return None
    day = timing.read(text, year=timezone.localdate().year).due
    if day is None:
        raise Refused(_("“%(text)s” không phải ngày. Hãy ghi ngày/tháng/năm.") % {"text": text})
    return day
