"""Phần đầu văn bản: corrected by a person; what the machine read stays beside it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from nhipcau.core.domain import audit
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import Directive
from . import duplicates, policy, values
from .proposals import hold_directive

FIELDS = (
    "system",
    "type_code",
    "type_name",
    "number",
    "issuer_name",
    "issuer",
    "place",
    "date",
    "title",
)
IDENTITY = {"number", "issuer_name", "date"}


def correct(*, actor: User, directive: Directive, wanted: Mapping[str, Any]) -> None:
    """Sửa phần đầu: `wanted` maps names of FIELDS to values; unchanged ones cost nothing.

    A changed number, issuer or date is compared with the directives at hand again.
    Raises PermissionDenied, Refused before the directive is read.
    """
    access.require(actor, policy.CORRECT_HEADER)
    unknown = set(wanted) - set(FIELDS)
    if unknown:
        raise ValueError(f"no header fields: {sorted(unknown)}")
    with transaction.atomic():
        held = hold_directive(directive.pk)
        before, after = audit.changes(held, wanted)
        if not after:
            return
        if IDENTITY & after.keys():
            held.duplicate_of = duplicates.of(held)
        held.folded = values.folded_of(held)
        held.number_key = values.number_key_of(held.number)
        held.save(update_fields=[*after, "duplicate_of", "folded", "number_key"])
        audit.record(actor=actor, verb="directives.header", subject=held, before=before, after=after)


def changed_fields(directive: Directive) -> set[str]:
    """Những ô người đã sửa: header fields that differ from what the machine read."""
    read = values.header_of(directive.reading or {})
    return {name for name, value in read.items() if getattr(directive, name) != value}
