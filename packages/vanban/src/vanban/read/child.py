"""Tiến trình con: what it says line by line, and that it ends, with all it started, when its time is up."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from threading import Timer
from time import monotonic
from types import TracebackType
from typing import Final, Self

# Seconds in which a process asked to end may do so.
GRACE: Final = 2.0


class Child:
    """Một tiến trình con, in a group of its own; leaving the block ends whatever of it still runs."""

    def __init__(self, command: Sequence[str], seconds: float) -> None:
        self._begun = monotonic()
        self._process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._watch = self._watched(seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watch.cancel()
        self._end()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process.wait()

    def answers(self, task: bytes) -> Iterator[bytes]:
        """Giao việc rồi nghe từng dòng; no more lines once it has ended or was ended."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            return
        with suppress(OSError):
            process.stdin.write(task)
            process.stdin.close()
        yield from process.stdout

    def allow(self, seconds: float) -> None:
        """Cho thêm thời gian: so many seconds from its beginning."""
        self._watch.cancel()
        self._watch = self._watched(seconds - (monotonic() - self._begun))

    def _watched(self, seconds: float) -> Timer:
        watch = Timer(max(0.0, seconds), self._kill)
        watch.daemon = True
        watch.start()
        return watch

    def _end(self) -> None:
        """Asked first, so that it ends what runs outside its group."""
        with suppress(ProcessLookupError, PermissionError, subprocess.TimeoutExpired):
            if self._process.poll() is None:
                self._process.terminate()
                self._process.wait(GRACE)
        self._kill()

    def _kill(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
