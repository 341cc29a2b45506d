"""Tệp của nền tảng: pictures and documents that the framework keeps below MEDIA_ROOT, under names of its own.

Unlike ours they lie under a name and not under their digest; the framework never writes over one, so those
of a backup and those of the database belong together as long as they are read after it.
"""

import filecmp
import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings

ROOM = "media"


def root() -> Path:
    """Nơi chúng nằm (MEDIA_ROOT)."""
    return Path(settings.MEDIA_ROOT)


def found() -> Iterator[tuple[str, Path]]:
    """Từng tệp with its place in an archive, in order; links and what is no file are left out."""
    home = root()
    for path in sorted(home.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"{ROOM}/{path.relative_to(home).as_posix()}", path


def size() -> int:
    """Dung lượng, bytes."""
    return sum(path.stat().st_size for _name, path in found())


def is_place(name: str) -> bool:
    """Whether a name in an archive stays below the room of these files."""
    parts = PurePosixPath(name).parts
    return (
        name == "/".join(parts)
        and len(parts) > 1
        and parts[0] == ROOM
        and not {"..", "."} & set(parts)
        and "\\" not in name
    )


def bring_new(source: Path) -> None:
    """Đưa vào những tệp chưa có ở đây; what lies here stays, so whoever uses it notices nothing."""
    for path, target in _pairs(source):
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _move(path, target)


def bring_rest(source: Path, stamp: str) -> list[Path]:
    """Thay những tệp cùng tên nhưng khác nội dung; returns where the old ones were set aside."""
    aside = []
    for path, target in _pairs(source):
        if not filecmp.cmp(path, target, shallow=False):
            old = target.with_name(f"{target.name}.truoc_{stamp}")
            target.replace(old)
            _move(path, target)
            aside.append(old)
    return aside


def _pairs(source: Path) -> Iterator[tuple[Path, Path]]:
    for path in sorted(source.rglob("*")):
        if path.is_file():
            yield path, root() / path.relative_to(source)


def _move(path: Path, target: Path) -> None:
    # By a name beside it first: the two folders may lie on different disks.
    draft = target.with_name(f".{target.name[:200]}.{os.getpid()}")
    shutil.copyfile(path, draft)
    draft.chmod(0o644)
    draft.replace(target)
    path.unlink()
