"""Danh sách từ Excel: people put down from a table, all of them or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.exchange.domain import sheets
from nhipcau.exchange.domain.sheets import Row
from nhipcau.units.domain import access
from nhipcau.units.domain.resolution import Directory
from nhipcau.units.models import Unit, User

from ..enums import Via
from ..models import Course, Registration
from . import policy, registrations
from .registrations import Entry

MOST = 500
HEADS = (
    (
        "full_name",
        gettext_lazy("Họ và tên"),
        {"ho va ten", "ho ten", "ho va ten hoc vien", "full name", "name"},
    ),
    ("unit_name", gettext_lazy("Đơn vị"), {"don vi", "don vi cong tac", "co quan", "co quan don vi", "unit"}),
    (
        "post",
        gettext_lazy("Chức vụ"),
        {"chuc vu", "chuc danh", "chuc vu chuc danh", "vi tri cong tac", "post"},
    ),
    ("email", gettext_lazy("Thư điện tử"), {"thu dien tu", "email", "e mail", "dia chi thu dien tu"}),
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """Một dòng chưa nhận được, and why."""

    row: int
    words: str


def enter(*, actor: User, course: Course, content: bytes) -> tuple[list[Registration], list[Wrong]]:
    """Đăng ký mọi người trong bảng; with one wrong row nobody is put down, and every wrong row is told.

    Without an own column, the unit is that of the person who brings the table. Raises PermissionDenied,
    Refused for a table that cannot be read or has no column of names.
    """
    access.require_some(actor, policy.REGISTER)
    rows, columns = _table(content)
    own = access.own_units(actor)
    directory, today = Directory(), timezone.localdate()
    made: list[Registration] = []
    wrong: list[Wrong] = []
    with transaction.atomic():
        for row in rows:
            try:
                with transaction.atomic():
                    unit, name = _unit(directory, row.text(columns.get("unit_name")), own, today)
                    entry = Entry(
                        full_name=row.text(columns["full_name"]),
                        unit=unit,
                        unit_name=name,
                        post=row.text(columns.get("post")),
                        email=row.text(columns.get("email")),
                    )
                    made.append(
                        registrations.register(actor=actor, course=course, entry=entry, via=Via.SHEET)
                    )
            except Refused as refusal:
                wrong.append(Wrong(row.number, refusal.sentence))
        if wrong:
            transaction.set_rollback(True)
    return ([], wrong) if wrong else (made, [])


def _table(content: bytes) -> tuple[list[Row], Mapping[str, int]]:
    for sheet in sheets.read(content):
        for at, row in enumerate(sheet.rows[:20]):
            columns = _columns(row)
            if "full_name" in columns:
                rows = [each for each in sheet.rows[at + 1 :] if each.text(columns["full_name"])]
                if not rows:
                    raise Refused(_("Bảng chưa có ai dưới dòng đầu đề; chưa đăng ký ai."))
                if len(rows) > MOST:
                    raise Refused(_("Bảng có hơn %(most)d người; hãy tách thành nhiều tệp.") % {"most": MOST})
                return rows, columns
    raise Refused(_("Không thấy cột “Họ và tên” trong bảng. Hãy dùng mẫu có sẵn; chưa đăng ký ai."))


def _columns(row: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for column in row.cells:
        words = fold(row.text(column))
        for name, _label, known in HEADS:
            if words in known:
                found.setdefault(name, column)
    return found


def _unit(directory: Directory, written: str, own: list[Unit], today: date) -> tuple[Unit | None, str]:
    if not written.strip():
        return (own[0], own[0].name) if len(own) == 1 else (None, "")
    found = directory.resolve(written, on=today).unit
    return found, found.name if found else written
