"""Tên gọi của đơn vị và nhóm: adding, taking away, and remembering how documents write them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold

from ..enums import NameKind
from ..models import GroupName, Unit, UnitGroup, UnitName, User
from . import access, policy

LONGEST = 250


def remember(*, actor: User, written: str, unit: Unit | None = None, group: UnitGroup | None = None) -> None:
    """Ghi nhớ cách viết: from now on `written` leads to this unit or group, whatever it led to before.

    Raises Refused when it is the official name of another unit in being or of another group, when the unit
    has ended, or when nothing can be read in it.
    """
    access.require(actor, policy.REMEMBER_NAME)
    if (unit is None) == (group is None):
        raise Refused(_("Hãy chọn một đơn vị hoặc một nhóm để ghi nhớ cách viết này."))
    text = clean(written)
    with transaction.atomic():
        if unit is not None:
            _remember_unit(actor, text, unit)
        elif group is not None:
            _remember_group(actor, text, group)


def add(*, actor: User, unit: Unit, text: str, kind: NameKind) -> list[Unit]:
    """Thêm tên gọi, an abbreviation or another name; returns the other units called the same.

    With such units the name alone no longer decides, and a person is asked. Raises Refused for an official
    name, which comes with the unit, and for one that belongs to another unit in being or to a group.
    """
    access.require(actor, policy.MANAGE_DIRECTORY)
    if kind not in {NameKind.SHORT, NameKind.SYNONYM}:
        raise Refused(_("Tên chính thức được sửa ở trang sửa đơn vị."))
    called = clean(text)
    with transaction.atomic():
        _require_free(called, unit=unit)
        if GroupName.objects.filter(folded=fold(called)).exists():
            raise Refused(_("“%(text)s” đang là cách gọi của một nhóm đơn vị.") % {"text": called})
        if not unit.names.filter(folded=fold(called)).exists():
            UnitName.objects.create(unit=unit, text=called, kind=kind)
            audit.record(
                actor=actor, verb="units.name.add", subject=unit, after={"text": called, "kind": kind}
            )
    return list(Unit.objects.filter(names__folded=fold(called)).exclude(pk=unit.pk).distinct())


def remove(*, actor: User, name: UnitName) -> None:
    """Bỏ một tên gọi. Raises Refused for the official name in use."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    if name.kind == NameKind.OFFICIAL and name.folded == fold(name.unit.name):
        raise Refused(_("Không bỏ được tên chính thức đang dùng; hãy sửa đơn vị."))
    with transaction.atomic():
        before = {"text": name.text, "kind": name.kind}
        audit.record(actor=actor, verb="units.name.remove", subject=name.unit, before=before)
        name.delete()


def clean(written: str) -> str:
    """Chuẩn hóa khoảng trắng of a name. Raises Refused when it has no letter, or is longer than 250."""
    text = " ".join(written.split())
    if not fold(text):
        raise Refused(_("Tên gọi phải có chữ hoặc số. Chưa có gì được lưu."))
    if max(len(text), len(fold(text))) > LONGEST:
        raise Refused(_("Tên gọi dài quá %(n)d ký tự. Chưa có gì được lưu; hãy rút gọn.") % {"n": LONGEST})
    return text


def _remember_unit(actor: User, text: str, unit: Unit) -> None:
    _require_free(text, unit=unit)
    if not unit.exists_on(timezone.localdate()):
        raise Refused(_("%(name)s không còn hoạt động; hãy chọn đơn vị kế thừa.") % {"name": unit.name})
    folded = fold(text)
    own = UnitName.objects.select_for_update().filter(unit=unit, folded=folded).first()
    if own and own.kind in {NameKind.OFFICIAL, NameKind.REMEMBERED} and own.valid_to is None:
        return
    _forget(actor, folded)
    if own:
        wanted = {"kind": NameKind.REMEMBERED, "valid_from": None, "valid_to": None}
        before, after = audit.changes(own, wanted)
        own.save()
        after["text"] = own.text
        audit.record(actor=actor, verb="units.remember", subject=unit, before=before, after=after)
        return
    UnitName.objects.create(unit=unit, text=text, folded=folded, kind=NameKind.REMEMBERED)
    audit.record(actor=actor, verb="units.remember", subject=unit, after={"text": text})


def _remember_group(actor: User, text: str, group: UnitGroup) -> None:
    _require_free(text, group=group)
    folded = fold(text)
    if group.folded == folded or GroupName.objects.filter(group=group, folded=folded).exists():
        return
    _forget(actor, folded)
    GroupName.objects.create(group=group, text=text, folded=folded)
    audit.record(actor=actor, verb="units.remember", subject=group, after={"text": text})


def _forget(actor: User, folded: str) -> None:
    """What was remembered before under the same writing gives way."""
    for name in UnitName.objects.filter(folded=folded, kind=NameKind.REMEMBERED).select_related("unit"):
        audit.record(actor=actor, verb="units.forget", subject=name.unit, before={"text": name.text})
        name.delete()
    for called in GroupName.objects.filter(folded=folded).select_related("group"):
        audit.record(actor=actor, verb="units.forget", subject=called.group, before={"text": called.text})
        called.delete()


def _require_free(text: str, *, unit: Unit | None = None, group: UnitGroup | None = None) -> None:
    folded, today = fold(text), timezone.localdate()
    official = UnitName.objects.filter(folded=folded, kind=NameKind.OFFICIAL).select_related("unit")
    owners: list[Unit | UnitGroup] = [
        name.unit
        for name in official
        if name.unit.exists_on(today) and (name.valid_to is None or today < name.valid_to)
    ]
    owners += UnitGroup.objects.filter(folded=folded)
    taken = [owner for owner in owners if owner not in (unit, group)]
    if taken:
        raise Refused(
            _("“%(text)s” là tên chính thức của %(name)s nên không thể dùng cho nơi khác.")
            % {"text": text, "name": taken[0].name}
        )
