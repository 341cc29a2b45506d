"""Ô của lưới hoạt động: what a cell says, and what becomes of what is typed into it."""

import re
from collections.abc import Iterable
from functools import cached_property

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.directives.enums import Part
from nhipcau.units.models import Unit

from ..enums import Column, TermKind
from ..models import Activity, ActivityUnit, Term
from . import money, timing
from .naming import Name, Reader

PLAIN = {
    Column.GROUP: "group",
    Column.DELIVERABLE: "deliverable",
    Column.BUDGET_LINE: "budget_line",
}
FIELDS = PLAIN | {Column.TEXT: "text", Column.TIME: "deadline_text"}
PARTS = {Column.LEADS: Part.LEAD, Column.SUPPORTERS: Part.SUPPORT}
TERM_COLUMNS = {Column(kind.value): kind for kind in TermKind}
LONGEST_TEXT = 4000
BETWEEN = "; "


class Desk:
    """Bàn làm việc của một lần lưu: what many cells ask for is read once."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.names = Reader()

    @cached_property
    def terms(self) -> dict[tuple[str, str], Term]:
        """Danh mục phân loại by list and folded name, and by code."""
        rows = list(Term.objects.all())
        coded = {(row.kind, fold(row.code)): row for row in rows if row.code}
        return coded | {(row.kind, row.folded): row for row in rows}


def read(activity: Activity, column: Column) -> str:
    """Giá trị của ô as text; parties and terms should be prefetched."""
    if column in PARTS:
        part = PARTS[column]
        return names_of(row for row in activity.parties.all() if row.part == part)
    if column in TERM_COLUMNS:
        kind = TERM_COLUMNS[column]
        return BETWEEN.join(term.name for term in activity.terms.all() if term.kind == kind)
    if column == Column.APPROVER:
        return str(activity.approver or "")
    if column == Column.BUDGET:
        return money.written(activity.budget)
    return str(getattr(activity, FIELDS[column]))


def names_of(parties: Iterable[ActivityUnit]) -> str:
    """Tên các đơn vị của một vai trò, as the cell says them."""
    return BETWEEN.join([row.name for row in parties])


def write(desk: Desk, activity: Activity, column: Column, text: str) -> str:
    """Ghi một ô: sets fields without saving the activity, but rewrites its units and terms at once.

    Returns a sentence worth telling, or nothing. Raises Refused for what the cell cannot hold.
    """
    if column in PARTS:
        return _write_units(desk, activity, PARTS[column], text)
    if column in TERM_COLUMNS:
        return _write_terms(desk, activity, TERM_COLUMNS[column], text)
    match column:
        case Column.TEXT:
            activity.text = _fitting(text, LONGEST_TEXT)
        case Column.TIME:
            read_time = timing.read(_one_line(text, 300), year=desk.year)
            activity.deadline_text = read_time.text
            activity.starts_on, activity.due = read_time.starts_on, read_time.due
        case Column.APPROVER:
            activity.approver, said = _approver(desk, text)
            return said
        case Column.BUDGET:
            activity.budget = money.read(text)
        case _:
            name = PLAIN[column]
            longest = int(Activity._meta.get_field(name).max_length or 0)  # type: ignore[union-attr]
            setattr(activity, name, _one_line(text, longest))
    return ""


def set_units(activity: Activity, part: Part, names: list[Name]) -> None:
    """Thay các đơn vị của một vai trò."""
    activity.parties.filter(part=part).delete()
    ActivityUnit.objects.bulk_create(
        ActivityUnit(
            activity=activity,
            part=part,
            position=position,
            written=name.written,
            unit=name.unit,
            group=name.group,
        )
        for position, name in enumerate(names)
    )
    _forget(activity, "parties")


def _write_units(desk: Desk, activity: Activity, part: Part, text: str) -> str:
    names = desk.names.read(text)
    set_units(activity, part, names)
    return " ".join(name.said for name in names if name.said)


def _write_terms(desk: Desk, activity: Activity, kind: TermKind, text: str) -> str:
    chosen, unknown = [], []
    for piece in filter(None, (piece.strip() for piece in re.split(r"[;\n]+", text))):
        term = desk.terms.get((kind, fold(piece)))
        if term is None:
            unknown.append(piece)
        else:
            chosen.append(term)
    if unknown:
        raise Refused(
            _("Danh mục “%(list)s” chưa có: %(words)s. Hãy chọn trong danh mục, hoặc thêm ở Thiết lập.")
            % {"list": kind.label, "words": BETWEEN.join(unknown)}
        )
    others = [term for term in activity.terms.all() if term.kind != kind]
    activity.terms.set([*others, *chosen])
    _forget(activity, "terms")
    return ""


def _approver(desk: Desk, text: str) -> tuple[Unit | None, str]:
    names = desk.names.read(text)
    if not names:
        return None, ""
    if len(names) > 1 or names[0].unit is None:
        raise Refused(
            _("“%(text)s”: hãy ghi một đơn vị duyệt kết quả, đúng tên trong danh bạ.") % {"text": text}
        )
    return names[0].unit, names[0].said


def _one_line(text: str, longest: int) -> str:
    return _fitting(" ".join(text.split()), longest)


def _fitting(text: str, longest: int) -> str:
    text = text.strip()
    if len(text) > longest:
        raise Refused(_("Ô này chứa nhiều nhất %(n)d ký tự; hãy viết gọn lại.") % {"n": longest})
    return text


def _forget(activity: Activity, relation: str) -> None:
    """What was prefetched no longer holds."""
    getattr(activity, "_prefetched_objects_cache", {}).pop(relation, None)
