"""Đơn vị tiếp nhận: opened, acknowledged, briefed its own people. A number of people, never their names."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.enums import Role
from nhipcau.units.models import User

from ...enums import BriefingForm
from ...models import Briefing, Delivery, Directive
from .. import policy
from .sending import hold

# Those who open a directive for their unit; whoever follows it from the standing office does not.
OPENERS = {Role.UNIT_HEAD, Role.UNIT_STAFF}
MOST = 1_000_000


def record_opening(*, actor: User, directive: Directive) -> None:
    """Ghi lần mở đầu tiên by a member of a unit that received it; later ones, and others', write nothing."""
    units = {held.unit_id for held in access.memberships(actor) if Role(held.role) in OPENERS}
    unopened = Delivery.objects.filter(directive=directive, unit__in=units, opened_at=None, recalled_at=None)
    if not units or not unopened.exists():
        return
    with transaction.atomic():
        for delivery in unopened.select_for_update():
            _open(delivery, actor)


def acknowledge(*, actor: User, delivery: Delivery) -> None:
    """Xác nhận đã tiếp nhận; repeated it changes nothing. Raises PermissionDenied; Refused once recalled."""
    access.require(actor, policy.ACKNOWLEDGE, units=[delivery.unit])
    with transaction.atomic():
        _acknowledge(hold(delivery), actor)


def brief(
    *, actor: User, delivery: Delivery, held_on: date, form: str, people: int, note: str = ""
) -> Briefing:
    """Ghi một buổi quán triệt; the receipt is acknowledged with it, and the same one twice stands once.

    Raises PermissionDenied; Refused for a day to come, a negative or impossible number, an unknown form.
    """
    access.require(actor, policy.BRIEF, units=[delivery.unit])
    if held_on > timezone.localdate():
        raise Refused(_("Ngày quán triệt không được sau hôm nay: chỉ ghi việc đã làm."))
    if not 0 <= people <= MOST:
        raise Refused(_("Số người là một số từ 0 trở lên; hãy xem lại con số."))
    if form not in BriefingForm.values:
        raise Refused(_("Hình thức không có trong danh mục; hãy chọn lại."))
    if len(note.strip()) > 300:
        raise Refused(_("Ghi chú dài quá 300 ký tự; hãy viết gọn lại."))
    stated = {"held_on": held_on, "form": form, "people": people, "note": note.strip()}
    with transaction.atomic():
        held = hold(delivery)
        twin = Briefing.objects.filter(delivery=held, withdrawn_at=None, **stated).first()
        if twin:
            return twin
        _acknowledge(held, actor)
        added = Briefing.objects.create(delivery=held, added_by=actor, **stated)
        after = {"delivery": held.pk, "unit": held.unit_id, **stated}
        audit.record(actor=actor, verb="directives.briefing.add", subject=added, after=after)
    return added


def withdraw_briefing(*, actor: User, briefing: Briefing) -> None:
    """Rút lại một buổi đã ghi nhầm: it no longer counts; repeated it changes nothing."""
    access.require(actor, policy.BRIEF, units=[briefing.delivery.unit])
    with transaction.atomic():
        held = Briefing.objects.select_for_update().get(pk=briefing.pk)
        if held.withdrawn_at is None:
            held.withdrawn_at = timezone.now()
            held.save(update_fields=["withdrawn_at"])
            audit.record(
                actor=actor,
                verb="directives.briefing.withdraw",
                subject=held,
                before={"withdrawn_at": None},
                after={"withdrawn_at": held.withdrawn_at},
            )


def _acknowledge(held: Delivery, actor: User) -> None:
    if held.opened_at is None:
        _open(held, actor)
    if held.acknowledged_at is not None:
        return
    held.acknowledged_at, held.acknowledged_by = timezone.now(), actor
    held.save(update_fields=["acknowledged_at", "acknowledged_by"])
    after = {"unit": held.unit_id, "acknowledged_at": held.acknowledged_at}
    audit.record(actor=actor, verb="directives.delivery.acknowledge", subject=held, after=after)


def _open(held: Delivery, actor: User) -> None:
    held.opened_at, held.opened_by = timezone.now(), actor
    held.save(update_fields=["opened_at", "opened_by"])
    after = {"unit": held.unit_id, "opened_at": held.opened_at}
    audit.record(actor=actor, verb="directives.delivery.open", subject=held, after=after)
