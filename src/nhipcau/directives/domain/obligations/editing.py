"""Sửa, thêm, bỏ, khôi phục một nhiệm vụ."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ...enums import ObligationKind, ObligationState, Origin
from ...models import Directive, Obligation
from .. import completion, deadlines, policy
from ..proposals import hold, hold_directive

EDITABLE = (
    "text",
    "kind",
    "legal_kind",
    "deadline_text",
    "starts_on",
    "due",
    "recurrence",
    "continuous",
    "periods",
    "deliverable",
    "authority",
    "responsibility",
    "report_to",
    "languages",
)


class Overtaken(Refused):
    """Người khác đã sửa trước: `fields` are the names of what changed since the person opened the form."""

    def __init__(self, fields: Iterable[str]) -> None:
        super().__init__(
            _(
                "Người khác vừa sửa nhiệm vụ này; chưa lưu gì. Giá trị họ vừa ghi hiện cạnh từng ô, "
                "những gì bạn nhập vẫn còn. Hãy xem lại rồi bấm Lưu."
            )
        )
        self.fields = frozenset(fields)


def edit(
    *,
    actor: User,
    obligation: Obligation,
    wanted: Mapping[str, Any],
    seen: Mapping[str, Any] | None = None,
) -> None:
    """Sửa một nhiệm vụ đang chờ xác nhận: `wanted` maps names of EDITABLE to values.

    `seen` are the values the person began from. Raises PermissionDenied; Refused for an empty text, a
    deadline before its start, an unknown recurrence; Overtaken when somebody changed what was seen.
    """
    access.require(actor, policy.REVIEW)
    unknown = set(wanted) - set(EDITABLE)
    if unknown:
        raise ValueError(f"no editable fields: {sorted(unknown)}")
    with transaction.atomic():
        held = hold(obligation)
        overtaken = [name for name, value in (seen or {}).items() if getattr(held, name) != value]
        if overtaken:
            raise Overtaken(overtaken)
        before, after = audit.changes(held, wanted)
        if not after:
            return
        _require_sense(held)
        held.save(update_fields=list(after))
        audit.record(actor=actor, verb="directives.obligation.edit", subject=held, before=before, after=after)


def add(*, actor: User, directive: Directive, text: str, quote: str = "") -> Obligation:
    """Thêm một nhiệm vụ máy không thấy: `quote` is its sentence as it stands in the document, if it does.

    Raises PermissionDenied; Refused without words, or when the quote is not found in the document.
    """
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        held = hold_directive(directive.pk)
        spans = _places(held.text, quote) if quote.strip() else []
        obligation = Obligation(
            directive=held,
            origin=Origin.ADDED,
            kind=ObligationKind.TASK,
            position=spans[0][0] if spans else len(held.text),
            text=text.strip() or " ".join(held.text[start:end] for start, end in spans),
            spans=spans,
        )
        _require_sense(obligation)
        obligation.save()
        completion.back_to_review(held)
        after = {"directive": held.pk, "text": obligation.text, "spans": spans}
        audit.record(actor=actor, verb="directives.obligation.add", subject=obligation, after=after)
    return obligation


def drop(*, actor: User, obligation: Obligation, reason: str) -> None:
    """Bỏ một đề xuất, vì …; it stays in the trail. Raises PermissionDenied; Refused without a reason."""
    access.require(actor, policy.REVIEW)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Hãy ghi lý do bỏ nhiệm vụ này; chưa có gì thay đổi."))
    if len(reason) > 500:
        raise Refused(_("Lý do dài quá 500 ký tự; hãy viết gọn lại."))
    with transaction.atomic():
        held = hold(obligation)
        _change_state(actor, held, ObligationState.DROPPED, "directives.obligation.drop", reason)
        completion.settle(actor=actor, directive=held.directive)


def drop_all(*, actor: User, obligations: Iterable[Obligation], reason: str) -> int:
    """Bỏ nhiều đề xuất vì một lý do, all or none. Raises as `drop`; Refused also when none is given."""
    access.require(actor, policy.REVIEW)
    chosen = list(obligations)
    if not chosen:
        raise Refused(_("Hãy đánh dấu các nhiệm vụ cần bỏ."))
    with transaction.atomic():
        for obligation in chosen:
            drop(actor=actor, obligation=obligation, reason=reason)
    return len(chosen)


def restore(*, actor: User, obligation: Obligation) -> None:
    """Khôi phục một nhiệm vụ đã bỏ; it waits for confirmation again."""
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        directive = hold_directive(obligation.directive_id)
        held = Obligation.objects.select_for_update().get(pk=obligation.pk)
        if held.state == ObligationState.PROPOSED:
            return
        if held.state != ObligationState.DROPPED:
            raise Refused(_("Chỉ khôi phục được nhiệm vụ đã bỏ."))
        if held.parents.exclude(state=ObligationState.REPLACED).exists():
            # Its parent stands again: both together would ask for the same work twice.
            raise Refused(
                _("Việc tách, gộp đã được hoàn tác nên không khôi phục phần này; hãy tách, gộp lại.")
            )
        _change_state(actor, held, ObligationState.PROPOSED, "directives.obligation.restore", "")
        completion.back_to_review(directive)


def _change_state(actor: User, held: Obligation, state: ObligationState, verb: str, reason: str) -> None:
    before = {"state": held.state, "reason": held.drop_reason}
    held.state, held.drop_reason = state, reason
    held.save(update_fields=["state", "drop_reason"])
    after = {"state": state, "reason": reason}
    audit.record(actor=actor, verb=verb, subject=held, before=before, after=after)


def _require_sense(obligation: Obligation) -> None:
    if not obligation.text.strip():
        raise Refused(_("Nội dung nhiệm vụ không được để trống."))
    if obligation.starts_on and obligation.due and obligation.due < obligation.starts_on:
        raise Refused(_("Hạn phải bằng hoặc sau ngày bắt đầu."))
    if not deadlines.is_rule(obligation.recurrence):
        raise Refused(_("Cách lặp lại này hệ thống chưa hiểu; hãy chọn lại hoặc để trống."))


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the quote stands, blanks and line breaks apart: a pasted sentence rarely keeps them."""
    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    if found is None:
        raise Refused(
            _(
                "Không tìm thấy câu này trong văn bản. "
                "Hãy chép đúng nguyên văn từ phần văn bản, hoặc để trống ô này."
            )
        )
    return [found.span()]
