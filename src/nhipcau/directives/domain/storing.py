"""Cất một văn bản đã đọc: the original, what was read, and what it asks for as proposals.

Everything of one reading is stored in one transaction, or nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from nhipcau.core.domain import audit, files
from nhipcau.units.domain.posts import Writing
from nhipcau.units.domain.resolution import Directory
from nhipcau.units.models import Unit, User

from ..enums import DirectiveState
from ..models import Directive, Obligation
from . import citations, duplicates, parties, values


@dataclass(frozen=True, slots=True)
class Seen:
    """Người đã xem: who saw that no page is marked, and how many files no machine could read they opened."""

    by: User
    unread: int = 0


def store(
    directive: Directive,
    content: bytes,
    reading: dict[str, Any],
    *,
    since: DirectiveState,
    seen: Seen | None = None,
) -> bool:
    """Cất bản gốc và kết quả đọc, and propose what was found; False when the directive is no longer `since`.

    `seen` tells of the person who looked, where no machine could tell whether a page is marked.
    """
    keys = directive.quarantine_key, directive.reading_key
    header = values.header_of(reading)
    directory = Directory(Writing(header["issuer_name"], header["title"], header["date"], directive.pk))
    with transaction.atomic():
        held = Directive.objects.select_for_update().get(pk=directive.pk)
        if held.state != since:
            return False
        for name, value in header.items():
            setattr(held, name, value)
        # The body as it stood when it signed, not its heir of today.
        held.issuer = _issuer(reading, directory, on=held.date or timezone.localdate())
        held.reading, held.original = reading, files.keep(content)
        held.state, held.failure = DirectiveState.REVIEW, ""
        held.quarantine_key = held.reading_key = ""
        held.folded = values.folded_of(held)
        held.number_key = values.number_key_of(held.number)
        held.duplicate_of = duplicates.of(held)
        held.save()
        if seen is not None:
            told: dict[str, Any] = {"state": held.state, "no_secret_mark": True}
            if seen.unread:
                told["unread_opened"] = seen.unread
            audit.record(actor=seen.by, verb="directives.confirm_unmarked", subject=held, after=told)
        citations.record(held)
        found = _propose_obligations(held, reading, directory)
        after = {"state": held.state, "sha256": held.digest, "obligations": found} | header
        audit.record(actor=held.received_by, verb="directives.read", subject=held, after=after)
    for key in filter(None, keys):
        files.release(key)
    return True


def _issuer(reading: dict[str, Any], directory: Directory, *, on: date) -> Unit | None:
    """ "Văn phòng" alone is many offices; under the body above it, it is one."""
    issuer = reading.get("issuer") or {}
    whole = " ".join(filter(None, [issuer.get("name"), issuer.get("parent")]))
    names = dict.fromkeys(filter(None, [whole, issuer.get("name")]))
    return next((unit for name in names if (unit := directory.resolve(name, on=on).unit)), None)


def _propose_obligations(directive: Directive, reading: dict[str, Any], directory: Directory) -> int:
    length = len(reading["text"])
    for machine in reading["obligations"]:
        spans = values.spans_within([machine["span"]], length)
        obligation = Obligation.objects.create(
            directive=directive,
            position=spans[0][0] if spans else length,
            spans=spans,
            machine=machine,
            **values.obligation_of(machine),
        )
        parties.propose(obligation, machine, directory, on=timezone.localdate())
    return len(reading["obligations"])
