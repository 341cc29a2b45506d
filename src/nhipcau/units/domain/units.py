"""Đơn vị: entering, correcting, renaming, ending; the standing office is one of them."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold

from ..enums import NameKind, UnitKind
from ..models import Unit, UnitName, User
from . import access, policy
from .names import clean


def create(
    *,
    actor: User,
    name: str,
    kind: UnitKind,
    parent: Unit | None = None,
    valid_from: date | None = None,
    short: str = "",
) -> Unit:
    """Thêm một đơn vị with its official name, and its abbreviation if `short`.

    Raises Refused when a unit in being already has the name.
    """
    access.require(actor, policy.MANAGE_DIRECTORY)
    text = clean(name)
    with transaction.atomic():
        require_name_free(text)
        unit = Unit.objects.create(name=text, kind=kind, parent=parent, valid_from=valid_from)
        UnitName.objects.create(unit=unit, text=text, kind=NameKind.OFFICIAL)
        if short and fold(short) != fold(text):
            UnitName.objects.create(unit=unit, text=clean(short), kind=NameKind.SHORT)
        after = {"name": text, "kind": kind, "parent": parent, "valid_from": valid_from, "short": short}
        audit.record(actor=actor, verb="units.create", subject=unit, after=after)
    return unit


def correct(
    *,
    actor: User,
    unit: Unit,
    name: str,
    kind: UnitKind,
    parent: Unit | None,
    valid_from: date | None,
    renamed_on: date | None = None,
) -> None:
    """Sửa một đơn vị; with `renamed_on` the former name stays, as its name until that day.

    Raises Refused for a name taken, a parent below the unit itself, or a beginning after the end.
    """
    access.require(actor, policy.MANAGE_DIRECTORY)
    text = clean(name)
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        _require_above(parent, unit)
        if valid_from and unit.valid_to and valid_from >= unit.valid_to:
            raise Refused(_("Ngày bắt đầu phải trước ngày ngừng hoạt động. Chưa có gì thay đổi."))
        if text != unit.name:
            if fold(text) != fold(unit.name):
                require_name_free(text, besides=unit)
            _change_name(unit, text, renamed_on)
        wanted = {"name": text, "kind": kind, "parent": parent, "valid_from": valid_from}
        before, after = audit.changes(unit, wanted)
        if after:
            unit.save()
            if "name" in after:
                after["renamed_on"] = audit.plain(renamed_on)
            audit.record(actor=actor, verb="units.correct", subject=unit, before=before, after=after)


def close(*, actor: User, unit: Unit, on: date) -> None:
    """Ngừng hoạt động from the day `on`, without an heir; `succession.record` names one.

    Raises Refused for the standing office, a unit already ended, or a day before it began.
    """
    access.require(actor, policy.MANAGE_DIRECTORY)
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        if unit.valid_to:
            raise Refused(
                _("%(name)s đã ngừng hoạt động từ %(day)s.")
                % {"name": unit.name, "day": unit.valid_to.strftime("%d/%m/%Y")}
            )
        end(unit, on)
        audit.record(
            actor=actor, verb="units.close", subject=unit, before={"valid_to": None}, after={"valid_to": on}
        )


def reopen(*, actor: User, unit: Unit) -> None:
    """Ghi là còn hoạt động: takes back a mistaken end. Raises Refused while heirs are recorded."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        if unit.successions.exists():
            raise Refused(_("Đơn vị đang có đơn vị kế thừa; hãy bỏ ghi nhận kế thừa trước."))
        require_name_free(unit.name, besides=unit)
        before, after = audit.changes(unit, {"valid_to": None})
        if before:
            unit.save(update_fields=["valid_to"])
            audit.record(actor=actor, verb="units.reopen", subject=unit, before=before, after=after)


def appoint_standing_office(*, actor: User, unit: Unit) -> None:
    """Chọn cơ quan thường trực: exactly one unit in being is it."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    with transaction.atomic():
        former = list(Unit.objects.select_for_update().filter(is_standing_office=True).exclude(pk=unit.pk))
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        if unit.valid_to:
            raise Refused(_("Đơn vị đã hoặc sẽ ngừng hoạt động không thể là cơ quan thường trực."))
        if unit.is_standing_office and not former:
            return
        Unit.objects.filter(pk__in=[office.pk for office in former]).update(is_standing_office=False)
        unit.is_standing_office = True
        unit.save(update_fields=["is_standing_office"])
        audit.record(
            actor=actor,
            verb="units.standing_office",
            subject=unit,
            before={"units": former},
            after={"units": [unit]},
        )


def end(unit: Unit, on: date) -> None:
    """Đặt ngày ngừng hoạt động, within the caller's transaction and audit entry."""
    if unit.is_standing_office:
        raise Refused(
            _("%(name)s là cơ quan thường trực. Hãy chọn cơ quan thường trực mới trước.")
            % {"name": unit.name}
        )
    if unit.valid_from and on <= unit.valid_from:
        raise Refused(_("Ngày ngừng hoạt động phải sau ngày bắt đầu. Chưa có gì thay đổi."))
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])


def require_name_free(text: str, *, besides: Unit | None = None) -> None:
    """Tên chưa có ai dùng. Raises Refused when a unit without an end has the same official name."""
    others = Unit.objects.filter(valid_to=None, names__folded=fold(text), names__kind=NameKind.OFFICIAL)
    taken = others.filter(names__valid_to=None).exclude(pk=besides.pk if besides else 0).first()
    if taken:
        raise Refused(_("Danh bạ đã có đơn vị tên “%(name)s”. Chưa có gì được lưu.") % {"name": taken.name})


def _change_name(unit: Unit, text: str, renamed_on: date | None) -> None:
    """The former name stays with its end when the unit was renamed, and goes when it was misspelt."""
    current = unit.names.filter(kind=NameKind.OFFICIAL, folded=fold(unit.name))
    unit.names.filter(folded=fold(text)).exclude(pk__in=current).delete()
    if renamed_on and fold(text) != fold(unit.name):
        current.update(valid_to=renamed_on)
    else:
        renamed_on = None
        current.delete()
    UnitName.objects.create(unit=unit, text=text, kind=NameKind.OFFICIAL, valid_from=renamed_on)


def _require_above(parent: Unit | None, unit: Unit) -> None:
    above = parent
    while above:
        if above.pk == unit.pk:
            raise Refused(_("Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị trực thuộc nó."))
        above = above.parent
