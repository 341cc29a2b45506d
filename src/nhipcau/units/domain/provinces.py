"""Nạp tỉnh, xã vào danh bạ: a province, its communes, and the former ones as their predecessors."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold

from ..enums import NameKind, UnitKind
from ..models import Succession, Unit, UnitName, User
from . import access, policy
from .administrative import MERGED_ON, OF_COMMUNES, OF_PROVINCES, Former, Province, committee_of, provinces


@dataclass(slots=True)
class Entered:
    """Đã nạp: how many units are new, how many were in the directory, how many successions were written."""

    created: int = 0
    known: int = 0
    successions: int = 0
    ids: list[int] = field(default_factory=list)


def enter(*, actor: User, code: str, with_communes: bool = True, with_former: bool = True) -> Entered:
    """Nạp một tỉnh, all or nothing; what stands in the directory under its name is left as it is.

    `with_former` brings the former provinces and communes, so that an old document's addressee finds its
    heir. Raises Refused for a code of no province.
    """
    access.require(actor, policy.MANAGE_DIRECTORY)
    province = provinces().get(code)
    if province is None:
        raise Refused(_("Không có tỉnh, thành phố nào mang mã này; hãy chọn trong danh sách."))
    with transaction.atomic():
        entry = _Entry()
        root = entry.unit(committee_of(province.name), UnitKind.COMMITTEE, [province.name])
        if with_former:
            for name in province.gone:
                entry.former(committee_of(name), UnitKind.COMMITTEE, [name], [root], OF_PROVINCES)
        if with_communes:
            _communes(entry, province, root, with_former=with_former)
        entry.write()
        after = {"province": province.name, "created": entry.told.created, "units": entry.told.ids}
        if entry.told.created or entry.told.successions:
            audit.record(actor=actor, verb="units.enter_province", subject=root, after=after)
    return entry.told


def enter_all(*, actor: User) -> Entered:
    """Nạp 34 tỉnh, thành phố and the former ones, without communes."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    told = Entered()
    with transaction.atomic():
        for code in provinces():
            one = enter(actor=actor, code=code, with_communes=False)
            told.created += one.created
            told.known += one.known
            told.successions += one.successions
    return told


def _communes(entry: "_Entry", province: Province, root: Unit, *, with_former: bool) -> None:
    heirs: dict[Former, list[Unit]] = {}
    for commune in province.communes:
        since = None if commune.is_unchanged else MERGED_ON
        unit = entry.unit(committee_of(commune.name), UnitKind.COMMUNE, [commune.name], root, since)
        if not commune.is_unchanged:
            for former in commune.former:
                heirs.setdefault(former, []).append(unit)
    if with_former:
        for former, units in heirs.items():
            place = former.place if former.province == province.name else f"{former.place}, {former.province}"
            called = [former.place, former.name, committee_of(former.name)]
            entry.former(committee_of(place), UnitKind.COMMUNE, called, units, OF_COMMUNES)


class _Entry:
    """Gathers what is new beside the directory as it stands, and writes it in a few statements."""

    def __init__(self) -> None:
        self.told = Entered()
        self._standing = {
            (fold(unit.name), unit.valid_to is None): unit for unit in Unit.objects.select_for_update()
        }
        self._names: list[UnitName] = []
        self._new: list[Unit] = []
        self._lines: list[tuple[Unit, Unit, str]] = []

    def unit(
        self, name: str, kind: UnitKind, called: list[str], parent: Unit | None = None, since: object = None
    ) -> Unit:
        """Đơn vị đang hoạt động."""
        return self._get(Unit(name=name, kind=kind, parent=parent, valid_from=since), called)  # type: ignore[misc]

    def former(self, name: str, kind: UnitKind, called: list[str], heirs: list[Unit], ground: str) -> None:
        """Đơn vị cũ and who took over from it."""
        unit = self._get(Unit(name=name, kind=kind, valid_to=MERGED_ON), called)
        if unit.valid_to == MERGED_ON:
            self._lines += [(unit, heir, ground) for heir in heirs]

    def write(self) -> None:
        """Ghi: units, their names, successions."""
        roots = [unit for unit in self._new if unit.parent is None]
        Unit.objects.bulk_create(roots)
        Unit.objects.bulk_create(unit for unit in self._new if unit.parent is not None)
        UnitName.objects.bulk_create(self._names)
        known = set(Succession.objects.values_list("predecessor", "successor"))
        rows = [
            Succession(predecessor=old, successor=heir, on=MERGED_ON, ground=ground)
            for old, heir, ground in self._lines
            if old.pk != heir.pk and (old.pk, heir.pk) not in known
        ]
        Succession.objects.bulk_create(rows)
        self.told.successions = len(rows)
        self.told.created = len(self._new)
        self.told.ids = [unit.pk for unit in self._new]

    def _get(self, unit: Unit, called: list[str]) -> Unit:
        key = (fold(unit.name), unit.valid_to is None)
        if key in self._standing:
            self.told.known += 1
            return self._standing[key]
        self._standing[key] = unit
        self._new.append(unit)
        own = {fold(unit.name): (unit.name, NameKind.OFFICIAL)}
        for text in called:
            own.setdefault(fold(text), (text, NameKind.SYNONYM))
        self._names += [
            UnitName(unit=unit, text=text, folded=folded, kind=kind) for folded, (text, kind) in own.items()
        ]
        return unit
