"""Thư trả lại và báo thư rác: read from files, told apart, and counted once a delivery.

A report of failed delivery (RFC 3464) names the delivery by the address it came back to (VERP) or by the
Message-ID it repeats; a complaint (RFC 5965) by the latter. A name that is not ours by its signature is
passed over, so that no stranger can end another's subscription.
"""

import email
import email.policy
import mailbox
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..enums import SubscriptionState
from ..models import Delivery, Subscription
from . import links, subscribing

# Soft ones in different letters until the address is taken for dead; forgotten after a while without any.
MOST_SOFT, SOFT_FORGOTTEN = 5, timedelta(days=60)
MOST_BYTES = 5_000_000
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Returned:
    """Điều một thư trả lại nói: the delivery, whether for good, whether it is a complaint."""

    delivery: Delivery
    is_hard: bool
    is_complaint: bool


def read(raw: bytes) -> Returned | None:
    """Đọc một thư trả lại; None for a holiday notice, a delay, or what is none of ours."""
    letter: Any = email.message_from_bytes(raw, policy=email.policy.default)
    kinds = {part.get_content_type(): part for part in letter.walk()}
    report = kinds.get("message/feedback-report")
    status = kinds.get("message/delivery-status")
    if report is None and status is None:
        return None
    delivery = _named(letter, kinds)
    if delivery is None:
        return None
    if report is not None:
        kind = re.search(r"(?im)^feedback-type:\s*(\S+)", _words(report))
        is_complaint = kind is not None and kind[1].lower() in {"abuse", "fraud", "opt-out"}
        return Returned(delivery, False, True) if is_complaint else None
    said = _words(status)
    if not re.search(r"(?im)^action:\s*failed\b", said):
        return None
    found = re.search(r"(?im)^status:\s*([245]\.\d{1,3}\.\d{1,3})", said)
    return Returned(delivery, is_hard(found[1] if found else "", 0), False)


def is_hard(words: str, code: int) -> bool:
    """Hỏng hẳn: the box or its domain is not there (RFC 3463: 5.1.x, 5.2.1, 5.4.4).

    A full box or a policy that refuses is not the end of an address.
    """
    found = _STATUS.search(words)
    if found is None:
        return code in {550, 551, 553}
    status = tuple(int(each) for each in found.groups())
    return status[0] == 5 and (status[1] == 1 or status[1:] in {(0, 0), (2, 1), (4, 4)})


def take(returned: Returned) -> bool:
    """Ghi nhận, once a delivery."""
    with transaction.atomic():
        delivery = returned.delivery
        if returned.is_complaint:
            return subscribing.end(delivery.subscription_id, SubscriptionState.COMPLAINED)
        fresh = Delivery.objects.filter(pk=delivery.pk, bounced_at=None)
        if not fresh.update(bounced_at=timezone.now()):
            return False
        count(delivery, is_hard=returned.is_hard)
    return True


def count(delivery: Delivery, *, is_hard: bool) -> None:
    """Tính một lần trả lại: a hard one ends the subscription, several soft ones do."""
    now = timezone.now()
    held = Subscription.objects.filter(pk=delivery.subscription_id)
    held.filter(bounced_at__lt=now - SOFT_FORGOTTEN).update(soft_bounces=0)
    held.update(soft_bounces=F("soft_bounces") + (0 if is_hard else 1), bounced_at=now)
    if is_hard or held.filter(soft_bounces__gte=MOST_SOFT).exists():
        subscribing.end(delivery.subscription_id, SubscriptionState.BOUNCED)


def read_from(path: Path) -> int:
    """Đọc một tệp .eml, mbox hoặc thư mục (also Maildir); returns how many were counted."""
    return sum(take(found) for raw in _letters(path) if (found := read(raw)) is not None)


def take_dropped() -> int:
    """Đọc thư mục mà máy chủ thư bỏ thư trả lại vào; what was read is deleted, for it holds addresses."""
    if not settings.NHIPCAU_MAIL_BOUNCE_DROP:
        return 0
    counted = 0
    for path in _files(Path(settings.NHIPCAU_MAIL_BOUNCE_DROP)):
        counted += read_from(path)
        path.unlink(missing_ok=True)
    return counted


def _files(room: Path) -> list[Path]:
    # What a Maildir has not finished writing lies in tmp.
    found = (path for path in room.rglob("*") if path.is_file() and path.parent.name != "tmp")
    return sorted(path for path in found if not path.name.startswith("."))


def _letters(path: Path) -> Iterator[bytes]:
    if path.is_dir():
        for each in _files(path):
            yield from _letters(each)
    elif path.stat().st_size > 0:
        with path.open("rb") as file:
            is_box = file.read(5) == b"From "
        if is_box:
            box = mailbox.mbox(path, create=False)
            try:
                yield from (box.get_bytes(key) for key in box.iterkeys())
            finally:
                box.close()
        elif path.stat().st_size <= MOST_BYTES:
            yield path.read_bytes()


def _named(letter: Any, kinds: dict[str, Any]) -> Delivery | None:
    names = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
    said = [str(value) for name in names for value in letter.get_all(name, [])]
    # What it repeats of our letter, as far as it does.
    said += [
        _words(part)
        for kind, part in kinds.items()
        if kind
        in {"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/feedback-report"}
    ]
    return next((found for each in said if (found := links.delivery_in(each)) is not None), None)


def _words(part: Any) -> str:
    """Chữ của một phần, whatever it is made of."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return "\n".join(str(each) for each in payload)
    decoded = part.get_payload(decode=True)
    return decoded.decode("utf-8", "replace") if isinstance(decoded, bytes) else str(payload)
