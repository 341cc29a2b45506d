"""Kế thừa: recording that one unit took over from another (sắp xếp, hợp nhất, chia)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused

from ..models import Succession, Unit, User
from . import access, lineage, policy, units


def record(*, actor: User, predecessor: Unit, successor: Unit, on: date, ground: str) -> Succession:
    """Ghi nhận kế thừa: from `on` the predecessor has ended and the successor answers for its work.

    A second successor on the same day records a division. Raises Refused for a circle, a successor not in
    being on the day, a day other than the one on which the predecessor ended, or no ground.
    """
    access.require(actor, policy.MANAGE_DIRECTORY)
    with transaction.atomic():
        predecessor = Unit.objects.select_for_update().get(pk=predecessor.pk)
        known = Succession.objects.filter(predecessor=predecessor, successor=successor).first()
        if known:
            return known
        _require_sound(predecessor, successor, on, ground)
        if predecessor.valid_to is None:
            units.end(predecessor, on)
        succession = Succession.objects.create(
            predecessor=predecessor, successor=successor, on=on, ground=ground.strip()
        )
        after = {"successor": successor, "name": successor.name, "on": on, "ground": succession.ground}
        audit.record(actor=actor, verb="units.succession", subject=predecessor, after=after)
    return succession


def withdraw(*, actor: User, succession: Succession) -> None:
    """Bỏ ghi nhận kế thừa made by mistake; the unit stays ended until it is reopened."""
    access.require(actor, policy.MANAGE_DIRECTORY)
    with transaction.atomic():
        gone = Succession.objects.select_for_update().filter(pk=succession.pk).first()
        if gone is None:
            return
        before = {"successor": gone.successor, "on": gone.on, "ground": gone.ground}
        audit.record(actor=actor, verb="units.succession.withdraw", subject=gone.predecessor, before=before)
        gone.delete()


def _require_sound(predecessor: Unit, successor: Unit, on: date, ground: str) -> None:
    if not ground.strip():
        raise Refused(_("Hãy ghi căn cứ (số, ngày của quyết định hoặc nghị quyết sắp xếp)."))
    if predecessor.pk == successor.pk:
        raise Refused(_("Một đơn vị không thể kế thừa chính nó."))
    if not successor.exists_on(on):
        raise Refused(
            _("%(name)s không hoạt động vào ngày %(day)s; hãy kiểm tra lại ngày hoặc đơn vị.")
            % {"name": successor.name, "day": on.strftime("%d/%m/%Y")}
        )
    if predecessor.valid_to and predecessor.valid_to != on:
        raise Refused(
            _("%(name)s đã ngừng hoạt động từ %(day)s; ngày kế thừa phải là ngày đó.")
            % {"name": predecessor.name, "day": predecessor.valid_to.strftime("%d/%m/%Y")}
        )
    if successor.pk in lineage.load().ancestors(predecessor.pk):
        raise Refused(
            _("%(new)s vốn đã được %(old)s kế thừa, không thể kế thừa ngược lại.")
            % {"new": successor.name, "old": predecessor.name}
        )
