"""Đọc có giới hạn: a foreign format is read in a process of its own, which may use so much and no more.

The caller writes one line of JSON and then the file's bytes; the process answers with one JSON object.
Certificates travel in the line, in base64.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, NoReturn, Union, get_args, get_origin, get_type_hints

from vanban.errors import ReadingStopped, VanbanError
from vanban.model import Source
from vanban.read.contents import Reader
from vanban.read.formats import error_of

MEMORY: Final = 1_500_000_000
CPU_SECONDS: Final = 60
SECONDS: Final = 80


def read_bounded(content: bytes, name: str, trust_roots: Sequence[bytes] = ()) -> Source:
    """Đọc trong tiến trình riêng. Raises :class:`ReadingStopped` when it passes a limit or breaks down."""
    roots = [b64encode(each).decode() for each in trust_roots]
    asked = {"name": name, "trust_roots": roots}
    task = json.dumps(asked).encode() + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "vanban.read.bounded"],
            input=task + content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _stopped(name) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise _stopped(name) from None
    if "error" in answer:
        raise error_of(answer["error"], answer["message"])
    source: Source = _rebuilt(Source, answer)
    return source


def _rebuilt(kind: Any, plain: Any) -> Any:
    """A frozen dataclass of :mod:`vanban.model` from its JSON, by its own annotations."""
    origin, inner = get_origin(kind), get_args(kind)
    if plain is None or origin is Literal:
        return plain
    if origin in (Union, UnionType):
        return _rebuilt(next(one for one in inner if one is not NoneType), plain)
    if origin is tuple:
        of = inner[:1] * len(plain) if inner[-1] is Ellipsis else inner
        return tuple(_rebuilt(one, part) for one, part in zip(of, plain, strict=True))
    if kind is date:
        return date.fromisoformat(plain)
    types = _types(kind)
    if types is None:
        return plain
    return kind(**{name: _rebuilt(types[name], part) for name, part in plain.items()})


@cache
def _types(kind: Any) -> dict[str, Any] | None:
    return get_type_hints(kind) if is_dataclass(kind) else None


class _OutOfTimeError(BaseException):
    """The time is over; no reader may take this for a fault of the file."""


def _stopped(name: str) -> ReadingStopped:
    return ReadingStopped(
        f"Việc đọc tệp “{name}” vượt quá thời gian hoặc bộ nhớ cho phép nên đã dừng. "
        f"Hãy lưu lại tệp bằng phần mềm soạn thảo, hoặc tách thành các tệp nhỏ hơn, rồi thử lại."
    )


def _limit() -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows; the time still runs out
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _stop_in_time() -> None:
    """End by itself before it is killed, so that a program it started is ended too."""
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _out_of_time)
        signal.alarm(SECONDS - 5)


def _out_of_time(*_: object) -> NoReturn:
    raise _OutOfTimeError


def _main() -> None:
    _limit()
    _stop_in_time()
    task = json.loads(sys.stdin.buffer.readline())
    try:
        roots = [b64decode(each) for each in task["trust_roots"]]
        source = Reader(roots).read(sys.stdin.buffer.read(), task["name"])
        answer: dict[str, Any] = asdict(source)
    except VanbanError as error:
        answer = {"error": type(error).__name__, "message": str(error)}
    except (MemoryError, _OutOfTimeError):
        answer = {"error": "ReadingStopped", "message": str(_stopped(task["name"]))}
    sys.stdout.write(json.dumps(answer, default=date.isoformat))


if __name__ == "__main__":
    _main()
