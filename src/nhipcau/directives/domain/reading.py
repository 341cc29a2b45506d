"""Đọc văn bản: the job that takes a file from quarantine, reads it and lays out what was found.

A second run of the job changes nothing.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

import vanban
from nhipcau.core.domain import audit, files, trust
from nhipcau.core.domain.jobs import Cancelled, Progress
from vanban.errors import ReadingStopped

from ..enums import DirectiveState
from ..models import Directive
from . import screening, secrecy, storing, values

# Of a hundred: the file is open, and its pages are read.
OPENED, READ = 5, 95


def read(*, progress: Progress, directive_id: int) -> dict[str, Any]:
    """Đọc một văn bản đang cách ly; returns its state and the number of obligations found.

    A file that cannot be read leaves the directive FAILED with a sentence, and the file in quarantine.
    """
    directive = Directive.objects.get(pk=directive_id)
    if directive.state != DirectiveState.READING:
        return _result(directive)
    try:
        progress.report(0, 100, _("Mở tệp"))
        content = files.read_quarantined(directive.quarantine_key)
        progress.report(OPENED, 100, _("Đọc chữ và tách nhiệm vụ"))
        source = vanban.read_bytes(
            content,
            directive.file_name,
            bounded=True,
            trust_roots=trust.roots(),
            progress=partial(_tell, progress),
        )
        reading = vanban.as_dict(vanban.parse(source))
        progress.report(READ, 100, _("Đối chiếu tên đơn vị với danh bạ"))
        if values.is_confidential(reading):
            secrecy.erase(directive)
        elif refused := values.refused_in(reading):
            _fail(directive, _refused(refused), release=True)
        elif values.is_from_pictures(reading) or values.unread_in(reading):
            screening.hold(directive, reading)
        else:
            storing.store(directive, content, reading, since=DirectiveState.READING)
    except FileNotFoundError:
        # Perhaps erased for a secret mark by a worker that was killed before it could say so.
        _fail(directive, _("Tệp không còn ở nơi cách ly; hãy tiếp nhận lại từ tệp gốc của bạn."), forget=True)
    except ReadingStopped as error:
        _fail(directive, str(error))
    except vanban.VanbanError as error:
        # Another try would end alike, and a letterhead nobody could read may bear a secret mark.
        _fail(directive, str(error), release=True)
    except Cancelled:
        _fail(directive, _("Đã dừng đọc theo yêu cầu. Tệp vẫn được giữ; có thể đọc lại hoặc bỏ."))
        raise
    except Exception:
        _fail(
            directive,
            _("Máy gặp lỗi ngoài dự kiến khi đọc. Tệp vẫn được giữ; hãy đọc lại hoặc báo quản trị viên."),
        )
        raise
    return _result(directive)


def _tell(progress: Progress, done: int, total: int) -> None:
    """Tiến độ nhận dạng, page by page; it raises Cancelled when asked to stop."""
    stage = _("Nhận dạng chữ trong ảnh: xong %(done)d/%(total)d trang") % {"done": done, "total": total}
    progress.report(OPENED + (READ - OPENED) * done // max(1, total), 100, stage)


def _refused(sentences: list[str]) -> str:
    """An enclosed file that nobody is to open may bear a secret mark; the rest is taken in without it."""
    return _(
        "Trong tệp gửi lên có tệp kèm không được mở vì có thể gây hại hoặc không lấy ra được, nên không ai "
        "xem được nó có dấu chỉ độ mật hay không; chưa có gì được lưu. Hãy bỏ tệp ấy ra khỏi gói rồi gửi "
        "lại, hoặc gửi riêng từng văn bản. %(files)s"
    ) % {"files": " ".join(sentences[:3])}


def _fail(directive: Directive, sentence: str, *, release: bool = False, forget: bool = False) -> None:
    """Chưa đọc được: `release` lets the file go, `forget` also what the record knows of it."""
    with transaction.atomic():
        held = Directive.objects.select_for_update().get(pk=directive.pk)
        if held.state != DirectiveState.READING:
            return
        held.state, held.failure = DirectiveState.FAILED, sentence
        key = held.quarantine_key
        if release or forget:
            held.quarantine_key = ""
        if forget:
            held.digest = held.file_name = ""
        held.save(update_fields=["state", "failure", "quarantine_key", "digest", "file_name"])
        after = {"state": DirectiveState.FAILED}
        audit.record(actor=held.received_by, verb="directives.fail", subject=held, after=after)
    if release:
        files.release(key)


def _result(directive: Directive) -> dict[str, Any]:
    directive.refresh_from_db(fields=["state"])
    return {"state": directive.state, "obligations": directive.obligations.count()}
