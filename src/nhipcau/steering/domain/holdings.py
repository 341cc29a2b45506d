"""Những gì đứng tên một người: what is open and names one person who must act, and what their units owe.

Work is the unit's, so it stays where it is. An app tells what it holds by `register`, in its AppConfig.ready;
the apps below are told of here. A name that says who did something is history and is never registered:
tests/steering/test_everything_held.py lists each with its reason, and fails for a new one that is neither.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.plans.enums import WITH_UNIT
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User

from . import policy

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Change:
    """Một lần bàn giao: who leaves, who takes it over (None before one is chosen), who does it."""

    actor: User
    person: User
    to: User | None = None
    with_roles: bool = False

    def reaches(self, unit: Unit) -> bool:
        """Người nhận làm việc cho đơn vị này, or will with the roles that pass with it."""
        return self.with_roles or self.to is None or unit.pk in access.own_unit_ids(self.to)

    @property
    def is_by_the_office(self) -> bool:
        """Do quản trị làm cho cả cơ quan, not by the head of one unit."""
        return access.scope_of(self.actor, policy.HAND_OVER) == Scope.ALL


def freely(record: Any, change: Change) -> str:
    """Chuyển được trong mọi trường hợp."""
    return ""


@dataclass(frozen=True, slots=True)
class Holding:
    """Một loại hồ sơ đứng tên người: `field` of `model` names the person, `open_` are those to be worked on.

    `name` tells the record in a list.

    `stays` says in one sentence why a record does not move in this change, empty where it does; `value` is
    what `field` is set to, the taker unless told otherwise.
    """

    label: str | Promise
    model: type[Model]
    field: str
    open_: Callable[[User], QuerySet[Any]]
    path: Callable[[Any], str] = lambda record: str(record.get_absolute_url())
    name: Callable[[Any], str] = str
    stays: Callable[[Any, Change], str] = freely
    value: Callable[[Any, Change], Any] = lambda record, change: change.to


@dataclass(frozen=True, slots=True)
class Held:
    """Một hồ sơ đang đứng tên; `why` it stays, empty where it moves."""

    kind: Holding
    record: Any
    why: str


# What units owe besides their tasks: (kind, label, address) of each thing open.
Owed = Callable[[list[int]], Iterable[tuple[str, str, str]]]
_kinds: list[Holding] = []
_owed: list[Owed] = []


def register(*kinds: Holding) -> None:
    """Đăng ký những loại hồ sơ đứng tên người of one app; registering twice changes nothing."""
    known = {(kind.model, kind.field) for kind in _kinds}
    _kinds.extend(kind for kind in kinds if (kind.model, kind.field) not in known)


def register_owed(owed: Owed) -> None:
    """Đăng ký việc khác mà đơn vị đang nợ, for the record: it stays with the unit."""
    if owed not in _owed:
        _owed.append(owed)


def known() -> tuple[Holding, ...]:
    """Mọi loại đã đăng ký, in the order in which they came."""
    return tuple(_kinds)


def held_by(change: Change) -> list[Held]:
    """Những hồ sơ mở đứng tên người bàn giao, by kind, each with why it stays, if it does."""
    return [
        Held(kind, record, kind.stays(record, change))
        for kind in _kinds
        for record in kind.open_(change.person)
    ]


def move(held: Held, change: Change) -> tuple[dict[str, Any], dict[str, Any]]:
    """Chuyển một hồ sơ, within the caller's transaction; returns the field before and after.

    Raises Refused when it changed since it was read: what was signed or closed meanwhile does not move.
    """
    kind, record = held.kind, held.record
    value, before = kind.value(record, change), getattr(record, kind.field)
    still = kind.open_(change.person).filter(pk=record.pk).order_by()
    if not still.update(**{kind.field: value}):
        raise Refused(
            _("“%(label)s” vừa thay đổi; chưa bàn giao gì. Hãy xem lại danh sách rồi xác nhận lại.")
            % {"label": record}
        )
    return {kind.field: before}, {kind.field: value}


def lines_of(held: Iterable[Held]) -> Iterator[dict[str, Any]]:
    """Dòng trong biên bản: what moves, and what stays with its reason."""
    for each in held:
        yield {
            "kind": str(each.kind.label),
            "label": short(each.kind.name(each.record)),
            "path": each.kind.path(each.record),
            "moved": not each.why,
            "why": each.why,
        }


def owed_by(units: Iterable[Unit]) -> Iterator[dict[str, Any]]:
    """Dòng trong biên bản for the units' open work, soonest first: it stays with the unit."""
    keys = [unit.pk for unit in units]
    rows = Assignment.objects.filter(unit__in=keys, state__in=WITH_UNIT)
    for work in rows.select_related("obligation", "unit").defer("obligation__machine"):
        due = _("hạn %(day)s") % {"day": f"{work.due:%d/%m/%Y}"} if work.due else _("chưa có hạn")
        label = f"{short(work.obligation.text)} – {work.unit}, {due}"
        yield _of_unit(_("Việc của đơn vị"), label, work.get_absolute_url())
    for owed in _owed:
        for kind, label, path in owed(keys):
            yield _of_unit(kind, label, path)


def short(text: str) -> str:
    """Một dòng, cut where it grows too long."""
    return Truncator(" ".join(text.split())).chars(LONGEST)


def not_of(unit: Unit) -> str:
    """Vì sao ở lại: the taker does not work for the unit whose record it is."""
    return _("Người nhận không thuộc %(unit)s.") % {"unit": unit}


def only_the_office() -> str:
    """Vì sao ở lại: who sits there is named by the standing office."""
    return _("Do cơ quan thường trực cử; hãy đề nghị cử người thay.")


def _of_unit(kind: str, label: str, path: str) -> dict[str, Any]:
    return {"kind": kind, "label": label, "path": path, "moved": False, "why": ""}
