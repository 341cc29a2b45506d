"""Gửi tệp từng phần: a file comes in pieces and goes on where the line broke off, after hours if need be.

Whoever calls these has asked for the right to hand the file in; every upload is its owner's alone.
"""

import hashlib
import uuid
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Upload
from . import files
from .errors import Refused

KEPT_UNFINISHED = timedelta(days=1)


def begin(*, owner: models.Model, fingerprint: str, size: int) -> Upload:
    """Bắt đầu hoặc gửi tiếp: `received` says how much is here already.

    `fingerprint` is whatever tells the browser's file from its others (name, size, time of change).
    Raises Refused for an empty file or one too large, before any of it is sent.
    """
    files.require_size(size)
    digest = hashlib.sha256(f"{size}|{fingerprint}".encode()).hexdigest()
    return Upload.objects.get_or_create(
        owner_id=owner.pk, fingerprint=digest, defaults={"key": uuid.uuid4().hex, "size": size}
    )[0]


def append(*, owner: models.Model, upload_id: uuid.UUID, offset: int, part: bytes) -> Upload:
    """Nhận một phần. A part that does not begin where the last one ended changes nothing: the caller looks
    at `received` and sends what is missing. Raises Refused when the upload is gone or grows too large.
    """
    with transaction.atomic():
        upload = _held(owner, upload_id)
        if offset != upload.received:
            return upload
        if upload.received + len(part) > upload.size:
            raise Refused(_("Tệp đã thay đổi trong khi gửi; hãy chọn lại tệp để gửi từ đầu."))
        files.extend_quarantined(upload.key, offset, part)
        upload.received += len(part)
        upload.save(update_fields=["received", "touched_at"])
    return upload


def content_of(*, owner: models.Model, upload_id: uuid.UUID, digest: str = "") -> bytes:
    """Nội dung đã gửi đủ. Raises Refused when parts are missing or the whole is not what was sent.

    `digest` is the SHA-256 the browser reckoned, where it could.
    """
    with transaction.atomic():
        upload = _held(owner, upload_id)
        try:
            content = files.read_quarantined(upload.key)
        except FileNotFoundError:
            content = b""
        whole = len(content) == upload.received == upload.size
        if whole and digest in ("", hashlib.sha256(content).hexdigest()):
            return content
    if upload.received == upload.size:
        # What lies here can never become the file: begin again.
        drop(owner=owner, upload_id=upload_id)
    raise Refused(_("Tệp chưa đến đủ hoặc bị sai trên đường truyền; hãy gửi lại tệp này."))


def drop(*, owner: models.Model, upload_id: uuid.UUID) -> None:
    """Bỏ một tệp đang gửi; nothing to do when it is gone."""
    upload = Upload.objects.filter(owner_id=owner.pk, pk=upload_id).first()
    if upload is not None:
        files.release(upload.key)
        upload.delete()


def sweep(*, now: datetime | None = None, kept: timedelta = KEPT_UNFINISHED) -> int:
    """Dọn những tệp gửi dở mà một ngày không ai gửi tiếp."""
    limit = (now or timezone.now()) - kept
    old = list(Upload.objects.filter(touched_at__lt=limit))
    for upload in old:
        files.release(upload.key)
        upload.delete()
    return len(old)


def _held(owner: models.Model, upload_id: uuid.UUID) -> Upload:
    upload = Upload.objects.select_for_update().filter(owner_id=owner.pk, pk=upload_id).first()
    if upload is None:
        raise Refused(_("Phần đã gửi không còn được giữ; hãy chọn lại tệp để gửi từ đầu."))
    return upload
