"""Nhật ký: every change of state, written in the transaction that makes the change.

Entries form a hash chain: digest = SHA-256(previous digest + canonical JSON of the entry). A removed,
altered or reordered entry breaks it at that place, and an entry missing at the end shows against the head.
Personal values enter only as salted digests, whose salt lies with the person and goes with them.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from ..models import AuditEntry, AuditHead

BATCH = 500
# Whose state changed, and only what changed of it, before and after.
Changed = tuple[models.Model, Mapping[str, Any], Mapping[str, Any]]
type_label = "{0.app_label}.{0.model_name}".format


class NotInTransaction(RuntimeError):
    """The caller forgot the transaction: an entry must stand or fall with its change."""


def record(
    *,
    actor: models.Model | None,
    verb: str,
    subject: models.Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Ghi một mục nhật ký for `subject`; `before` and `after` hold only what changed, JSON values.

    Raises NotInTransaction outside a transaction.
    """
    return record_many(actor=actor, verb=verb, changed=[(subject, before or {}, after or {})])[0]


def record_many(*, actor: models.Model | None, verb: str, changed: Iterable[Changed]) -> list[AuditEntry]:
    """Ghi nhiều mục nhật ký of one verb, one for each (subject, before, after), at the cost of few queries.

    An actor that acts for others, who are away, says so in `in_stead_of` (numbers); the entry keeps it.
    Raises NotInTransaction outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(verb)
    head, now = _locked_head(), timezone.now()
    stead = {"in_stead_of": list(held)} if (held := getattr(actor, "in_stead_of", ())) else {}
    entries = []
    for subject, before, after in changed:
        entry = AuditEntry(
            sequence=head.sequence + 1,
            at=now,
            actor_id=actor.pk if actor is not None else None,
            verb=verb,
            subject_type=type_label(subject._meta),
            subject_id=str(subject.pk),
            before=plain(before),
            after=plain({**after, **stead}),
            previous_digest=head.digest,
        )
        entry.digest = digest_of(entry)
        head.sequence, head.digest = entry.sequence, entry.digest
        entries.append(entry)
    if entries:
        AuditEntry.objects.bulk_create(entries, batch_size=BATCH)
        head.save(update_fields=["sequence", "digest"])
    return entries


def changes(record: models.Model, wanted: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Trước và sau: the fields of `wanted` that differ from the record, set on it as a side effect."""
    before, after = {}, {}
    for name, value in wanted.items():
        old = getattr(record, name)
        if old != value:
            before[name], after[name] = plain(old), plain(value)
            setattr(record, name, value)
    return before, after


def personal(value: str, *, salt: str) -> str:
    """Giá trị cá nhân dưới dạng mã băm có muối: once the salt is erased the value cannot be told."""
    return "sha256:" + hashlib.sha256(f"{salt}\x00{value}".encode()).hexdigest()


def broken_at() -> int | None:
    """Mục nhật ký hỏng đầu tiên: the sequence number of the first broken entry, or None."""
    expected, digest = 1, "0" * 64
    for entry in AuditEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence != expected or entry.previous_digest != digest or entry.digest != digest_of(entry):
            return expected
        expected, digest = expected + 1, entry.digest
    head = AuditHead.objects.filter(pk=1).first()
    if (head.sequence, head.digest) != (expected - 1, digest) if head else expected > 1:
        return expected
    return None


def digest_of(entry: AuditEntry) -> str:
    """Mã băm của một mục over everything it says and the digest before it."""
    body = {
        "sequence": entry.sequence,
        "at": entry.at.astimezone(timezone.get_default_timezone()).isoformat(timespec="microseconds"),
        "actor": entry.actor_id,
        "verb": entry.verb,
        "subject": [entry.subject_type, entry.subject_id],
        "before": entry.before,
        "after": entry.after,
    }
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256((entry.previous_digest + text).encode()).hexdigest()


def plain(value: Any) -> Any:
    """JSON form of a value: dates in ISO, records as `app.model:id`."""
    if isinstance(value, models.Model):
        return f"{type_label(value._meta)}:{value.pk}"
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | models.QuerySet):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _locked_head() -> AuditHead:
    AuditHead.objects.get_or_create(pk=1)
    return AuditHead.objects.select_for_update().get(pk=1)
