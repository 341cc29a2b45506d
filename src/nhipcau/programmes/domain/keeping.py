"""Ghi một hồ sơ: a new one or a correction, in one way for every programme."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from nhipcau.core.domain import audit
from nhipcau.units.models import User


def keep(
    *,
    by: User,
    record: models.Model,
    fields: Mapping[str, Any],
    stem: str,
    subject: models.Model | None = None,
) -> bool:
    """Lưu các trường of `record` in the caller's transaction, who asked for the right; False for no change.

    The trail gets `<stem>.add` or `<stem>.correct`, under `subject` where the record is a part of another.
    """
    is_new = record.pk is None
    before, after = audit.changes(record, fields)
    if not after and not is_new:
        return False
    record.full_clean(exclude=[field.name for field in record._meta.fields if not field.editable])
    record.save()
    verb = f"{stem}.add" if is_new else f"{stem}.correct"
    about = subject or record
    told = audit.plain(fields) if is_new else after
    audit.record(actor=by, verb=verb, subject=about, before={} if is_new else before, after=told)
    return True
