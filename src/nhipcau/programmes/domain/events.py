"""Sự kiện: planned, held with its visitors, called off; handed in as evidence without typing it again."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import evidence as proofs
from nhipcau.plans.enums import EvidenceKind
from nhipcau.plans.models import Evidence
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Counted, EventState
from ..models import Event, Shown
from . import keeping, policy

MOST_VISITORS = 10_000_000


def keep(*, actor: User, event: Event, fields: Mapping[str, Any]) -> Event:
    """Ghi sự kiện, new (unsaved) or corrected; `fields` may hold `partners`.

    Raises Refused for days the wrong way round, work of another unit, or one called off; for another task
    while it is evidence of the one it serves.
    """
    access.require(actor, policy.WRITE, units=[event.unit])
    plain = {name: value for name, value in fields.items() if name != "partners"}
    if plain["ends_on"] < plain["starts_on"]:
        raise Refused(_("Ngày cuối đứng trước ngày đầu; hãy sửa lại hai ngày."))
    _require_free(event)
    work = plain.get("assignment")
    if work is not None and work.unit_id != event.unit_id:
        raise Refused(_("Việc này của đơn vị khác; hãy chọn việc của đơn vị tổ chức."))
    moved = event.assignment_id != (work.pk if work else None)
    if moved and event.evidence is not None and event.evidence.withdrawn_at is None:
        raise Refused(_("Sự kiện đã là minh chứng của một việc; hãy rút minh chứng trước khi đổi việc."))
    with transaction.atomic():
        keeping.keep(by=actor, record=event, fields=plain, stem="programmes.event")
        if "partners" in fields:
            _set_partners(actor, event, fields["partners"])
    return event


def hold(*, actor: User, event: Event, visitors: int | None, counted: str, outcome: str = "") -> None:
    """Ghi kết quả: that it took place, how many came and how they were counted; may be corrected later.

    Raises Refused before its first day, for one called off, or a number that does not say how it was counted.
    """
    access.require(actor, policy.WRITE, units=[event.unit])
    if event.starts_on > timezone.localdate():
        raise Refused(_("Sự kiện chưa bắt đầu; kết quả ghi được từ ngày đầu."))
    if visitors is not None and counted not in Counted.values:
        raise Refused(_("Hãy chọn cách đếm khách: con số không nói cách đếm thì không so sánh được."))
    if visitors is not None and visitors > MOST_VISITORS:
        raise Refused(_("Số lượt khách lớn quá mức có thể; hãy xem lại con số."))
    wanted = {
        "state": EventState.HELD,
        "visitors": visitors,
        "counted": counted if visitors is not None else "",
        "outcome": outcome.strip(),
    }
    with transaction.atomic():
        held = _locked(event)
        _require_free(held)
        before, after = audit.changes(held, wanted)
        if after:
            held.save()
            audit.record(actor=actor, verb="programmes.event.hold", subject=held, before=before, after=after)


def cancel(*, actor: User, event: Event, reason: str) -> None:
    """Hủy sự kiện. Raises Refused without a reason, or once it is evidence."""
    access.require(actor, policy.WRITE, units=[event.unit])
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do hủy; người xem lịch cần biết."))
    with transaction.atomic():
        held = _locked(event)
        if held.state == EventState.CANCELLED:
            return
        if held.evidence is not None and held.evidence.withdrawn_at is None:
            raise Refused(_("Sự kiện đang là minh chứng của một việc; hãy rút minh chứng trước."))
        wanted = {"state": EventState.CANCELLED, "cancel_reason": reason.strip()}
        before, after = audit.changes(held, wanted)
        held.save()
        audit.record(
            actor=actor,
            verb="programmes.event.cancel",
            subject=held,
            before=before,
            after=after | {"reason": reason.strip()},
        )


def show(*, actor: User, event: Event, fields: Mapping[str, Any]) -> Shown:
    """Thêm một hiện vật, sản phẩm trưng bày."""
    access.require(actor, policy.WRITE, units=[event.unit])
    with transaction.atomic():
        _require_free(_locked(event))
        shown = Shown(event=event, **fields)
        shown.full_clean()
        shown.save()
        audit.record(actor=actor, verb="programmes.event.show", subject=shown, after=audit.plain(fields))
    return shown


def unshow(*, actor: User, shown: Shown) -> None:
    """Bỏ một hiện vật, sản phẩm trưng bày ghi nhầm."""
    access.require(actor, policy.WRITE, units=[shown.event.unit])
    with transaction.atomic():
        _require_free(_locked(shown.event))
        after = {"title": shown.title, "quantity": shown.quantity}
        audit.record(actor=actor, verb="programmes.event.unshow", subject=shown, after=after)
        shown.delete()


def as_evidence(*, actor: User, event: Event, link: str) -> Evidence:
    """Lấy sự kiện làm minh chứng of the work it serves; `link` is the event's own address. Once only.

    Raises Refused before it was held, without work to serve, or as evidence.add_link does.
    """
    access.require(actor, policy.WRITE, units=[event.unit])
    with transaction.atomic():
        held = _locked(event)
        if held.evidence is not None and held.evidence.withdrawn_at is None:
            return held.evidence
        if held.state != EventState.HELD:
            raise Refused(_("Hãy ghi kết quả sự kiện trước; minh chứng là việc đã làm."))
        if held.assignment is None:
            raise Refused(_("Sự kiện chưa nói phục vụ việc nào; hãy chọn ở phần sửa sự kiện."))
        proof = proofs.add_link(
            actor=actor,
            assignment=held.assignment,
            link=link,
            title=held.name,
            kind=EvidenceKind.EVENT,
            done_on=min(held.ends_on, timezone.localdate()),
        )
        held.evidence = proof
        held.save(update_fields=["evidence"])
        after = {"evidence": proof.pk, "assignment": held.assignment_id}
        audit.record(actor=actor, verb="programmes.event.evidence", subject=held, after=after)
    return proof


def _set_partners(actor: User, event: Event, wanted: Any) -> None:
    new, old = {each.pk for each in wanted}, set(event.partners.values_list("pk", flat=True))
    if new == old:
        return
    event.partners.set(wanted)
    audit.record(
        actor=actor,
        verb="programmes.event.correct",
        subject=event,
        before={"partners": sorted(old)},
        after={"partners": sorted(new)},
    )


def _locked(event: Event) -> Event:
    return (
        Event.objects.select_for_update(of=("self",))
        .select_related("evidence", "assignment__unit")
        .get(pk=event.pk)
    )


def _require_free(event: Event) -> None:
    if event.state == EventState.CANCELLED:
        raise Refused(_("Sự kiện đã hủy nên không sửa được nữa; hãy ghi sự kiện mới."))
