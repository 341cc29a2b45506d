"""Kế thừa việc: what is open in the name of a unit that is no more passes to its heir, by a person's word.

The directory says who inherits (`units.domain.lineage`); work does not pass by itself, since a unit may have
been divided, and figures of the past stay where they were counted. An officer looks at what is open, chooses
the heir and gives the ground, as with one task (`plans.domain.assignments.hand_over`). Each app tells by
`register` what names a unit that must act; what was signed, sent or done keeps the old name.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.plans.domain.terms import require_in_being, require_reason
from nhipcau.units.domain import access, lineage, notices
from nhipcau.units.models import Unit, User

from . import policy
from .holdings import short

TOLD = 20


@dataclass(frozen=True, slots=True)
class Passing:
    """Một lần chuyển: the unit that has ended, its heir, who does it and on what ground."""

    actor: User
    unit: Unit
    heir: Unit
    reason: str


def freely(record: Any, heir: Unit | None) -> str:
    """Chuyển được trong mọi trường hợp."""
    return ""


@dataclass(frozen=True, slots=True)
class Inherited:
    """Một loại hồ sơ mở của đơn vị: `field` of `model` names who must act, `open_` those not yet done.

    `name` tells the record in a list.

    `stays` says why a record does not pass, empty where it does; `passed` is run for each after its field was
    set. `own_verb` is given where the app has a verb of its own for it, with its own rights and trail.
    """

    label: str | Promise
    model: type[Model]
    field: str
    open_: Callable[[Unit], QuerySet[Any]]
    path: Callable[[Any], str] = lambda record: str(record.get_absolute_url())
    name: Callable[[Any], str] = str
    stays: Callable[[Any, Unit | None], str] = freely
    passed: Callable[[Any, Passing], None] = lambda record, passing: None
    own_verb: Callable[[Any, Passing], object] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Một hồ sơ còn mở, told apart by `key`; `why` it stays, empty where it passes."""

    kind: Inherited
    record: Any
    why: str

    @property
    def key(self) -> str:
        """Mã của dòng trong biểu mẫu."""
        return f"{self.kind.model._meta.label_lower}.{self.kind.field}:{self.record.pk}"

    @property
    def label(self) -> str:
        """Tên hồ sơ, in one line."""
        return short(self.kind.name(self.record))

    @property
    def path(self) -> str:
        """Nơi xem hồ sơ."""
        return self.kind.path(self.record)


_kinds: list[Inherited] = []


def register(*kinds: Inherited) -> None:
    """Đăng ký những loại hồ sơ mở của đơn vị of one app; registering twice changes nothing."""
    known_ = {(kind.model, kind.field) for kind in _kinds}
    _kinds.extend(kind for kind in kinds if (kind.model, kind.field) not in known_)


def known() -> tuple[Inherited, ...]:
    """Mọi loại đã đăng ký."""
    return tuple(_kinds)


def open_of(unit: Unit, heir: Unit | None = None) -> list[Line]:
    """Hồ sơ còn mở đứng tên đơn vị, each with why it does not pass to `heir`, if it does not."""
    return [Line(kind, record, kind.stays(record, heir)) for kind in _kinds for record in kind.open_(unit)]


def heirs_of(unit: Unit) -> list[Unit]:
    """Đơn vị kế thừa đang hoạt động hôm nay, by the directory."""
    today = timezone.localdate()
    return [] if unit.exists_on(today) else lineage.load().answering(unit, today)


def pass_on(
    *, actor: User, unit: Unit, heir: Unit, reason: str, chosen: Collection[str] | None = None
) -> list[Line]:
    """Chuyển hồ sơ còn mở cho đơn vị kế thừa: those of `chosen` (keys), all by default; returns what passed.

    Raises Refused without a reason, while the old unit is in being, for an heir that is not, when nothing
    passes, or when something was changed by another at the same moment: then nothing passes.
    """
    access.require(actor, policy.INHERIT)
    reason = require_reason(reason)
    with transaction.atomic():
        held = Unit.objects.select_for_update().get(pk=unit.pk)
        if held.exists_on(timezone.localdate()):
            raise Refused(_("“%(unit)s” vẫn đang hoạt động nên không có kế thừa.") % {"unit": held})
        require_in_being([heir])
        passing = Passing(actor, held, heir, reason)
        wanted = [line for line in open_of(held, heir) if chosen is None or line.key in chosen]
        moved = [line for line in wanted if not line.why]
        if not moved:
            raise Refused(_("Không có hồ sơ nào chuyển được; hãy chọn hồ sơ, hoặc xem lý do từng dòng."))
        changed = [entry for line in moved if (entry := _moved(line, passing)) is not None]
        audit.record_many(actor=actor, verb="steering.inherit.record", changed=changed)
        facts = {"heir": heir, "reason": reason, "records": [line.key for line in moved]}
        made = audit.record(actor=actor, verb="steering.inherit", subject=held, after=facts)
        _tell(passing, moved, made.sequence)
    return moved


def _moved(line: Line, passing: Passing) -> audit.Changed | None:
    """Set the field, if it still names the old unit; what has a verb of its own goes its way."""
    kind, record = line.kind, line.record
    if kind.own_verb is not None:
        kind.own_verb(record, passing)
        return None
    before = getattr(record, kind.field)
    still = kind.open_(passing.unit).filter(pk=record.pk).order_by()
    if not still.update(**{kind.field: passing.heir}):
        raise Refused(
            _("“%(label)s” vừa thay đổi; chưa chuyển gì. Hãy tải lại trang rồi xác nhận lại.")
            % {"label": line.label}
        )
    record.refresh_from_db()
    kind.passed(record, passing)
    return record, {kind.field: before}, {kind.field: passing.heir, "reason": passing.reason}


@in_official_language
def _tell(passing: Passing, moved: list[Line], entry: int) -> None:
    lines = [
        _("%(unit)s đã ngừng hoạt động; %(n)d hồ sơ chuyển cho đơn vị kế thừa. Căn cứ: %(reason)s")
        % {"unit": passing.unit, "n": len(moved), "reason": passing.reason},
        *(f"{line.kind.label}: {line.label}" for line in moved[:TOLD]),
    ]
    if len(moved) > TOLD:
        lines.append(_("và %(n)d hồ sơ khác") % {"n": len(moved) - TOLD})
    notices.to_units(
        [passing.heir],
        subject=_("Đơn vị nhận việc kế thừa"),
        lines=lines,
        path=passing.unit.get_absolute_url(),
        key=f"steering.inherit:{passing.unit.pk}:{entry}",
        besides=passing.actor,
    )
