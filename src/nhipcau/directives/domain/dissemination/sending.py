"""Gửi văn bản đến đơn vị: send, pass on to the units below, recall."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User

from ... import queries
from ...models import Delivery, Directive, Dissemination
from .. import policy
from ..proposals import hold_directive


def send(
    *,
    actor: User,
    directive: Directive,
    units: Iterable[Unit],
    due: date | None = None,
    note: str = "",
    wants_briefing: bool = True,
) -> Dissemination:
    """Phổ biến một văn bản đến các đơn vị; those that have it already are passed over.

    Raises PermissionDenied; Refused when the directive is not read or has been superseded, no unit is left
    to send to, one has ended, or the due day is past.
    """
    access.require(actor, policy.DISSEMINATE)
    with transaction.atomic():
        held = hold_directive(directive.pk)
        _require_single(held)
        fresh = _without(held, units)
        _require_sendable(fresh, due)
        made = Dissemination.objects.create(
            directive=held, due=due, note=note.strip(), wants_briefing=wants_briefing, sent_by=actor
        )
        _deliver(made, fresh, actor)
        after = {"directive": held.pk, "units": [unit.pk for unit in fresh], "due": due}
        audit.record(actor=actor, verb="directives.disseminate", subject=made, after=after)
    return made


def forward(*, actor: User, delivery: Delivery, units: Iterable[Unit]) -> list[Delivery]:
    """Chuyển cho đơn vị trực thuộc, under the same terms; those that have it are passed over.

    Raises PermissionDenied; Refused when the delivery was recalled or a unit does not stand below it.
    """
    access.require(actor, policy.BRIEF, units=[delivery.unit])
    with transaction.atomic():
        hold_directive(delivery.directive_id)
        held = hold(delivery)
        below = set(queries.forwardable(held, on=timezone.localdate()).values_list("pk", flat=True))
        fresh = _without(held.directive, units)
        if not fresh:
            raise Refused(_("Hãy chọn ít nhất một đơn vị trực thuộc chưa nhận văn bản này."))
        for unit in fresh:
            if unit.pk not in below:
                raise Refused(
                    _("“%(unit)s” không phải đơn vị trực thuộc đang hoạt động; chưa chuyển cho ai.")
                    % {"unit": unit}
                )
        made = _deliver(held.dissemination, fresh, actor, forwarded_by=held.unit)
        after = {"units": [unit.pk for unit in fresh]}
        audit.record(actor=actor, verb="directives.delivery.forward", subject=held, after=after)
    return made


def recall(*, actor: User, deliveries: Iterable[Delivery], reason: str) -> int:
    """Thu hồi khỏi các đơn vị, and from those they passed it on to; what they did stays in the trail.

    Returns how many. Raises PermissionDenied; Refused without a reason or without a unit.
    """
    access.require(actor, policy.DISSEMINATE)
    reason = reason.strip()
    chosen = [delivery.pk for delivery in deliveries]
    if not chosen:
        raise Refused(_("Hãy đánh dấu các đơn vị cần thu hồi."))
    if not reason or len(reason) > 500:
        raise Refused(_("Hãy ghi lý do thu hồi, không quá 500 ký tự; chưa thu hồi của đơn vị nào."))
    with transaction.atomic():
        live = Delivery.objects.select_for_update().filter(recalled_at=None)
        held = {delivery.pk: delivery for delivery in live.filter(pk__in=chosen)}
        level = list(held.values())
        while level:
            passed = [
                below
                for above in level
                for below in live.filter(directive=above.directive_id, forwarded_by=above.unit_id)
                if below.pk not in held
            ]
            held |= {delivery.pk: delivery for delivery in passed}
            level = passed
        for delivery in held.values():
            delivery.recalled_at, delivery.recall_reason = timezone.now(), reason
            delivery.save(update_fields=["recalled_at", "recall_reason"])
            audit.record(
                actor=actor,
                verb="directives.delivery.recall",
                subject=delivery,
                after={"unit": delivery.unit_id, "reason": reason},
            )
    return len(held)


def hold(delivery: Delivery) -> Delivery:
    """Giữ một lần gửi, locked, in the caller's transaction. Raises Refused once it was recalled."""
    held = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if held.recalled_at:
        raise Refused(
            _("Văn bản này đã được thu hồi (lý do: %(reason)s); không cần làm gì thêm.")
            % {"reason": held.recall_reason}
        )
    return held


def name_of(directive: Directive) -> str:
    """Văn bản gọi tắt, as people cite it: type and number, else its title."""
    return f"{directive.type_name} {directive.number}".strip() if directive.number else str(directive)


def _deliver(
    made: Dissemination, units: Sequence[Unit], actor: User, forwarded_by: Unit | None = None
) -> list[Delivery]:
    directive = made.directive
    rows = Delivery.objects.bulk_create(
        Delivery(dissemination=made, directive=directive, unit=unit, forwarded_by=forwarded_by)
        for unit in units
    )
    with translation.override(settings.LANGUAGE_CODE):
        notices.to_units(
            units,
            subject=_("Có văn bản mới được phổ biến đến đơn vị"),
            lines=notice_lines(rows[0]),
            path=reverse("directives:review", args=[directive.pk]),
            key=f"directives.delivery:{rows[0].pk}",
            besides=actor,
        )
    return rows


def notice_lines(delivery: Delivery) -> list[str]:
    """Lời thư báo: which directive, what is asked, by when, and what the sender wrote."""
    made, directive = delivery.dissemination, delivery.directive
    due = _("Thời hạn: %(day)s.") % {"day": f"{made.due:%d/%m/%Y}"} if made.due else ""
    title = directive.title if directive.number else ""
    asked = _("Đề nghị đơn vị %(asked)s.") % {"asked": what_is_asked(made.wants_briefing)}
    return [line for line in (name_of(directive), title, asked, due, made.note) if line]


def what_is_asked(wants_briefing: bool) -> str:
    """Việc đề nghị đơn vị làm, to stand within a sentence."""
    if wants_briefing:
        return _("xác nhận đã nhận, phổ biến đến cán bộ và báo số người được quán triệt")
    return _("xác nhận đã nhận văn bản")


def _without(directive: Directive, units: Iterable[Unit]) -> list[Unit]:
    have = set(Delivery.objects.filter(directive=directive, recalled_at=None).values_list("unit", flat=True))
    return list({unit.pk: unit for unit in units if unit.pk not in have}.values())


def _require_single(directive: Directive) -> None:
    if directive.duplicate_of_id:
        raise Refused(
            _(
                "Văn bản này có thể trùng với một văn bản đã tiếp nhận. "
                "Hãy cho biết đó có phải cùng một văn bản không rồi mới phổ biến."
            )
        )


def _require_sendable(units: Sequence[Unit], due: date | None) -> None:
    today = timezone.localdate()
    if not units:
        raise Refused(_("Hãy chọn ít nhất một đơn vị chưa nhận văn bản này; chưa gửi cho ai."))
    ended = [unit.name for unit in units if not unit.exists_on(today)]
    if ended:
        raise Refused(
            _("%(units)s không còn hoạt động; hãy chọn đơn vị kế thừa. Chưa gửi cho ai.")
            % {"units": ", ".join(ended)}
        )
    if due and due < today:
        raise Refused(_("Hạn phổ biến đã qua; hãy chọn từ hôm nay trở đi. Chưa gửi cho ai."))
