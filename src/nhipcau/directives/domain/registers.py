"""Nguồn nhiệm vụ không qua máy đọc: an issued plan or an existing tracker enters as a source of its own.

Its lines become the text, so that every obligation leads back to the line that asked for it, as with a
directive that was read. A person chose each line before, so the obligations enter confirmed.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.core.models import StoredFile
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import DirectiveState, ObligationState, Origin, Part, Source
from ..models import Directive, Obligation, ObligationUnit
from . import citations, policy, values

BATCH = 500


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của nguồn: `shown` is the line as it stands in the text; the rest is the obligation.

    `above` are lines that stand before it and ask for nothing themselves: the headings of its part.
    """

    shown: str
    text: str
    leads: tuple[Unit, ...]
    supporters: tuple[Unit, ...] = ()
    section: str = ""
    due: date | None = None
    deadline_text: str = ""
    deliverable: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    above: tuple[str, ...] = ()


def enter(
    *,
    actor: User,
    source: Source,
    original: StoredFile,
    file_name: str,
    header: dict[str, Any],
    opening: Sequence[str],
    lines: Iterable[Line],
) -> tuple[Directive, list[Obligation]]:
    """Ghi một nguồn: the directive, and one confirmed obligation for each line with a leading unit.

    `header` holds header fields of Directive (number, date, title, system, issuer …); `opening` are lines
    that stand before the first, the grounds among them: what they cite joins the chain. Call it inside the
    transaction of the act that brings the source.
    Raises PermissionDenied; Refused for a line without a leading unit or when the content is here already.
    """
    access.require(actor, policy.REGISTER)
    given = list(lines)
    for number, line in enumerate(given, start=1):
        if not line.leads:
            raise Refused(_("Dòng %(number)d chưa có đơn vị chủ trì; chưa lưu gì.") % {"number": number})
    with transaction.atomic():
        text, spans = _laid_out(opening, given)
        now = timezone.now()
        digest = hashlib.sha256(f"{original.sha256}\n{text}".encode()).hexdigest()
        if Directive.objects.filter(digest=digest).exclude(state=DirectiveState.DISCARDED).exists():
            raise Refused(_("Nguồn này đã được ghi trước đây; không ghi lần thứ hai."))
        directive = Directive(
            source=source,
            state=DirectiveState.CONFIRMED,
            file_name=values.fit(Directive, "file_name", file_name),
            original=original,
            digest=digest,
            reading=_reading(text, header.get("number") or None),
            received_by=actor,
            confirmed_at=now,
            **header,
        )
        directive.folded = values.folded_of(directive)
        directive.number_key = values.number_key_of(directive.number)
        directive.save()
        citations.record(directive)
        made = _obligations(directive, list(zip(given, spans, strict=True)))
        after = {
            "state": directive.state,
            "source": source,
            "obligations": len(made),
            "sha256": original.sha256,
        }
        audit.record(actor=actor, verb="directives.enter", subject=directive, after=after)
    return directive, made


def _laid_out(opening: Sequence[str], lines: Sequence[Line]) -> tuple[str, list[tuple[int, int]]]:
    parts, spans, at = [], [], 0
    for shown in opening:
        parts.append(shown)
        at += len(shown) + 1
    for line in lines:
        parts += line.above
        at += sum(len(heading) + 1 for heading in line.above)
        parts.append(line.shown)
        spans.append((at, at + len(line.shown)))
        at += len(line.shown) + 1
    return "\n".join(parts), spans


def _reading(text: str, own: str | None) -> dict[str, Any]:
    """What the review screen expects of a reading; of what a machine finds only the documents it cites."""
    lists = ("sections", "findings", "footnotes", "obligations", "marks")
    empty: dict[str, Any] = {name: [] for name in lists}
    return empty | {"text": text, "spans": {}, "citations": citations.found_in(text, own=own)}


def _obligations(directive: Directive, placed: Sequence[tuple[Line, tuple[int, int]]]) -> list[Obligation]:
    """In bulk: a tracker has thousands of lines."""
    made = Obligation.objects.bulk_create(
        [_obligation(directive, line, span) for line, span in placed], batch_size=BATCH
    )
    ObligationUnit.objects.bulk_create(
        [
            ObligationUnit(
                obligation=obligation, part=part, position=at, written=unit.name, unit=unit, chosen=True
            )
            for obligation, (line, _span) in zip(made, placed, strict=True)
            for part, units in ((Part.LEAD, line.leads), (Part.SUPPORT, line.supporters))
            for at, unit in enumerate(units)
        ],
        batch_size=BATCH,
    )
    return made


def _obligation(directive: Directive, line: Line, span: tuple[int, int]) -> Obligation:
    return Obligation(
        directive=directive,
        position=span[0],
        spans=[list(span)],
        state=ObligationState.CONFIRMED,
        origin=Origin.ADDED,
        kind="task",
        confirmed_at=directive.confirmed_at,
        section=values.fit(Obligation, "section", line.section),
        text=line.text,
        folded=fold(line.text),
        due=line.due,
        deadline_text=values.fit(Obligation, "deadline_text", line.deadline_text),
        deliverable=values.fit(Obligation, "deliverable", line.deliverable),
        **line.fields,
    )
