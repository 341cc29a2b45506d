"""Bản quét chờ người xem: where no machine can tell whether a page is marked, a person looks (safeguard 16).

Until then nothing of the file, nor of what was read in it, lies outside quarantine.
"""

import json
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import DirectiveState
from ..models import Directive
from . import page_images, policy, secrecy, storing

# A mark stands on the first page; an annex bound in may have a letterhead of its own.
MOST_SHOWN = 20


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


def confirm_unmarked(*, actor: User, directive: Directive) -> None:
    """Xác nhận không trang nào mang dấu mật: it is kept and goes to review. Raises Refused when gone."""
    access.require(actor, policy.SCREEN)
    _require_waiting(directive)
    content, reading = _quarantined(directive)
    since = DirectiveState.SCREENING
    if not storing.store(directive, content, reading, since=since, seen_by=actor):
        raise Refused(_already())


def refuse_marked(*, actor: User, directive: Directive) -> None:
    """Báo có dấu mật: file and reading are erased. Raises Refused when nothing waits any more."""
    access.require(actor, policy.SCREEN)
    _require_waiting(directive)
    secrecy.erase(directive, told_by=actor)


def page_count(directive: Directive) -> int:
    """Số trang cho xem; 0 for a package, whose pages cannot be shown here."""
    try:
        content, reading = _quarantined(directive)
    except Refused:
        return 0
    if not page_images.has_pages(content):
        return 0
    return min(MOST_SHOWN, (reading.get("source") or {}).get("pages") or 1)


def page_image(directive: Directive, page: int) -> bytes | None:
    """Ảnh một trang từ nơi cách ly, drawn anew each time; None when there is no such page."""
    if directive.state != DirectiveState.SCREENING:
        return None
    try:
        content = files.read_quarantined(directive.quarantine_key)
    except FileNotFoundError:
        return None
    return page_images.drawn(content, page=page, width=page_images.WIDTHS[-1])


def _quarantined(directive: Directive) -> tuple[bytes, dict[str, Any]]:
    try:
        content = files.read_quarantined(directive.quarantine_key)
        reading: dict[str, Any] = json.loads(files.read_quarantined(directive.reading_key))
    except (FileNotFoundError, ValueError):
        raise Refused(
            _("Tệp không còn ở nơi cách ly; hãy bỏ văn bản này rồi tiếp nhận lại từ tệp gốc của bạn.")
        ) from None
    return content, reading


def _require_waiting(directive: Directive) -> None:
    directive.refresh_from_db(fields=["state", "quarantine_key", "reading_key"])
    if directive.state != DirectiveState.SCREENING:
        raise Refused(_already())


def _already() -> str:
    return _("Văn bản này không còn chờ xác nhận; có người đã xem hoặc đã bỏ nó. Hãy tải lại trang.")
