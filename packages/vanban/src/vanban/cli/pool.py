"""Đọc nhiều tệp cùng lúc: tasks over processes, outcomes in the order asked; a process that dies costs one
file.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from typing import Final

from vanban.cli.work import Outcome, Task, discard, done, unfinished

# Results waiting for an earlier one are kept in memory; no more than so many for each process.
_AHEAD: Final = 4
# Seconds that an ended process is given to take its unfinished files away.
_PATIENCE: Final = 2


def outcomes(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Kết quả của từng việc, by at most ``jobs`` processes."""
    if min(jobs, len(tasks)) <= 1:
        yield from map(done, tasks)
        return
    at, width = 0, jobs
    while at < len(tasks):
        try:
            for outcome in _pooled(tasks[at:], width):
                yield outcome
                at += 1
        except BrokenProcessPool:
            # Which file broke it shows when they go one by one.
            if width == 1:
                yield Outcome(
                    failure="Việc đọc tệp này làm tiến trình dừng đột ngột. Hãy thử đọc riêng tệp này."
                )
                at, width = at + 1, jobs
            else:
                width = 1


def _pooled(tasks: Sequence[Task], width: int) -> Iterator[Outcome]:
    executor = ProcessPoolExecutor(width, mp_context=get_context("spawn"), initializer=_settle)
    waiting: deque[Future[Outcome]] = deque()
    rest = iter(tasks)
    try:
        while True:
            while len(waiting) < width * _AHEAD and (task := next(rest, None)) is not None:
                waiting.append(executor.submit(done, task))
            if not waiting:
                break
            yield waiting.popleft().result()
    except BaseException:
        # Whoever waits wants to stop now, not after the files in hand.
        for process in active_children():
            process.terminate()
            process.join(_PATIENCE)
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _settle() -> None:
    """Ctrl+C is the starting process's to answer: it ends the others, which leave nothing half written."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _ended)


def _ended(*_: object) -> None:
    for beside in tuple(unfinished):
        discard(beside)
    os._exit(1)
