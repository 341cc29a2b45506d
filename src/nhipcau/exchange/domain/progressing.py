"""Tiến độ trong một ô: a share, or the words trackers use for one."""

import re
from dataclasses import dataclass

from nhipcau.core.domain.folding import fold

from . import lexicon
from .sheets import Value

_SHARE = re.compile(r"^(\d{1,3})(?:[.,]\d+)?\s*%$")


@dataclass(frozen=True, slots=True)
class Standing:
    """Tiến độ đọc được: `percent` None when the cell names no share; `words` go into the note."""

    percent: int | None
    words: str = ""
    is_finished: bool = False


def read(value: Value | None) -> Standing | None:
    """Đọc một ô tiến độ; None for a number that is no share (less than 0 or more than 100)."""
    if value is None:
        return Standing(None)
    if isinstance(value, int | float):
        # A cell formatted as a percentage holds its hundredth part.
        return _share(round(value * 100 if 0 < value <= 1 else value))
    text = str(value).strip()
    if share := _SHARE.match(text):
        return _share(int(share[1]))
    return _share(int(text)) if text.isdigit() else _in_words(text)


def _share(percent: int) -> Standing | None:
    return Standing(percent, is_finished=percent == 100) if 0 <= percent <= 100 else None


def _in_words(text: str) -> Standing:
    words = fold(text)
    if words in lexicon.FINISHED:
        return Standing(100, text, is_finished=True)
    if words in lexicon.NOT_BEGUN:
        return Standing(0)
    return Standing(None, text)
