"""Đơn vị trong nhiệm vụ: the names a document writes, and the units they are taken for."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access, resolution
from nhipcau.units.domain.posts import Writing
from nhipcau.units.models import Unit, UnitGroup, User

from ..enums import ObligationState, Part
from ..models import Directive, Obligation, ObligationUnit
from . import policy, values
from .proposals import hold, hold_directive

ROLES = {Part.LEAD: "lead", Part.SUPPORT: "support"}


def propose(
    obligation: Obligation, machine: Mapping[str, Any], directory: resolution.Directory, *, on: date
) -> None:
    """Đề xuất đơn vị: one party per name read; one the directory is not sure of stays unresolved."""
    ObligationUnit.objects.bulk_create(
        ObligationUnit(
            obligation=obligation,
            part=part,
            position=position,
            written=values.fit(ObligationUnit, "written", name),
            **_found(directory.resolve(name, on=on)),
        )
        for part, key in ROLES.items()
        for position, name in enumerate(machine.get(key) or ())
    )


def writing_of(directive: Directive) -> Writing:
    """Văn bản mà các tên đứng trong đó, as the directory needs it to understand posts."""
    return Writing(directive.issuer_name, directive.title, directive.date, directive.pk)


def look_again(*, actor: User, directive: Directive) -> int:
    """Tra lại các tên còn bỏ ngỏ của một văn bản, after the directory learnt more; returns how many it found.

    What a person chose stays. Raises PermissionDenied; Refused when the directive is not under review.
    """
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        held = hold_directive(directive.pk)
        directory, today = resolution.Directory(writing_of(held)), timezone.localdate()
        open_ones = ObligationUnit.objects.filter(
            obligation__directive=held,
            obligation__state=ObligationState.PROPOSED,
            unit=None,
            group=None,
            chosen=False,
        )
        count = 0
        for party in open_ones.select_related("obligation"):
            found = _found(directory.resolve(party.written, on=today))
            if not found["unit"] and not found["group"]:
                continue
            before = _told(party)
            party.unit, party.group, party.through = found["unit"], found["group"], found["through"]
            party.save(update_fields=["unit", "group", "through"])
            audit.record(
                actor=actor,
                verb="directives.party.look-again",
                subject=party.obligation,
                before=before,
                after=_told(party),
            )
            count += 1
    return count


def choose(
    *,
    actor: User,
    party: ObligationUnit,
    unit: Unit | None = None,
    group: UnitGroup | None = None,
    remember: bool = False,
) -> int:
    """Chọn đơn vị hoặc nhóm cho một tên; with `remember` the way of writing is kept in the directory and the
    same name is settled everywhere in this directive that is still open. Returns how many were settled.

    Raises PermissionDenied; Refused unless exactly one of `unit` (in being today) and `group` is given.
    """
    access.require(actor, policy.REVIEW)
    _require_one(unit, group)
    with transaction.atomic():
        obligation = hold(party.obligation)
        if remember:
            resolution.remember(actor=actor, written=party.written, unit=unit, group=group)
        settled = list(_same_name(party, obligation) if remember else [_fresh(party)])
        for each in settled:
            _settle(each, actor, unit, group)
    return len(settled)


def add(
    *,
    actor: User,
    obligation: Obligation,
    part: Part,
    unit: Unit | None = None,
    group: UnitGroup | None = None,
) -> ObligationUnit:
    """Thêm đơn vị mà văn bản không viết ra. Raises as `choose`; Refused also when it stands there already."""
    access.require(actor, policy.REVIEW)
    _require_one(unit, group)
    with transaction.atomic():
        held = hold(obligation)
        if held.parties.filter(part=part, unit=unit, group=group).exists():
            raise Refused(_("Đơn vị này đã có trong nhiệm vụ với cùng vai trò."))
        last = held.parties.filter(part=part).aggregate(last=Max("position"))["last"]
        party = ObligationUnit.objects.create(
            obligation=held,
            part=part,
            position=0 if last is None else last + 1,
            written=values.fit(ObligationUnit, "written", str(unit or group)),
            unit=unit,
            group=group,
            chosen=True,
        )
        audit.record(actor=actor, verb="directives.party.add", subject=held, after=_told(party))
    return party


def add_to_all(
    *,
    actor: User,
    obligations: Iterable[Obligation],
    part: Part,
    unit: Unit | None = None,
    group: UnitGroup | None = None,
) -> int:
    """Thêm một đơn vị vào nhiều nhiệm vụ, all or none; those that have it are passed over. Returns how many.

    Raises as `add`; Refused also when no obligation is given.
    """
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        without = [o for o in obligations if not o.parties.filter(part=part, unit=unit, group=group).exists()]
        if not without:
            raise Refused(_("Không có nhiệm vụ nào để thêm; hãy đánh dấu các nhiệm vụ chưa có đơn vị này."))
        for obligation in without:
            add(actor=actor, obligation=obligation, part=part, unit=unit, group=group)
    return len(without)


def remove(*, actor: User, party: ObligationUnit) -> None:
    """Bỏ một đơn vị khỏi nhiệm vụ; what the machine read stays in the obligation's reading."""
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        held = hold(party.obligation)
        fresh = held.parties.filter(pk=party.pk).first()
        if fresh is None:
            return
        before = _told(fresh)
        fresh.delete()
        audit.record(actor=actor, verb="directives.party.remove", subject=held, before=before)


def copy(parties: Iterable[ObligationUnit], obligation: Obligation) -> None:
    """Chép các đơn vị sang nhiệm vụ mới, in the order given, each part numbered anew."""
    positions = dict.fromkeys(Part.values, 0)
    for party in parties:
        party.pk, party.obligation, party.position = None, obligation, positions[party.part]
        party._state.adding = True
        positions[party.part] += 1
        party.save()


def _settle(party: ObligationUnit, actor: User, unit: Unit | None, group: UnitGroup | None) -> None:
    before = _told(party)
    party.unit, party.group, party.through, party.chosen = unit, group, None, True
    party.save(update_fields=["unit", "group", "through", "chosen"])
    if before != _told(party):
        audit.record(
            actor=actor,
            verb="directives.party.choose",
            subject=party.obligation,
            before=before,
            after=_told(party),
        )


def _same_name(party: ObligationUnit, obligation: Obligation) -> Iterable[ObligationUnit]:
    wanted = fold(party.written)
    open_ones = ObligationUnit.objects.filter(
        obligation__directive=obligation.directive_id, obligation__state=ObligationState.PROPOSED
    ).select_related("obligation")
    # Another choice made by a person for the same words is left as it is.
    return [p for p in open_ones if fold(p.written) == wanted and (p.pk == party.pk or not p.chosen)]


def _fresh(party: ObligationUnit) -> ObligationUnit:
    return ObligationUnit.objects.select_related("obligation").get(pk=party.pk)


def _found(resolved: resolution.Resolution) -> dict[str, Any]:
    through = resolved.through if resolved.unit else None
    return {"unit": resolved.unit, "group": resolved.group, "through": through}


def _require_one(unit: Unit | None, group: UnitGroup | None) -> None:
    if (unit is None) == (group is None):
        raise Refused(_("Hãy chọn một đơn vị hoặc một nhóm đơn vị trong danh bạ."))
    if unit is not None and not unit.exists_on(timezone.localdate()):
        raise Refused(_("%(unit)s không còn hoạt động. Hãy chọn đơn vị kế thừa.") % {"unit": unit})


def _told(party: ObligationUnit) -> dict[str, Any]:
    return {
        "part": party.part,
        "written": party.written,
        "unit": party.unit_id,
        "group": party.group_id,
        "chosen": party.chosen,
    }
