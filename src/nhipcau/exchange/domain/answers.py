"""Trả lời nhận được: received from outside, compared by a person, taken over or refused.

Receiving changes nothing but the inbox. A newer answer about the same item takes the older one's place.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import AnswerState
from ..models import Answer, Link
from . import policy, purposes
from .purposes import File, Item, Values

FILE_LIMIT = 10 * 1024 * 1024
# Without letters and digits that are taken for one another when read out over the telephone.
_SIGNS = "ABCDEFGHKLMNPQRSTUVXY3456789"


def receive(*, link: Link, key: str, values: Values, file: File | None = None, position: str = "") -> Answer:
    """Nhận một trả lời qua liên kết; the same one sent twice is received once.

    Raises Refused, for the person outside, when the link is closed, the item is no longer asked for, or the
    answer cannot be.
    """
    purpose = purposes.of(link)
    item = next((each for each in purpose.items(link) if each.key == key), None)
    if item is None:
        raise Refused(_("Nội dung này không còn cần trả lời. Hãy mở lại liên kết để xem phần còn lại."))
    if file and len(file[0]) > FILE_LIMIT:
        raise Refused(
            _("Tệp vượt %(limit)d MB; chưa gửi gì. Hãy nén bớt, hoặc dán đường dẫn thay cho tệp.")
            % {"limit": FILE_LIMIT // 1024 // 1024}
        )
    payload = purpose.check(item, values, file)
    with transaction.atomic():
        held = Link.objects.select_for_update().get(pk=link.pk)
        if twin := _twin(held.unit, held.purpose, key, _digest(payload, file)):
            return twin
        if not held.is_live:
            raise Refused(_("Liên kết đã hết hạn hoặc hết số lần trả lời; chưa gửi gì."))
        Link.objects.filter(pk=held.pk).update(uses=F("uses") + 1)
        return _store(held.unit, held.purpose, item, payload, file=file, link=held, position=position)


def receive_sheet(
    *, unit: Unit, purpose: str, rows: Sequence[tuple[Item, Values]], link: Link | None, position: str = ""
) -> list[Answer]:
    """Nhận các dòng của một biểu điền đã kiểm tra, all or none; through a link it counts as one use."""
    with transaction.atomic():
        if link is not None:
            held = Link.objects.select_for_update().get(pk=link.pk)
            if not held.is_live:
                raise Refused(_("Liên kết đã hết hạn hoặc hết số lần trả lời; chưa gửi gì."))
            Link.objects.filter(pk=held.pk).update(uses=F("uses") + 1)
        return [
            _twin(unit, purpose, item.key, _digest(payload, None))
            or _store(unit, purpose, item, payload, link=link, position=position)
            for item, payload in rows
        ]


def merge(*, actor: User, answer: Answer) -> None:
    """Ghi nhận một trả lời through the verbs of the app it is for; a second click changes nothing.

    Raises PermissionDenied; Refused when it was refused or replaced, or when the matter has moved on.
    """
    access.require(actor, policy.ANSWER)
    with transaction.atomic():
        held = Answer.objects.select_for_update(of=("self",)).select_related("unit", "link").get(pk=answer.pk)
        if held.state == AnswerState.MERGED:
            return
        _require_pending(held)
        key = held.quarantine_key
        file = (files.read_quarantined(key), held.file_name) if key else None
        purposes.of(held).merge(actor, held, file)
        _decide(actor, held, AnswerState.MERGED, "exchange.answer.merge")
    if key:
        files.release(key)


def refuse(*, actor: User, answer: Answer, reason: str) -> None:
    """Không ghi nhận, with a reason; its file is erased. Raises Refused without a reason."""
    access.require(actor, policy.ANSWER)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do; lý do được lưu cùng trả lời."))
    with transaction.atomic():
        held = Answer.objects.select_for_update().get(pk=answer.pk)
        if held.state == AnswerState.REFUSED:
            return
        _require_pending(held)
        key, held.reason = held.quarantine_key, reason.strip()[:1000]
        _decide(actor, held, AnswerState.REFUSED, "exchange.answer.refuse")
    if key:
        files.release(key)


def held_keys(keys: set[str]) -> set[str]:
    """Tệp cách ly còn chờ xem, of those asked about."""
    waiting = Answer.objects.filter(quarantine_key__in=keys, state=AnswerState.PENDING)
    return set(waiting.values_list("quarantine_key", flat=True))


def via(answer: Answer) -> str:
    """Nhận qua đâu, for the trail of the record that the answer changes."""
    if answer.link_id:
        return _("liên kết số %(link)d, biên nhận %(code)s") % {"link": answer.link_id, "code": answer.code}
    return _("biểu điền, biên nhận %(code)s") % {"code": answer.code}


def _require_pending(held: Answer) -> None:
    if held.state != AnswerState.PENDING:
        raise Refused(
            _("Trả lời này đã được xem: %(state)s. Hãy tải lại trang.")
            % {"state": held.get_state_display().lower()}
        )


def _decide(actor: User, held: Answer, state: AnswerState, verb: str) -> None:
    before = {"state": held.state}
    held.state, held.decided_by, held.decided_at = state, actor, timezone.now()
    held.quarantine_key = ""
    held.save(update_fields=["state", "decided_by", "decided_at", "quarantine_key", "reason"])
    after: dict[str, Any] = {"state": state, "code": held.code}
    if held.reason:
        after["reason"] = held.reason
    audit.record_many(actor=actor, verb=verb, changed=[(held, before, after)])


def _twin(unit: Unit, purpose: str, key: str, digest: str) -> Answer | None:
    waiting = Answer.objects.filter(unit=unit, purpose=purpose, key=key, state=AnswerState.PENDING)
    return waiting.filter(digest=digest).first()


def _store(
    unit: Unit,
    purpose: str,
    item: Item,
    payload: Values,
    *,
    file: File | None = None,
    link: Link | None = None,
    position: str = "",
) -> Answer:
    for older in Answer.objects.select_for_update().filter(
        unit=unit, purpose=purpose, key=item.key, state=AnswerState.PENDING
    ):
        if older.quarantine_key:
            transaction.on_commit(lambda key=older.quarantine_key: files.release(key))  # type: ignore[misc]
        older.state, older.quarantine_key = AnswerState.REPLACED, ""
        older.save(update_fields=["state", "quarantine_key"])
    answer = Answer.objects.create(
        link=link,
        purpose=purpose,
        unit=unit,
        key=item.key,
        title=item.title[:300],
        payload=payload,
        position=position.strip()[:120],
        quarantine_key=files.quarantine(file[0]) if file else "",
        file_name=PurePosixPath(file[1].replace("\\", "/")).name[-250:] if file else "",
        code=_code(),
        digest=_digest(payload, file),
    )
    after = {"unit": unit, "code": answer.code, "link": link.pk if link else None}
    audit.record(actor=None, verb="exchange.answer.receive", subject=answer, after=after)
    return answer


def _digest(payload: Values, file: File | None) -> str:
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, default=str)
    attached = hashlib.sha256(file[0]).hexdigest() if file else ""
    return hashlib.sha256(f"{text}\n{attached}".encode()).hexdigest()


def _code() -> str:
    while True:
        code = "".join(secrets.choice(_SIGNS) for _place in range(8))
        code = f"{code[:4]}-{code[4:]}"
        if not Answer.objects.filter(code=code).exists():
            return code
