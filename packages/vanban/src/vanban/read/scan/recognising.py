"""Nhận dạng nhiều trang: pictures come one by one and are read side by side, as many as there are cores."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from vanban.read.recognition import Progress
from vanban.read.scan.notes import raise_numbers
from vanban.read.scan.page import ScannedPage, read_page
from vanban.read.scan.recognition import require_tesseract
from vanban.read.scan.romans import annexes_counted, counted_on
from vanban.read.scan.sequences import mend_headings

if TYPE_CHECKING:
    from PIL.Image import Image


def recognise_pages(
    pictures: Iterable[tuple[int, Image, float]], total: int, progress: Progress | None = None
) -> dict[int, ScannedPage]:
    """Đọc các trang ảnh (number, picture, dots an inch). Raises :class:`~vanban.errors.ReaderMissing`.

    Pictures are asked for when a core is free, so that few are held at a time.
    """
    require_tesseract()
    found: dict[int, ScannedPage] = {}
    waiting: deque[tuple[int, Future[ScannedPage]]] = deque()
    at_once = max(1, min(os.cpu_count() or 1, total))
    pool = ThreadPoolExecutor(at_once)

    def take() -> None:
        number, future = waiting.popleft()
        found[number] = future.result()
        if progress:
            progress(len(found), total)

    try:
        if progress:
            progress(0, total)
        for number, picture, dpi in pictures:
            waiting.append((number, pool.submit(read_page, picture, dpi, marks=number == 1)))
            if len(waiting) > at_once:
                take()
        while waiting:
            take()
    finally:
        pool.shutdown(cancel_futures=True)
    mend_headings(found)
    rows = [page.rows for _, page in sorted(found.items())]
    counted_on(rows)
    annexes_counted(rows)
    raise_numbers(rows)
    return found
