"""Sao lưu: the database at one moment and the files it refers to, in one verified archive.

Files are kept under their digest and never change, those of the framework are never written over (media.py):
a snapshot of the database taken first and the files read after it agree, however much is written meanwhile.
The quarantine is never in it (safeguard 16).
"""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import AuditHead, StoredFile
from . import archive, audit, media, sealing, snapshots
from .errors import Refused

NAMED = re.compile(r"nhipcau-(\d{8}-\d{6})(?:-(\d+))?\.(?:tar|sealed)")
DRAFT = ".nhipcau-backup-"
STALE_DRAFT = 24 * 3600
Tell = Callable[[str], None]


@dataclass(slots=True)
class Backup:
    """Một bản sao lưu đã ghi và đã đọc lại: `damaged` are digests whose files are gone or not what they
    were.
    """

    path: Path
    size: int
    files: int
    damaged: list[str] = field(default_factory=list)
    dropped: list[Path] = field(default_factory=list)


def folder() -> Path:
    """Nơi để bản sao lưu (NHIPCAU_BACKUPS)."""
    return Path(settings.NHIPCAU_BACKUPS)


def make(*, into: Path, secret: str = "", keep: int = 0, tell: Tell = lambda words: None) -> Backup:
    """Sao lưu vào thư mục `into`; with `keep`, only the last so many archives stay there.

    The archive appears under its name only when it has been written, read back and found whole. Where a file
    is damaged the older archives stay, for one of them may hold it whole.
    Raises Refused for too little room, a short key, a broken database.
    """
    if secret:
        sealing.require_secret(secret)
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    _require_room(into)
    _drop_stale_drafts(into)
    with tempfile.TemporaryDirectory(prefix=DRAFT, dir=into) as name:
        room = Path(name)
        tell(_("Chụp cơ sở dữ liệu …"))
        with snapshots.taken(room, lambda share: tell(f"  {share}")) as snapshot:
            draft = room / "archive"
            damaged = _write(draft, snapshot, secret, tell)
        tell(_("Đọc lại để kiểm tra …"))
        archive.unpack(draft, secret)
        path = _place(draft, into, secret)
    made = Backup(path, path.stat().st_size, len(snapshot.files), damaged)
    if keep and not damaged:
        made.dropped = _drop_older(into, keep)
    _note(made, is_sealed=bool(secret))
    return made


def verify(path: Path, *, secret: str = "") -> archive.Facts:
    """Kiểm tra một bản sao lưu; returns what it says of itself. Raises Refused."""
    return archive.unpack(path, secret)


def newest(into: Path) -> datetime | None:
    """Bản sao lưu mới nhất trong thư mục có từ lúc nào."""
    found = _archives(into)
    return (
        datetime.fromtimestamp(found[-1].stat().st_mtime, tz=timezone.get_current_timezone())
        if found
        else None
    )


def _write(draft: Path, snapshot: snapshots.Snapshot, secret: str, tell: Tell) -> list[str]:
    total = sum(size for _digest, size in snapshot.files)
    damaged: list[str] = []
    with draft.open("xb") as out:
        os.fchmod(out.fileno(), 0o600)
        with archive.packing(out, secret) as packer:
            packer.put_json(
                archive.HEAD,
                {
                    "format": archive.FORMAT,
                    "made_at": timezone.localtime().isoformat(timespec="seconds"),
                    "vendor": connection.vendor,
                    "migrations": snapshot.migrations,
                    "audit": snapshot.audit,
                    "rows": snapshot.rows,
                    "files": len(snapshot.files),
                    "bytes": total,
                },
            )
            with snapshot.path.open("rb") as dump:
                packer.put(snapshot.member, dump, snapshot.path.stat().st_size)
            done, told = 0, -1
            for digest, size in snapshot.files:
                if not _put_file(packer, digest):
                    damaged.append(digest)
                done += size
                if (share := 10 * done // max(total, 1)) > told:
                    told = share
                    tell(_("Cất tệp: %(share)d%%") % {"share": share * 10})
            _put_media(packer)
            packer.put_json(archive.MANIFEST, {"members": packer.members, "damaged": damaged})
        out.flush()
        os.fsync(out.fileno())
    return damaged


def _put_file(packer: archive.Packer, digest: str) -> bool:
    """Whether the file is there and still what its name says."""
    path = Path(settings.NHIPCAU_FILES_ROOT) / digest[:2] / digest
    try:
        with path.open("rb") as source:
            return packer.put(f"files/{digest}", source, os.fstat(source.fileno()).st_size) == digest
    except FileNotFoundError:
        return False


def _put_media(packer: archive.Packer) -> None:
    for name, path in media.found():
        # One deleted since belongs to no record of the snapshot or is lost with it.
        with contextlib.suppress(FileNotFoundError), path.open("rb") as source:
            packer.put(name, source, os.fstat(source.fileno()).st_size)


def _place(draft: Path, into: Path, secret: str) -> Path:
    """Under its name, whole or not at all; two backups within one second get two names."""
    stamp, kind = timezone.localtime().strftime("%Y%m%d-%H%M%S"), "sealed" if secret else "tar"
    names = (f"nhipcau-{stamp}{suffix}.{kind}" for suffix in ("", *(f"-{n}" for n in range(2, 100))))
    for name in names:
        try:
            os.link(draft, into / name)
        except FileExistsError:
            continue
        except OSError:  # a share without hard links
            draft.replace(into / name)
        return into / name
    raise Refused(_("Thư mục sao lưu đã có quá nhiều bản cùng lúc này."))


def _archives(into: Path) -> list[Path]:
    """The archives of a folder, oldest first, by the time in their names."""
    found = [(held, path) for path in into.glob("nhipcau-*") if (held := NAMED.fullmatch(path.name))]
    return [path for held, path in sorted(found, key=lambda pair: (pair[0][1], int(pair[0][2] or 1)))]


def _drop_older(into: Path, keep: int) -> list[Path]:
    old = _archives(into)[:-keep]
    for path in old:
        path.unlink(missing_ok=True)
    return old


def _drop_stale_drafts(into: Path) -> None:
    """What a killed backup left behind."""
    limit = timezone.now().timestamp() - STALE_DRAFT
    for path in into.glob(f"{DRAFT}*"):
        if path.is_dir() and path.stat().st_mtime < limit:
            shutil.rmtree(path, ignore_errors=True)


def _require_room(into: Path) -> None:
    held = sum(StoredFile.objects.values_list("size", flat=True).iterator()) + media.size()
    needed, free = held + 2 * snapshots.size(), shutil.disk_usage(into).free
    if free < needed:
        raise Refused(
            _(
                "Ổ đĩa của %(folder)s còn %(free)d MB, cần khoảng %(needed)d MB; chưa sao lưu gì. "
                "Hãy chọn nơi khác."
            )
            % {"folder": into, "free": free // 2**20, "needed": needed // 2**20}
        )


def _note(made: Backup, *, is_sealed: bool) -> None:
    """The trail knows that all was taken out at once (safeguard 12)."""
    with transaction.atomic():
        head = AuditHead.objects.get_or_create(pk=1)[0]
        after = {"files": made.files, "damaged": len(made.damaged), "sealed": is_sealed}
        audit.record(actor=None, verb="core.backup", subject=head, after=after)
