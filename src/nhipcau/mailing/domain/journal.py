"""Sổ gửi: a file a batch, that tells after a death how far each letter had come.

It is locked (flock) while the worker or its sender lives: an unlocked one is that of the dead, and may be
settled by anybody on this machine.
"""

import contextlib
import fcntl
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

ENDING = ".journal"


@dataclass(frozen=True, slots=True)
class Told:
    """Điều sổ nói về một lá thư: the last sign (`sender`), the server's code and words."""

    sign: str
    code: int
    words: str


@contextmanager
def opened() -> Iterator[tuple[str, int]]:
    """A new journal, locked before it has its name: the name and the descriptor to hand on."""
    name = uuid.uuid4().hex
    draft = _room() / f".{name}"
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        draft.rename(path_of(name))
        yield name, descriptor
    finally:
        os.close(descriptor)


@contextmanager
def held(name: str) -> Iterator[bool]:
    """Hold the journal of the dead; False while somebody lives who holds it, or there is none."""
    try:
        descriptor = os.open(path_of(name), os.O_RDWR)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield path_of(name).exists()
    finally:
        os.close(descriptor)


def read(name: str) -> dict[int, Told]:
    """Điều sổ nói về mỗi lá thư, by number; a line that was not finished says nothing."""
    found: dict[int, Told] = {}
    for line in path_of(name).read_bytes().split(b"\n")[:-1]:
        sign, number, code, words = line.decode("utf-8", "replace").split(" ", 3)
        found[int(number)] = Told(sign, int(code), words)
    return found


def drop(name: str) -> None:
    """Bỏ sổ, once what it tells is noted."""
    path_of(name).unlink(missing_ok=True)


def names() -> list[str]:
    """Mọi sổ trên máy này."""
    return [path.stem for path in _room().glob(f"*{ENDING}")]


def path_of(name: str) -> Path:
    """Tệp của sổ."""
    return _room() / f"{name}{ENDING}"


def _room() -> Path:
    room = Path(settings.NHIPCAU_MAILING_ROOT)
    with contextlib.suppress(FileExistsError):
        room.mkdir(parents=True, mode=0o700)
    return room
