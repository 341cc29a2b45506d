"""Trực phát ngôn: who acts for a spokesperson at night and on days off, by a document, for some hours."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import SpokespersonKind
from ..models import DutyTurn, Spokesperson
from . import policy

LONGEST = timedelta(days=14)


def put(
    *,
    actor: User,
    spokesperson: Spokesperson,
    person: User,
    starts_at: datetime,
    ends_at: datetime,
    decision: str,
) -> DutyTurn:
    """Phân ca trực. Raises Refused for an authorised spokesperson, a turn that overlaps or is over."""
    access.require(actor, policy.SPOKESPERSONS, units=[spokesperson.unit])
    if not (decision := " ".join(decision.split())[:120]):
        raise Refused(_("Hãy ghi số, ký hiệu văn bản phân công trực."))
    if ends_at <= starts_at or ends_at <= timezone.now():
        raise Refused(_("Ca trực phải kết thúc sau lúc bắt đầu và chưa qua."))
    if ends_at - starts_at > LONGEST:
        raise Refused(_("Một ca trực dài nhất 14 ngày; hãy chia thành nhiều ca."))
    with transaction.atomic():
        found = Spokesperson.objects.select_for_update(of=("self",)).select_related("unit")
        held = found.get(pk=spokesperson.pk)
        if held.kind == SpokespersonKind.AUTHORISED:
            raise Refused(
                _(
                    "Người được ủy quyền không được chuyển việc cho người khác "
                    "(khoản 6 Điều 3 NĐ 244/2026/NĐ-CP)."
                )
            )
        if held.ended_at is not None or (held.until is not None and held.until < ends_at):
            raise Refused(_("Người phát ngôn này thôi hoặc hết hạn trước khi ca trực kết thúc."))
        if person.pk == held.person_id:
            raise Refused(_("Người phát ngôn không trực thay chính mình."))
        if not person.is_active:
            raise Refused(_("Tài khoản này đã khóa; hãy chọn người khác."))
        same = held.turns.filter(starts_at__lt=ends_at, ends_at__gt=starts_at, stopped_at=None).first()
        if same is not None:
            raise Refused(
                _("Khoảng này đã có %(person)s trực; mỗi lúc một người trực để biết gọi ai.")
                % {"person": same.person}
            )
        made = DutyTurn.objects.create(
            spokesperson=held, person=person, starts_at=starts_at, ends_at=ends_at, decision=decision,
            created_by=actor,
        )  # fmt: skip
        after = {"spokesperson": held.pk, "from": starts_at, "to": ends_at, "decision": decision}
        audit.record(actor=actor, verb="press.turn.put", subject=made, after=after)
    return made


def stop(*, actor: User, turn: DutyTurn) -> DutyTurn:
    """Thôi ca trực từ lúc này; one that has not begun is as if never given."""
    access.require(actor, policy.SPOKESPERSONS, units=[turn.spokesperson.unit])
    with transaction.atomic():
        held = DutyTurn.objects.select_for_update().get(pk=turn.pk)
        if held.stopped_at is None and held.ends_at > timezone.now():
            held.stopped_at = timezone.now()
            held.save(update_fields=["stopped_at"])
            after = {"stopped_at": held.stopped_at}
            audit.record(actor=actor, verb="press.turn.stop", subject=held, after=after)
    return held
