"""Ghi nhận trả lời của đơn vị: what a unit without an account said, taken over by the standing office.

The unit did the work, the officer only transcribes: evidence and submission name nobody as their giver, the
trail names the officer and what it came through (`via`). Deciding stays a second step (docs/decisions/0007).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import AssignmentState
from ..models import Assignment, Submission
from . import evidence, policy
from .progress import held_by_unit


@dataclass(frozen=True, slots=True)
class Shown:
    """Minh chứng trong một trả lời: a link, or a file as (content, name)."""

    title: str
    kind: str
    done_on: date
    quantity: int = 1
    language: str = ""
    link: str = ""
    file: tuple[bytes, str] | None = None


def take(
    *,
    actor: User,
    assignment: Assignment,
    via: str,
    percent: int | None = None,
    note: str = "",
    shown: Shown | None = None,
    submits: bool = False,
    no_secret: bool = False,
) -> Assignment:
    """Ghi nhận tiến độ, minh chứng và đề nghị duyệt của đơn vị, all or nothing; taken twice it stands once.

    `via` says through what the answer came. Raises PermissionDenied; Refused when the work is not with the
    unit, for evidence that cannot be, or for a submission without any evidence.
    """
    access.require(actor, policy.TAKE_ANSWER)
    stated = require_shown(actor, assignment, shown, no_secret=no_secret) if shown else None
    with transaction.atomic():
        held = held_by_unit(assignment)
        _progress(actor, held, percent, note, via)
        if shown and stated is not None:
            if shown.file:
                stated["file"] = files.keep(shown.file[0])
            evidence.keep(actor, held, stated, file_name=shown.file[1] if shown.file else "", via=via)
        if submits:
            _submit(actor, held, note, via)
    return held


def require_shown(
    actor: User | None, assignment: Assignment, shown: Shown, *, no_secret: bool
) -> dict[str, Any]:
    """Những gì minh chứng nói, checked as when the unit enters it itself; `actor` None from outside."""
    stated = evidence.stated_of(
        assignment,
        title=shown.title,
        kind=shown.kind,
        done_on=shown.done_on,
        quantity=shown.quantity,
        language=shown.language,
    )
    if shown.file:
        evidence.require_file(actor, assignment, *shown.file, no_secret)
    else:
        evidence.require_web_address(shown.link)
        stated["link"] = shown.link
    return stated


def _progress(actor: User, held: Assignment, percent: int | None, note: str, via: str) -> None:
    if percent is not None and not 0 <= percent <= 100:
        raise Refused(_("Tiến độ là một số từ 0 đến 100."))
    wanted: dict[str, Any] = {} if percent is None else {"progress": percent}
    if note.strip():
        wanted["progress_note"] = note.strip()[:500]
    if not wanted:
        return
    if held.state == AssignmentState.ASSIGNED:
        wanted["state"] = AssignmentState.IN_PROGRESS
    before, after = audit.changes(held, wanted)
    if after:
        held.save(update_fields=[*wanted])
        audit.record(
            actor=actor, verb="plans.progress", subject=held, before=before, after=after | {"via": via}
        )


def _submit(actor: User, held: Assignment, note: str, via: str) -> None:
    if not held.evidence.filter(withdrawn_at=None).exists():
        raise Refused(_("Chưa có minh chứng nào nên chưa nộp được; chưa ghi nhận gì."))
    number = held.submissions.count() + 1
    Submission.objects.create(assignment=held, number=number, note=note.strip()[:1000])
    before = {"state": held.state}
    held.state = AssignmentState.SUBMITTED
    held.save(update_fields=["state"])
    audit.record(
        actor=actor,
        verb="plans.submit",
        subject=held,
        before=before,
        after={"state": held.state, "number": number, "via": via},
    )
