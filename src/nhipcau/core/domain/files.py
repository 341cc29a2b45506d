"""Lưu tệp: content under its SHA-256, written whole or not at all; quarantine before that."""

import hashlib
import os
import uuid
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ..models import StoredFile
from .errors import Refused


def keep(content: bytes) -> StoredFile:
    """Cất nội dung and return its record; the same content is kept once."""
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredFile(sha256=digest, size=len(content))
    if not stored.path.exists():
        _write(stored.path, content)
    return StoredFile.objects.get_or_create(sha256=digest, defaults={"size": len(content)})[0]


def quarantine(content: bytes) -> str:
    """Cách ly: lay unread content outside backups; returns the key that finds it again."""
    key = uuid.uuid4().hex
    _write(_quarantined(key), content)
    return key


def read_quarantined(key: str) -> bytes:
    """Nội dung đang cách ly; raises FileNotFoundError when it has been released."""
    return _quarantined(key).read_bytes()


def release(key: str) -> None:
    """Xóa khỏi nơi cách ly: overwrite, then remove; nothing to do when it is gone."""
    path = _quarantined(key)
    if path.exists():
        with path.open("r+b") as file:
            file.write(b"\0" * path.stat().st_size)
            os.fsync(file.fileno())
        path.unlink()


def require_size(size: int) -> None:
    """Giới hạn dung lượng. Raises Refused for an empty file or one over NHIPCAU_UPLOAD_LIMIT bytes."""
    if not size:
        raise Refused(_("Tệp rỗng, không có nội dung. Hãy chọn lại đúng tệp văn bản."))
    if size > settings.NHIPCAU_UPLOAD_LIMIT:
        limit = settings.NHIPCAU_UPLOAD_LIMIT // 1024 // 1024
        raise Refused(
            _(
                "Tệp nặng %(size)d MB, vượt giới hạn %(limit)d MB; chưa có gì được lưu. "
                "Hãy tách hoặc nén bớt tệp."
            )
            % {"size": size // 1024 // 1024, "limit": limit}
        )


def _quarantined(key: str) -> Path:
    return Path(settings.NHIPCAU_QUARANTINE_ROOT) / uuid.UUID(hex=key).hex


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{uuid.uuid4().hex}")
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
