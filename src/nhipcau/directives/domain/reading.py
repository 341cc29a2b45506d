"""Đọc văn bản: the job that takes a file from quarantine, reads it and lays out what was found as proposals.

Everything of one reading is stored in one transaction, or nothing; a second run of the job changes nothing.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import vanban
from nhipcau.core.domain import audit, files, trust
from nhipcau.core.domain.jobs import Cancelled, Progress
from nhipcau.units.domain.resolution import Directory
from nhipcau.units.models import Unit
from vanban.errors import ReadingStopped

from ..enums import DirectiveState
from ..models import Directive, Obligation
from . import citations, duplicates, parties, quarantine, values

STEPS = 3


def read(*, progress: Progress, directive_id: int) -> dict[str, Any]:
    """Đọc một văn bản đang cách ly; returns its state and the number of obligations found.

    A file that cannot be read leaves the directive FAILED with a sentence, and the file in quarantine.
    """
    directive = Directive.objects.get(pk=directive_id)
    if directive.state != DirectiveState.READING:
        return _result(directive)
    try:
        progress.report(0, STEPS, _("Mở tệp"))
        content = files.read_quarantined(directive.quarantine_key)
        progress.report(1, STEPS, _("Đọc chữ và tách nhiệm vụ"))
        source = vanban.read_bytes(
            content, directive.file_name, bounded=True, trust_roots=trust.roots(), recognise=False
        )
        reading = vanban.as_dict(vanban.parse(source))
        progress.report(2, STEPS, _("Đối chiếu tên đơn vị với danh bạ"))
        if values.is_confidential(reading):
            _refuse_secret(directive)
        elif unseen := values.unseen_in(reading):
            _fail(directive, _unseen(unseen), release=True)
        else:
            _store(directive, content, reading)
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
    quarantine.sweep()
    return _result(directive)


def _store(directive: Directive, content: bytes, reading: dict[str, Any]) -> None:
    key = directive.quarantine_key
    directory = Directory()
    with transaction.atomic():
        held = Directive.objects.select_for_update().get(pk=directive.pk)
        if held.state != DirectiveState.READING:
            return
        header = values.header_of(reading)
        for name, value in header.items():
            setattr(held, name, value)
        # The body as it stood when it signed, not its heir of today.
        held.issuer = _issuer(reading, directory, on=held.date or timezone.localdate())
        held.reading, held.original = reading, files.keep(content)
        held.state, held.quarantine_key, held.failure = DirectiveState.REVIEW, "", ""
        held.folded = values.folded_of(held)
        held.number_key = values.number_key_of(held.number)
        held.duplicate_of = duplicates.of(held)
        held.save()
        citations.record(held)
        found = _propose_obligations(held, reading, directory)
        after = {"state": held.state, "sha256": held.digest, "obligations": found} | header
        audit.record(actor=held.received_by, verb="directives.read", subject=held, after=after)
    files.release(key)


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


def _refuse_secret(directive: Directive) -> None:
    """Từ chối văn bản có dấu mật: nothing of it is kept, and the trail says only that it was refused."""
    files.release(directive.quarantine_key)
    with transaction.atomic():
        held = Directive.objects.select_for_update().get(pk=directive.pk)
        held.state, held.quarantine_key, held.digest, held.file_name = DirectiveState.FAILED, "", "", ""
        held.failure = _(
            "Phần đầu văn bản có dấu chỉ độ mật. Văn bản mật không được đưa lên hệ thống này: "
            "nội dung và tên tệp đã bị xóa, không giữ lại gì. "
            "Hãy xử lý văn bản theo quy định về bảo vệ bí mật nhà nước."
        )
        held.save(update_fields=["state", "quarantine_key", "digest", "file_name", "failure"])
        after = {"state": held.state, "refused": "secret"}
        audit.record(actor=held.received_by, verb="directives.refuse_secret", subject=held, after=after)


def _unseen(sentences: list[str]) -> str:
    """An enclosed file that nobody could read may bear a secret mark; the rest is taken in without it."""
    return _(
        "Trong tệp gửi lên có tệp kèm máy chưa đọc được nên không biết có dấu chỉ độ mật hay không; "
        "chưa có gì được lưu. Hãy bỏ tệp ấy ra khỏi gói rồi gửi lại, hoặc gửi riêng từng văn bản. %(files)s"
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
