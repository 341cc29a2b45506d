"""Tiếp nhận văn bản: a file or a pasted text enters quarantine, and a job is set to read it.

Nothing of the content or of its name goes into the audit trail before it is known that the file may be
kept (safeguard 16).
"""

import hashlib
import uuid
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files, jobs
from nhipcau.core.domain.errors import Refused
from nhipcau.core.enums import JobState
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import DirectiveState, ObligationState
from ..models import BatchItem, Directive
from . import policy

READ_JOB = "nhipcau.directives.domain.reading.read"


@dataclass(frozen=True, slots=True)
class Intake:
    """Kết quả tiếp nhận; `is_new` is False when the same content had been received before."""

    directive: Directive
    is_new: bool


def register(*, actor: User, content: bytes, name: str, batch: uuid.UUID | None = None) -> Intake:
    """Tiếp nhận một tệp; `batch` joins it to the files that came with it.

    Raises PermissionDenied; Refused when it is empty or too large.
    """
    access.require(actor, policy.REGISTER)
    files.require_size(len(content))
    found = _taken_in(actor, content, name)
    if batch is not None:
        BatchItem.objects.get_or_create(
            batch=batch, directive=found.directive, defaults={"is_new": found.is_new}
        )
    return found


def _taken_in(actor: User, content: bytes, name: str) -> Intake:
    digest = hashlib.sha256(content).hexdigest()
    known = _received(digest)
    if known:
        return Intake(known, is_new=_taken_up_again(known, actor, content, name))
    key = files.quarantine(content)
    try:
        with transaction.atomic():
            directive = Directive.objects.create(
                digest=digest, quarantine_key=key, file_name=_base_name(name), received_by=actor
            )
            _set_reading(directive, actor)
            after = {"state": DirectiveState.READING, "size": len(content)}
            audit.record(actor=actor, verb="directives.register", subject=directive, after=after)
    except IntegrityError:
        # Somebody handed in the same content in this very moment.
        files.release(key)
        known = _received(digest)
        if known is None:
            raise
        return Intake(known, is_new=False)
    except BaseException:
        files.release(key)
        raise
    directive.refresh_from_db()
    return Intake(directive, is_new=True)


def _taken_up_again(known: Directive, actor: User, content: bytes, name: str) -> bool:
    """A file that could not be read was not kept either: brought again, it is read again in its old row."""
    if known.state != DirectiveState.FAILED or known.quarantine_key:
        return False
    key = files.quarantine(content)
    with transaction.atomic():
        held = Directive.objects.select_for_update().get(pk=known.pk)
        again = held.state == DirectiveState.FAILED and not held.quarantine_key
        if again:
            held.state, held.failure = DirectiveState.READING, ""
            held.quarantine_key, held.file_name = key, _base_name(name)
            held.save(update_fields=["state", "failure", "quarantine_key", "file_name"])
            _set_reading(held, actor)
            audit.record(actor=actor, verb="directives.retry", subject=held, after={"state": held.state})
    if not again:
        files.release(key)
    known.refresh_from_db()
    return again


def retry_failed(*, actor: User, batch: uuid.UUID) -> int:
    """Đọc lại mọi tệp lỗi còn được giữ của một đợt; returns how many."""
    access.require(actor, policy.REGISTER)
    failed = queries.not_read().exclude(quarantine_key="")
    items = BatchItem.objects.filter(batch=batch, directive__in=failed.values("pk"))
    count = 0
    for item in items.select_related("directive"):
        try:
            retry(actor=actor, directive=item.directive)
        except Refused:  # somebody was faster
            continue
        count += 1
    return count


def retry(*, actor: User, directive: Directive) -> None:
    """Đọc lại tệp đang cách ly, without a second copy. Raises Refused while it is read or when it is gone."""
    access.require(actor, policy.REGISTER)
    with transaction.atomic():
        held = Directive.objects.select_for_update().get(pk=directive.pk)
        if not queries.not_read().filter(pk=held.pk).exists():
            raise Refused(_("Văn bản này đang được đọc hoặc đã đọc xong; không cần đọc lại."))
        if not held.quarantine_key:
            raise Refused(_("Tệp không còn được giữ; hãy tiếp nhận lại từ tệp gốc của bạn."))
        held.state, held.failure = DirectiveState.READING, ""
        held.save(update_fields=["state", "failure"])
        _set_reading(held, actor)
        audit.record(actor=actor, verb="directives.retry", subject=held, after={"state": held.state})


def cancel(*, actor: User, directive: Directive) -> None:
    """Dừng việc đọc; the file stays in quarantine. Raises Refused when somebody else asked for it."""
    access.require(actor, policy.REGISTER)
    with transaction.atomic():
        held = Directive.objects.select_for_update(of=("self",)).select_related("job").get(pk=directive.pk)
        if held.state != DirectiveState.READING or held.job is None or held.job.is_over:
            return
        jobs.cancel(job=held.job, actor=actor)
        held.job.refresh_from_db()
        if held.job.state == JobState.CANCELLED:
            held.state = DirectiveState.FAILED
            held.failure = _("Đã dừng đọc theo yêu cầu. Tệp vẫn được giữ; có thể đọc lại hoặc bỏ.")
            held.save(update_fields=["state", "failure"])
        audit.record(actor=actor, verb="directives.cancel", subject=held, after={"state": held.state})


def discard(*, actor: User, directive: Directive) -> None:
    """Bỏ một văn bản chưa thành việc: read or not. Raises Refused once it gave work or was sent out."""
    access.require(actor, policy.REGISTER)
    with transaction.atomic():
        held = Directive.objects.select_for_update().get(pk=directive.pk)
        if held.state == DirectiveState.DISCARDED:
            return
        keys = held.quarantine_key, held.reading_key
        if held.obligations.filter(state=ObligationState.CONFIRMED).exists():
            raise Refused(
                _(
                    "Văn bản này đã có nhiệm vụ được xác nhận nên không bỏ được; "
                    "hãy mở lại các nhiệm vụ đó trước."
                )
            )
        if held.deliveries.filter(recalled_at=None).exists():
            raise Refused(
                _("Văn bản này đã phổ biến đến đơn vị nên không bỏ được; hãy thu hồi khỏi các đơn vị trước.")
            )
        set_discarded(held, actor)
    for key in filter(None, keys):
        files.release(key)


def set_discarded(directive: Directive, actor: User | None) -> None:
    """Ghi nhận đã bỏ, in the caller's transaction; `actor` is None when time did it."""
    before = {"state": directive.state}
    directive.state = DirectiveState.DISCARDED
    directive.quarantine_key = directive.reading_key = ""
    directive.save(update_fields=["state", "quarantine_key", "reading_key"])
    after = {"state": directive.state}
    audit.record(actor=actor, verb="directives.discard", subject=directive, before=before, after=after)


def _set_reading(directive: Directive, actor: User) -> None:
    directive.job = jobs.enqueue(
        work=READ_JOB,
        label=_("Đọc văn bản số %(number)s") % {"number": directive.pk},
        requested_by=actor,
        arguments={"directive_id": directive.pk},
    )
    Directive.objects.filter(pk=directive.pk).update(job=directive.job)


def _received(digest: str) -> Directive | None:
    return Directive.objects.filter(digest=digest).exclude(state=DirectiveState.DISCARDED).first()


def _base_name(name: str) -> str:
    base = PurePosixPath(name.replace("\\", "/")).name.replace("\0", "").strip()
    return base[-250:] or _("van-ban.txt")
