"""Đọc có giới hạn: a foreign format is read in a process of its own, which may use so much and no more.

The caller writes one line of JSON and then the file's bytes; the process answers with JSON, a line for
each page recognised and the last for what was read. Certificates travel in the line, in base64.
"""

from __future__ import annotations

import json
import signal
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, NoReturn, Union, get_args, get_origin, get_type_hints

from vanban.errors import ReadingStopped, VanbanError
from vanban.model import EnclosedFile, Source
from vanban.read.child import Child
from vanban.read.contents import Reader
from vanban.read.formats import error_of
from vanban.read.recognition import ALWAYS, MOST_PAGES, Recognition

MEMORY: Final = 1_500_000_000
CPU_SECONDS: Final = 60
SECONDS: Final = 80
# More for each page that is a picture, of the reader's own processor time and by the clock.
PAGE_CPU_SECONDS: Final = 5
PAGE_SECONDS: Final = 12
Answer = dict[str, Any]


def read_bounded(
    content: bytes, name: str, trust_roots: Sequence[bytes] = (), recognition: Recognition = ALWAYS
) -> Source:
    """Đọc trong tiến trình riêng. Raises :class:`ReadingStopped` when it passes a limit or breaks down.

    However it ends, nothing that was started goes on.
    """
    roots = [b64encode(each).decode() for each in trust_roots]
    asked = {"name": name, "trust_roots": roots, "recognise": recognition.wanted}
    source: Source = _rebuilt(Source, _answer(asked, content, "sha256", recognition))
    return source


def take_out_bounded(content: bytes, name: str, place: Sequence[int]) -> EnclosedFile:
    """Lấy một tệp kèm ra in a process of its own. Raises what :func:`vanban.take_out` raises, and
    :class:`ReadingStopped`.
    """
    answer = _answer({"name": name, "place": list(place)}, content, "taken")
    return EnclosedFile(answer["name"], b64decode(answer["taken"]))


def _answer(asked: Answer, content: bytes, wanted: str, recognition: Recognition = ALWAYS) -> Answer:
    task = json.dumps(asked).encode() + b"\n"
    answer: Answer = {}
    pictures = 0
    with Child([sys.executable, "-m", "vanban.read.bounded"], SECONDS) as child:
        for line in child.answers(task + content):
            answer = _json(line)
            if "recognised" not in answer:
                break
            done, total = answer["recognised"]
            pictures += total if done == 0 else 0
            child.allow(SECONDS + PAGE_SECONDS * min(pictures, MOST_PAGES))
            if recognition.progress:
                recognition.progress(done, total)
    if "error" in answer:
        raise error_of(answer["error"], answer["message"])
    if wanted not in answer:
        raise _stopped(asked["name"])
    return answer


def _json(line: bytes) -> Answer:
    try:
        answer: Answer = json.loads(line)
    except ValueError:
        return {}
    return answer


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


class _Limits:
    """What the process may use; more for every page that it has to recognise."""

    def __init__(self) -> None:
        self.pictures = 0
        self._set()
        for stop in ("SIGALRM", "SIGTERM"):
            if hasattr(signal, stop):
                signal.signal(getattr(signal, stop), _out_of_time)

    def tell(self, done: int, total: int) -> None:
        """Báo tiến độ to the caller."""
        if done == 0:
            self.pictures += total
            self._set()
        _say({"recognised": [done, total]})

    def _set(self) -> None:
        granted = min(self.pictures, MOST_PAGES)
        if hasattr(signal, "SIGALRM"):
            # End by itself before it is killed, so that a program it started is ended too.
            signal.alarm(int(SECONDS + PAGE_SECONDS * granted - 5))
        try:
            import resource
        except ImportError:  # no such limits on Windows; the time still runs out
            return
        cpu = CPU_SECONDS + PAGE_CPU_SECONDS * granted
        for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, cpu)):
            _, hard = resource.getrlimit(what)
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _out_of_time(*_: object) -> NoReturn:
    raise _OutOfTimeError


def _say(answer: Answer) -> None:
    sys.stdout.write(json.dumps(answer, default=date.isoformat) + "\n")
    sys.stdout.flush()


def _done(task: Answer, content: bytes, limits: _Limits) -> Answer:
    if "place" in task:
        from vanban.read.containers import take_out

        found = take_out(content, task["name"], task["place"])
        return {"taken": b64encode(found.content).decode(), "name": found.name}
    roots = [b64decode(each) for each in task["trust_roots"]]
    return asdict(Reader(roots, Recognition(task["recognise"], limits.tell)).read(content, task["name"]))


def _main() -> None:
    limits = _Limits()
    task = json.loads(sys.stdin.buffer.readline())
    try:
        answer = _done(task, sys.stdin.buffer.read(), limits)
    except VanbanError as error:
        answer = {"error": type(error).__name__, "message": str(error)}
    except (MemoryError, _OutOfTimeError):
        answer = {"error": "ReadingStopped", "message": str(_stopped(task["name"]))}
    _say(answer)


if __name__ == "__main__":
    _main()
