"""Lưu tệp: content under its SHA-256, written whole or not at all; quarantine before that."""

import contextlib
import hashlib
import os
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import StoredFile, Upload
from .errors import Refused

KEPT_ORPHANED = timedelta(days=1)


def keep(content: bytes) -> StoredFile:
    """Cất nội dung and return its record; the same content is kept once."""
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredFile(sha256=digest, size=len(content))
    if stored.path.exists():
        # Left by a crash it may be old and without a record: it is needed again from now on.
        stored.path.touch()
    else:
        _write(stored.path, content)
    return StoredFile.objects.get_or_create(sha256=digest, defaults={"size": len(content)})[0]


def quarantine(content: bytes) -> str:
    """Cách ly: lay unread content outside backups; returns the key that finds it again."""
    key = uuid.uuid4().hex
    _write(_quarantined(key), content)
    return key


def extend_quarantined(key: str, offset: int, part: bytes) -> None:
    """Ghi tiếp vào tệp đang cách ly, from `offset` on; what a crash left behind there is overwritten."""
    path = _quarantined(key)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("r+b" if path.exists() else "xb") as file:
        file.truncate(offset)
        file.seek(offset)
        file.write(part)
        file.flush()
        os.fsync(file.fileno())


def read_quarantined(key: str) -> bytes:
    """Nội dung đang cách ly; raises FileNotFoundError when it has been released."""
    return _quarantined(key).read_bytes()


# An app whose records hold quarantined content says which of the given keys it still needs.
holders: list[Callable[[set[str]], Iterable[str]]] = []


def held(keys: set[str]) -> set[str]:
    """Các khóa còn hồ sơ giữ: files on their way in, and those told by the apps in `holders`."""
    coming = set(Upload.objects.filter(key__in=keys).values_list("key", flat=True))
    return coming | {key for holder in holders for key in holder(keys)}


def release(key: str) -> None:
    """Xóa khỏi nơi cách ly: overwrite, then remove; nothing to do when it is gone."""
    path = _quarantined(key)
    # Another worker may release it at the same moment.
    with contextlib.suppress(FileNotFoundError):
        with path.open("r+b") as file:
            file.write(b"\0" * os.fstat(file.fileno()).st_size)
            os.fsync(file.fileno())
        path.unlink()


def aged(paths: Iterable[Path], limit: datetime) -> list[Path]:
    """Những tệp đã cũ: those last written before `limit`; one that vanishes meanwhile is none of them."""
    found = []
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < limit.timestamp():
                found.append(path)
    return found


def sweep(*, now: datetime | None = None, kept: timedelta = KEPT_ORPHANED) -> int:
    """Dọn tệp không có hồ sơ: what a crash left between the file and its record, older than a day."""
    limit = (now or timezone.now()) - kept
    room = Path(settings.NHIPCAU_FILES_ROOT)
    removed = 0
    ours = (path for path in room.glob("*/*") if path.name.startswith(".") or len(path.name) == 64)
    for path in aged(ours, limit):
        if not StoredFile.objects.filter(sha256=path.name).exists():
            path.unlink(missing_ok=True)
            removed += 1
    return removed


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
