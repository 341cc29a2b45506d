"""Nhóm đơn vị: "các sở, ban, ngành" and whom it stands for."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.collation import sort_key
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold

from ..enums import NameKind
from ..models import GroupName, Unit, UnitGroup, UnitName, User
from . import access, policy
from .names import clean


def create(*, actor: User, name: str, members: Iterable[Unit]) -> UnitGroup:
    """Thêm một nhóm. Raises Refused when a group or a unit already has the name."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    text, chosen = clean(name), list(members)
    with transaction.atomic():
        _require_free(text)
        group = UnitGroup.objects.create(name=text)
        group.members.set(chosen)
        audit.record(
            actor=actor, verb="units.group.create", subject=group, after={"name": text, "members": chosen}
        )
    return group


def correct(*, actor: User, group: UnitGroup, name: str, members: Iterable[Unit]) -> None:
    """Sửa tên và thành viên của nhóm; the audit names who came and who went."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    text, chosen = clean(name), set(members)
    with transaction.atomic():
        group = UnitGroup.objects.select_for_update().get(pk=group.pk)
        if fold(text) != group.folded:
            _require_free(text, besides=group)
        before, after = audit.changes(group, {"name": text})
        held = set(group.members.all())
        if chosen != held:
            before["members"], after["members"] = sorted_names(held - chosen), sorted_names(chosen - held)
        if after:
            group.save()
            group.members.set(chosen)
            audit.record(actor=actor, verb="units.group.correct", subject=group, before=before, after=after)


def add_name(*, actor: User, group: UnitGroup, text: str) -> None:
    """Thêm cách gọi. Raises Refused when it already leads elsewhere."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    called = clean(text)
    with transaction.atomic():
        if group.folded == fold(called) or group.names.filter(folded=fold(called)).exists():
            return
        _require_free(called, besides=group)
        GroupName.objects.create(group=group, text=called)
        audit.record(actor=actor, verb="units.group.name", subject=group, after={"text": called})


def remove_name(*, actor: User, name: GroupName) -> None:
    """Bỏ một cách gọi."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    with transaction.atomic():
        audit.record(actor=actor, verb="units.group.unname", subject=name.group, before={"text": name.text})
        name.delete()


def dissolve(*, actor: User, group: UnitGroup) -> None:
    """Bỏ nhóm. Raises Refused while an obligation names it."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    try:
        with transaction.atomic():
            audit.record(actor=actor, verb="units.group.dissolve", subject=group, before={"name": group.name})
            group.delete()
    except ProtectedError as used:
        raise Refused(
            _("Nhóm “%(name)s” đang được dùng ở %(n)d chỗ nên không bỏ được; hãy sửa tên hoặc thành viên.")
            % {"name": group.name, "n": len(used.protected_objects)}
        ) from used


def keep_in_step(*, actor: User, name: str, members: Iterable[Unit], group: UnitGroup | None) -> UnitGroup:
    """Giữ một nhóm đi theo hồ sơ của phần khác, in the transaction of its verb, which asked for the right.

    Makes the group when there is none; where its name is taken it gets a number behind.
    """
    chosen = set(members)
    if group is None:
        free, number = clean(name), 2
        while _is_taken(free):
            free, number = f"{clean(name)} ({number})", number + 1
        group = UnitGroup.objects.create(name=free)
        group.members.set(chosen)
        after = {"name": free, "members": sorted_names(chosen)}
        audit.record(actor=actor, verb="units.group.create", subject=group, after=after)
        return group
    held = set(group.members.all())
    if chosen != held:
        group.members.set(chosen)
        before, after = {"members": sorted_names(held - chosen)}, {"members": sorted_names(chosen - held)}
        audit.record(actor=actor, verb="units.group.correct", subject=group, before=before, after=after)
    return group


def sorted_names(units: Iterable[Unit]) -> list[str]:
    """Tên các đơn vị, in order."""
    return sorted((unit.name for unit in units), key=sort_key)


def _require_free(text: str, *, besides: UnitGroup | None = None) -> None:
    if taken := _is_taken(text, besides=besides):
        raise Refused(
            _("“%(name)s” đã dùng cho một nhóm hoặc đơn vị khác. Chưa có gì được lưu.") % {"name": taken}
        )


def _is_taken(text: str, *, besides: UnitGroup | None = None) -> UnitGroup | GroupName | UnitName | None:
    folded = fold(text)
    return (
        UnitGroup.objects.filter(folded=folded).exclude(pk=besides.pk if besides else 0).first()
        or GroupName.objects.filter(folded=folded).exclude(group=besides).first()
        or UnitName.objects.filter(folded=folded, kind=NameKind.OFFICIAL).first()
    )
