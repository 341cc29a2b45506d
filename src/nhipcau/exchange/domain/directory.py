"""Nhập danh bạ: rows of a table of units beside the directory, and the differences applied as one.

Reads in `examine`, writes in `apply` through the directory's own verbs. A unit that the table does not name
is left as it is: a table never ends a unit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.plans.domain import timing
from nhipcau.units.domain import access, names, units
from nhipcau.units.domain.resolution import Directory
from nhipcau.units.enums import NameKind, Resolved, UnitKind
from nhipcau.units.models import Unit, User

from ..enums import Grade, UnitField
from . import policy
from .findings import Finding
from .sheets import Row, Sheet

_SEPARATOR = re.compile(r"[;\n]+")
# A unit's own name mostly says what kind it is; the longest opening that fits decides.
OPENINGS: dict[str, UnitKind] = {
    opening.strip(): kind
    for kind, openings in {
        UnitKind.PARTY: "tinh uy,thanh uy,dang uy,huyen uy,ban tuyen giao,ban to chuc,ban noi chinh,chi bo",
        UnitKind.COUNCIL: "hoi dong nhan dan,hdnd",
        UnitKind.COMMITTEE: "uy ban nhan dan,ubnd",
        UnitKind.DEPARTMENT: "so,ban quan ly,thanh tra,van phong,ban,cuc,chi cuc,bao hiem",
        UnitKind.FORCE: "cong an,bo chi huy,bo doi bien phong,bo tu lenh",
        UnitKind.FRONT: "uy ban mat tran,mat tran,doan thanh nien,tinh doan,thanh doan,hoi,lien doan",
        UnitKind.PRESS: "bao,dai,tap chi",
        UnitKind.COMMUNE: "xa,phuong,dac khu,uy ban nhan dan xa,uy ban nhan dan phuong,ubnd xa,ubnd phuong,"
        "uy ban nhan dan dac khu,thi tran",
        UnitKind.DIVISION: "phong,trung tam,to",
        UnitKind.CENTRAL: "bo,van phong chinh phu,van phong trung uong",
    }.items()
    for opening in openings.split(",")
}
KINDS = {fold(str(kind.label)): kind for kind in UnitKind} | {
    "so": UnitKind.DEPARTMENT,
    "dang": UnitKind.PARTY,
    "xa": UnitKind.COMMUNE,
    "phuong": UnitKind.COMMUNE,
    "mat tran": UnitKind.FRONT,
    "doan the": UnitKind.FRONT,
    "bao chi": UnitKind.PRESS,
    "luc luong vu trang": UnitKind.FORCE,
}


@dataclass(slots=True)
class Wanted:
    """Một dòng danh bạ: what the table says of a unit; `unit` is the one that stands, None for a new one."""

    row: int
    name: str
    kind: UnitKind
    parent: str
    short: str
    others: tuple[str, ...]
    since: date | None
    unit: Unit | None = None
    parent_unit: Unit | None = None
    differences: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Changes:
    """Khác biệt giữa bảng và danh bạ; `entries` are those that change something, parents first."""

    total: int = 0
    entries: list[Wanted] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def examine(sheet: Sheet, *, after: int, columns: Mapping[str, int]) -> Changes:
    """So bảng với danh bạ. Rows alike are passed over; a name twice or a parent unknown is an error."""
    found, today = Changes(), timezone.localdate()
    directory = Directory()
    called: dict[int, set[str]] = {}
    for entry in directory.entries:
        if isinstance(entry.target, Unit):
            called.setdefault(entry.target.pk, set()).add(entry.folded)
    sheet.spread_down(after)
    wanted: dict[str, Wanted] = {}
    for row in sheet.rows:
        if row.number <= after or not any(column in row.cells for column in columns.values()):
            continue
        found.total += 1
        read = _read(row, columns, found.findings)
        if read is None:
            continue
        if twin := wanted.get(fold(read.name)):
            _say(found, read, _("Tên này đã có ở dòng %(row)d.") % {"row": twin.row}, Grade.WRONG)
            continue
        wanted[fold(read.name)] = read
        resolution = directory.resolve(read.name, on=today)
        read.unit = resolution.unit if resolution.how in {Resolved.EXACT, Resolved.ALIAS} else None
    for read in wanted.values():
        _place(read, wanted, directory, today, found)
    for read in _parents_first(wanted, found):
        _compare(read, called.get(read.unit.pk, set()) if read.unit else set(), found)
    return found


def apply(*, actor: User, changes: Changes) -> dict[str, int]:
    """Ghi các khác biệt, in the caller's transaction: how many units were created and changed.

    Raises PermissionDenied; Refused, naming the row, as the directory's verbs do.
    """
    access.require(actor, policy.IMPORT_UNITS)
    made: dict[str, Unit] = {}
    created = changed = 0
    for wanted in changes.entries:
        parent = made.get(fold(wanted.parent)) or wanted.parent_unit
        try:
            if wanted.unit is None:
                unit = units.create(
                    actor=actor,
                    name=wanted.name,
                    kind=wanted.kind,
                    parent=parent,
                    valid_from=wanted.since,
                    short=wanted.short,
                )
                created += 1
            else:
                unit = wanted.unit
                units.correct(
                    actor=actor,
                    unit=unit,
                    name=wanted.name if fold(wanted.name) == fold(unit.name) else unit.name,
                    kind=wanted.kind,
                    parent=parent or unit.parent,
                    valid_from=wanted.since or unit.valid_from,
                )
                changed += 1
            made[fold(wanted.name)] = unit
            _add_names(actor, unit, wanted)
        except Refused as refusal:
            raise Refused(
                _("Dòng %(row)d: %(why)s") % {"row": wanted.row, "why": refusal.sentence}
            ) from refusal
    return {"created": created, "changed": changed}


def _add_names(actor: User, unit: Unit, wanted: Wanted) -> None:
    known = {name.folded for name in unit.names.all()}
    given = [(text, NameKind.SYNONYM) for text in wanted.others]
    given += [(wanted.short, NameKind.SHORT)] if wanted.short else []
    for text, kind in given:
        if fold(text) not in known:
            names.add(actor=actor, unit=unit, text=text, kind=kind)
            known.add(fold(text))


def _read(row: Row, columns: Mapping[str, int], findings: list[Finding]) -> Wanted | None:
    def text(name: UnitField) -> str:
        return row.text(columns.get(name))

    def wrong(words: str, name: UnitField) -> None:
        findings.append(Finding(row.number, Grade.WRONG, words, str(name)))

    name = " ".join(text(UnitField.NAME).split())
    if not fold(name):
        wrong(_("Thiếu tên đơn vị."), UnitField.NAME)
        return None
    before = len(findings)
    written = text(UnitField.KIND)
    kind = KINDS.get(fold(written)) if written else _kind_by_name(name)
    if kind is None:
        known = ", ".join(str(each.label) for each in UnitKind)
        wrong(_("Chưa rõ loại đơn vị. Các loại: %(known)s.") % {"known": known}, UnitField.KIND)
    since = None
    try:
        since = timing.read(text(UnitField.SINCE), year=timezone.localdate().year).due
    except Refused as refusal:
        wrong(refusal.sentence, UnitField.SINCE)
    if text(UnitField.SINCE) and since is None and len(findings) == before:
        wrong(_("“%(text)s” không phải ngày.") % {"text": text(UnitField.SINCE)}, UnitField.SINCE)
    others = tuple(filter(fold, (each.strip() for each in _SEPARATOR.split(text(UnitField.OTHERS)))))
    short = text(UnitField.SHORT)
    if any(max(len(each), len(fold(each))) > names.LONGEST for each in (name, short, *others)):
        wrong(_("Có tên dài quá %(n)d ký tự.") % {"n": names.LONGEST}, UnitField.NAME)
    if len(findings) > before or kind is None:
        return None
    return Wanted(row.number, name, kind, text(UnitField.PARENT), short, others, since)


def _kind_by_name(name: str) -> UnitKind | None:
    folded = f"{fold(name)} "
    fits = [opening for opening in OPENINGS if folded.startswith(f"{opening} ")]
    return OPENINGS[max(fits, key=len)] if fits else None


def _place(
    read: Wanted, wanted: Mapping[str, Wanted], directory: Directory, today: date, found: Changes
) -> None:
    """The unit above: a row of the same table, or one of the directory."""
    if not fold(read.parent) or fold(read.parent) in wanted:
        above = wanted.get(fold(read.parent))
        read.parent_unit = above.unit if above else None
        return
    resolution = directory.resolve(read.parent, on=today)
    if resolution.unit is None:
        words = _("Chưa rõ đơn vị cấp trên “%(name)s”. %(why)s")
        words %= {"name": read.parent, "why": resolution.explanation}
        found.findings.append(
            Finding(read.row, Grade.WRONG, words, str(UnitField.PARENT), written=read.parent)
        )
    read.parent_unit = resolution.unit


def _parents_first(wanted: Mapping[str, Wanted], found: Changes) -> list[Wanted]:
    ordered: dict[str, Wanted] = {}

    def take(key: str, below: tuple[str, ...]) -> None:
        if key in ordered or key not in wanted:
            return
        if key in below:
            _say(found, wanted[key], _("Đơn vị là cấp trên của chính nó."), Grade.WRONG)
            return
        take(fold(wanted[key].parent), (*below, key))
        ordered[key] = wanted[key]

    for key in wanted:
        take(key, ())
    return list(ordered.values())


def _compare(read: Wanted, called: set[str], found: Changes) -> None:
    unit = read.unit
    if unit is None:
        read.differences.append(_("Đơn vị mới."))
    else:
        pairs: list[tuple[str, Any, Any]] = [
            (_("Đổi loại đơn vị."), UnitKind(unit.kind).label, read.kind.label),
            (_("Đổi cấp trên."), unit.parent_id, read.parent_unit.pk if read.parent_unit else unit.parent_id),
            (_("Đổi ngày bắt đầu có đơn vị."), unit.valid_from, read.since or unit.valid_from),
        ]
        read.differences += [said for said, old, new in pairs if old != new]
        if fold(read.parent) and read.parent_unit is None:
            read.differences.append(_("Đổi cấp trên."))
        if read.name != unit.name and fold(read.name) == fold(unit.name):
            read.differences.append(_("Sửa cách viết tên."))
    added = [text for text in (read.short, *read.others) if text and fold(text) not in called]
    if unit is not None and added:
        read.differences.append(_("Thêm tên gọi: %(names)s.") % {"names": "; ".join(added)})
    if read.differences:
        found.entries.append(read)
        _say(found, read, f"{read.name}: {' '.join(read.differences)}", Grade.NOTE)
    else:
        _say(found, read, _("Giống danh bạ, không có gì đổi."), Grade.SKIPPED)


def _say(found: Changes, read: Wanted, words: str, grade: Grade) -> None:
    found.findings.append(Finding(read.row, grade, words))
