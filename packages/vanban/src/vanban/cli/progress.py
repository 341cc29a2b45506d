"""Tiến độ: a bar on standard error, only where a person sits at a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Final

_WIDTH: Final = 28
_EVERY: Final = 0.1


class Progress:
    """Thanh tiến độ of ``total`` files; silent for one file and where standard error is no terminal."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._failed = 0
        self._shown = 0.0
        self._started = time.monotonic()
        self._visible = total > 1 and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        self._draw()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._visible:
            self._draw(final=True)
            print(file=sys.stderr)

    def step(self, failure: str | None = None) -> None:
        """Xong một tệp; ``failure`` is told on a line of its own."""
        self._done += 1
        if failure is not None:
            self._failed += 1
            clear = "\r\x1b[K" if self._visible else ""
            print(f"{clear}vanban: {failure}", file=sys.stderr, flush=True)
            self._shown = 0.0
        self._draw()

    def _draw(self, *, final: bool = False) -> None:
        now = time.monotonic()
        if not self._visible or (not final and now - self._shown < _EVERY):
            return
        self._shown = now
        full = _WIDTH * self._done // self._total
        failed = f", {self._failed} lỗi" if self._failed else ""
        left = (now - self._started) / self._done * (self._total - self._done) if self._done else 0.0
        rest = f" · còn {left:.0f} giây" if left >= 1 else ""
        bar = "█" * full + "░" * (_WIDTH - full)
        print(
            f"\r\x1b[K{bar} {self._done}/{self._total} tệp{failed}{rest}", end="", file=sys.stderr, flush=True
        )
