"""Nhận dạng chữ trong ảnh: whether it is wanted, who is told how far it is, and what it gives to a source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from vanban.model import Finding, Word

# How many of how many pages are done; it may raise to give up.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Recognition:
    """Nhận dạng: not ``wanted``, a scan is told as one at once (a page takes seconds)."""

    wanted: bool = True
    progress: Progress | None = None


# A file of more pictures is refused.
MOST_PAGES: Final = 200
ALWAYS: Final = Recognition()


@dataclass(frozen=True, slots=True)
class Recognised:
    """Phần nhận dạng từ ảnh: what :class:`~vanban.model.Source` says of it."""

    words: tuple[Word, ...] = ()
    mean_confidence: float | None = None
    findings: tuple[Finding, ...] = ()


def unread_pages(numbers: Sequence[int]) -> tuple[Finding, ...]:
    """Trang chỉ có ảnh mà máy không đọc được."""
    if not numbers:
        return ()
    shown = ", ".join(map(str, numbers))
    sentence = f"Trang {shown} chỉ có ảnh, máy chưa đọc được. Hãy xem các trang đó ở bản gốc."
    return (Finding("unread-page", sentence),)
