"""Chữ và ký tự: Unicode dựng sẵn (NFC), one kind of line end, no invisible signs, with the offset map
kept.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import Final

from vanban.model import Span

_ODD_BLANKS: Final = re.compile("[\xa0\u2000-\u2009\u202f\u205f\u3000\x0b\x1c-\x1e\x85\u2028\u2029]")
_ODD: Final = re.compile(
    "[\x00-\x08\r\x0e-\x1b\x1f\x7f\xad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
)
_BLANKS: Final = str.maketrans(
    dict.fromkeys("\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f\u205f\u3000", " ")
    | dict.fromkeys("\x0b\x1c\x1d\x1e\x85\u2028\u2029", "\n")
)
_SPECIAL: Final = re.compile(
    r"\r\n?|[\x00-\x08\x0e-\x1b\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+|"
    r"[^\n\u0300-\u036f][\u0300-\u036f]+"
)

_PIECE: Final = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+|[\x00-\x7f]+(?![^\x00-\x7f])")


def level_characters(text: str) -> tuple[str, tuple[Span, ...]]:
    """Chuẩn hóa ký tự: the levelled text, and pairs (offset there, offset in ``text``), one a run.

    A form feed stays, for it ends a page. Idempotent.
    """
    # Of most texts two quick questions tell that there is nothing to do.
    if text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text):
        return text, ((0, 0),) if text else ()
    if _ODD_BLANKS.search(text):
        text = text.translate(_BLANKS)
    if not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
        return text, ((0, 0),) if text else ()
    out: list[str] = []
    runs: list[Span] = []
    size = at = 0
    for match in _SPECIAL.finditer(text):
        whole = match.group()
        if whole[0] == "\r":
            put = "\n"
        elif unicodedata.combining(whole[-1]):
            put = unicodedata.normalize("NFC", whole)
        else:
            put = ""
        if match.start() > at:
            size = _keep(out, runs, size, at, text[at : match.start()])
        if put:
            size = _keep(out, runs, size, match.start(), put)
        at = match.end()
    if at < len(text):
        size = _keep(out, runs, size, at, text[at:])
    joined = "".join(out)
    if not unicodedata.is_normalized("NFC", joined):
        return _normalize_pieces(joined, tuple(runs))
    return joined, tuple(runs)


def _keep(out: list[str], runs: list[Span], size: int, at: int, piece: str) -> int:
    if not runs or at - runs[-1][1] != size - runs[-1][0]:
        runs.append((size, at))
    out.append(piece)
    return size + len(piece)


def _normalize_pieces(text: str, outer: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """Rare letters of other scripts, which compose with a neighbour or come apart: exact at every ASCII sign,
    with which nothing before it composes.
    """
    out: list[str] = []
    runs: list[Span] = []
    size = 0
    for piece in _PIECE.finditer(text):
        size = _keep(out, runs, size, piece.start(), unicodedata.normalize("NFC", piece.group()))
    return "".join(out), compose_maps(tuple(runs), outer)


def map_offset(runs: tuple[Span, ...], offset: int) -> int:
    """Vị trí trong văn bản gốc of one offset in the mapped text."""
    if not runs:
        return offset
    here, there = runs[max(0, bisect_right(runs, (offset, 1 << 62)) - 1)]
    return there + offset - here


def compose_maps(upper: tuple[Span, ...], lower: tuple[Span, ...]) -> tuple[Span, ...]:
    """Ghép hai bảng vị trí: text → middle (``upper``) and middle → original (``lower``) into text →
    original.
    """
    composed: list[Span] = []
    low = 0
    for index, (here, middle) in enumerate(upper):
        # Where this run ends, here and in the middle: a letter that came apart is longer here.
        end, last = upper[index + 1] if index + 1 < len(upper) else (None, None)
        while low + 1 < len(lower) and lower[low + 1][0] <= middle:
            low += 1
        there = lower[low][1] + middle - lower[low][0] if lower else middle
        composed.append((here, there))
        step = low
        while step + 1 < len(lower) and (
            end is None
            or last is None
            or (here + lower[step + 1][0] - middle < end and lower[step + 1][0] < last)
        ):
            step += 1
            composed.append((here + lower[step][0] - middle, lower[step][1]))
    return tuple(composed)
