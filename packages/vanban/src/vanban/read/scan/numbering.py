"""Đầu cột số thứ tự: the head of a column of ordinals is TT, however its few letters were recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from vanban.read.layout.grids import Grid, cell_text
from vanban.read.scan.recognition import Seen
from vanban.read.scan.sheet import Box

_ORDINAL: Final = re.compile(r"(?:\d{1,3}|[IVXH]{1,5}|[A-ZĐ])[.)]?$")
_HEADS: Final = frozenset({"TT", "STT", "Số TT", "Số thứ tự", "Stt"})
_FEWEST: Final = 2
_LONGEST: Final = 5
# Low enough to be pointed at.
_UNREAD: Final = 0.4


def head_of_ordinals(grid: Grid, read: Mapping[tuple[int, int], list[Seen]], box: Box) -> list[Seen] | None:
    """Chữ của ô đầu tiên, where it must be the head of a column of ordinals and was not read as one.

    ``read`` has the words of cells, ``box`` the place of the first one. A head nobody read is little trusted.
    """
    first = read.get((0, 0), [])
    text = " ".join(word.text for word in first)
    if text in _HEADS or len(text) > _LONGEST or any(map(str.isdigit, text)):
        return None
    heads = [key for key in grid.lines if key[0] == 0 and key[1] > 0]
    below = [cell_text(grid.lines[key]) for key in grid.lines if key[1] == 0 and key[0] > 0]
    ordinals = sum(_ORDINAL.match(one) is not None for one in below)
    if len(heads) < 2 or ordinals < _FEWEST or ordinals < 0.6 * len(below):
        return None
    left, top, right, bottom = box
    seen = first[0] if first else Seen("", left, top, right, bottom, _UNREAD, (0,))
    return [replace(seen.mended("TT"), confidence=max(seen.confidence, _UNREAD))]
