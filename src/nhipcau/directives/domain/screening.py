"""Chờ người xem: where no machine can tell whether a page or an enclosed file is marked, a person looks
(safeguard 16).

Until then nothing of the file, nor of what was read in it, lies outside quarantine.
"""

import json
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

import vanban
from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import DirectiveState
from ..models import Directive
from . import policy, screened_files, secrecy, storing


def hold(directive: Directive, reading: dict[str, Any]) -> None:
    """Giữ lại chờ người xem, what was read beside the file in quarantine."""
    key = files.quarantine(json.dumps(reading).encode())
    with transaction.atomic():
        held = Directive.objects.select_for_update().get(pk=directive.pk)
        is_waiting = held.state == DirectiveState.READING
        if is_waiting:
            held.state, held.reading_key = DirectiveState.SCREENING, key
            held.save(update_fields=["state", "reading_key"])
            after = {"state": held.state}
            audit.record(actor=held.received_by, verb="directives.hold", subject=held, after=after)
    if not is_waiting:
        files.release(key)


def open_unread(*, actor: User, directive: Directive, index: int) -> vanban.EnclosedFile:
    """Mở một tệp kèm máy chưa đọc được, to look for a mark; the trail keeps that it was given out.

    Raises PermissionDenied; Refused when nothing waits any more or there is no such file.
    """
    access.require(actor, policy.SCREEN)
    _require_waiting(directive)
    content, reading = screened_files.quarantined(directive)
    unread = screened_files.unread_in(reading)
    found = None
    if 0 <= index < len(unread):
        found = screened_files.taken_out(content, directive.file_name, unread[index].place)
    if found is None:
        raise Refused(_("Không lấy được tệp kèm này ra khỏi gói. Hãy bỏ văn bản rồi gửi riêng từng tệp."))
    # Its name may tell what it holds: before somebody has looked, only its place is written down.
    with transaction.atomic():
        audit.record(actor=actor, verb="directives.open_unread", subject=directive, after={"file": index + 1})
    return found


def confirm_unmarked(*, actor: User, directive: Directive, opened: Collection[int] = ()) -> None:
    """Xác nhận không trang nào, không tệp kèm nào mang dấu mật: it is kept and goes to review.

    `opened` are the enclosed files, by their index, that the person opened. Raises PermissionDenied; Refused
    when one was not opened or nothing waits any more.
    """
    access.require(actor, policy.SCREEN)
    _require_waiting(directive)
    content, reading = screened_files.quarantined(directive)
    unread = screened_files.unread_in(reading)
    missing = [one.name for one in unread if one.index not in set(opened)]
    if missing:
        raise Refused(
            _(
                "Chưa xác nhận đã mở xem: %(files)s. "
                "Hãy mở từng tệp, xem phần đầu, rồi đánh dấu vào ô của tệp ấy."
            )
            % {"files": ", ".join(missing[:5]) + ("…" if len(missing) > 5 else "")}
        )
    since = DirectiveState.SCREENING
    seen = storing.Seen(actor, unread=len(unread))
    if not storing.store(directive, content, reading, since=since, seen=seen):
        raise Refused(_already())


def refuse_marked(*, actor: User, directive: Directive) -> None:
    """Báo có dấu mật: file and reading are erased. Raises Refused when nothing waits any more."""
    access.require(actor, policy.SCREEN)
    _require_waiting(directive)
    secrecy.erase(directive, told_by=actor)


def _require_waiting(directive: Directive) -> None:
    directive.refresh_from_db(fields=["state", "quarantine_key", "reading_key"])
    if directive.state != DirectiveState.SCREENING:
        raise Refused(_already())


def _already() -> str:
    return _("Văn bản này không còn chờ xác nhận; có người đã xem hoặc đã bỏ nó. Hãy tải lại trang.")
