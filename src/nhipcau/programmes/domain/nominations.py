"""Đề cử: written by a unit, sent before the day, taken back; what was found good is kept for all to read."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.enums import AssignmentState
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Field, NominationState, RoundState
from ..models import Nomination
from . import keeping, policy


def keep(*, actor: User, nomination: Nomination, fields: Mapping[str, Any]) -> Nomination:
    """Viết đề cử, new (unsaved, with its round and unit) or corrected; `fields` may hold `evidence`.

    Raises Refused once it was sent, after the day, or for evidence that is not accepted work of the unit.
    """
    access.require(actor, policy.WRITE, units=[nomination.unit])
    _require_writable(nomination)
    plain = {name: value for name, value in fields.items() if name != "evidence"}
    proofs = list(fields.get("evidence", ()))
    for proof in proofs:
        work = proof.assignment
        is_accepted = work.state == AssignmentState.ACCEPTED and proof.withdrawn_at is None
        if not is_accepted or work.unit_id != nomination.unit_id:
            raise Refused(_("Minh chứng kèm đề cử phải thuộc việc đã được chấp nhận của đơn vị đề cử."))
    with transaction.atomic():
        keeping.keep(by=actor, record=nomination, fields=plain, stem="programmes.nomination")
        _set_evidence(actor, nomination, {proof.pk for proof in proofs})
    return nomination


def submit(*, actor: User, nomination: Nomination) -> None:
    """Gửi đề cử. Raises Refused after the round's day or once the panel scores."""
    access.require(actor, policy.WRITE, units=[nomination.unit])
    with transaction.atomic():
        held = _locked(nomination)
        if held.state == NominationState.SUBMITTED:
            return
        _require_writable(held)
        _move(actor, held, NominationState.SUBMITTED, "programmes.nomination.submit", on=timezone.localdate())


def withdraw(*, actor: User, nomination: Nomination) -> None:
    """Rút đề cử đã gửi, while nominations are taken; it can be written on and sent again."""
    access.require(actor, policy.WRITE, units=[nomination.unit])
    with transaction.atomic():
        held = _locked(nomination)
        if held.state != NominationState.SUBMITTED:
            return
        if held.round.state != RoundState.OPEN:
            raise Refused(_("Hội đồng đã bắt đầu chấm nên không rút được nữa; hãy báo cơ quan xét."))
        _move(actor, held, NominationState.WITHDRAWN, "programmes.nomination.withdraw", on=None)


def publish(*, actor: User, nomination: Nomination) -> None:
    """Đưa mô hình hay vào thư viện, for everyone in the house to read.

    Raises Refused for what is no practice, or was not recognised by an issued decision.
    """
    access.require(actor, policy.JUDGE)
    with transaction.atomic():
        held = _locked(nomination)
        if held.published_on is not None:
            return
        if held.field != Field.PRACTICE:
            raise Refused(_("Thư viện chỉ nhận mô hình hay, cách làm hiệu quả."))
        if held.round.state != RoundState.DECIDED or not held.award:
            raise Refused(_("Mô hình vào thư viện sau khi quyết định ghi nhận được ban hành."))
        held.published_on = timezone.localdate()
        held.save(update_fields=["published_on"])
        after = {"published_on": held.published_on}
        audit.record(actor=actor, verb="programmes.nomination.publish", subject=held, after=after)


def _set_evidence(actor: User, nomination: Nomination, wanted: set[int]) -> None:
    old = set(nomination.evidence.values_list("pk", flat=True))
    if wanted == old:
        return
    nomination.evidence.set(wanted)
    audit.record(
        actor=actor,
        verb="programmes.nomination.correct",
        subject=nomination,
        before={"evidence": sorted(old)},
        after={"evidence": sorted(wanted)},
    )


def _move(actor: User, held: Nomination, state: NominationState, verb: str, *, on: Any) -> None:
    before, after = audit.changes(held, {"state": state, "submitted_on": on})
    held.save(update_fields=["state", "submitted_on"])
    audit.record(actor=actor, verb=verb, subject=held, before=before, after=after)


def _locked(nomination: Nomination) -> Nomination:
    rows = Nomination.objects.select_for_update(of=("self",)).select_related("round", "unit")
    return rows.get(pk=nomination.pk)


def _require_writable(nomination: Nomination) -> None:
    if nomination.state == NominationState.SUBMITTED:
        raise Refused(_("Đề cử đã gửi; hãy rút về trước khi sửa."))
    if not nomination.round.takes_nominations:
        raise Refused(_("Đợt xét đã thôi nhận đề cử."))
