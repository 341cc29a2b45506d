"""Phần ký nhìn lại: the signer's column beside the recipients, read once more where stamp and pen spoilt it.

A page has one such place at most, a small one, and what was read well is not looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from vanban.read.scan.cleaning import ground_of
from vanban.read.scan.recognition import Seen
from vanban.read.scan.sheet import Box

if TYPE_CHECKING:
    from PIL.Image import Image

# Inches: how far above "Nơi nhận" the column begins, and how far down it goes.
_ABOVE: Final = 0.22
_DEEP: Final = 2.9
_LEAST: Final = 0.4
_ROOM: Final = 0.06
# Parts of the width: where the column begins at the earliest, and how level the left edge of recipients is.
_MIDDLE: Final = 0.42
_EDGE: Final = 0.06
_SURE: Final = 0.85
_WORTH: Final = 0.5
_MENDED: Final = 0.7
# Of the paper's grey: print is darker, a stamp in a grey scan lighter.
_DARKEST: Final = 0.1
_DARK: Final = 0.45
_FIRST_LINE: Final = 9000


def signer_place(words: Sequence[Seen], size: tuple[int, int], dpi: float) -> Box | None:
    """Ô của người ký cần đọc lại; None when the page has none, or when it was read well."""
    opener = next((one for one, after in pairwise(words) if _opens(one, after)), None)
    if opener is None or opener.x0 > 0.4 * size[0]:
        return None
    left, bottom = 0.0, min(float(size[1]), opener.y0 + _DEEP * dpi)
    top = opener.y0 - _ABOVE * dpi
    lines = [list(line) for _, line in groupby(words, key=lambda one: one.line)]
    for line in sorted(lines, key=lambda one: one[0].y0):
        head = _head(line)
        if line[0].y1 < opener.y0 and head[-1].x1 > 0.6 * size[0]:
            top = max(top, max(word.y1 for word in head) + 2)
        elif opener.y0 - 0.1 * dpi <= line[0].y0 < bottom:
            if head[0].x0 < _MIDDLE * size[0] and head[-1].x1 > 0.62 * size[0]:
                bottom = line[0].y0 - 2
            elif abs(head[0].x0 - opener.x0) < _EDGE * size[0]:
                left = max(left, head[-1].x1)
    left = max(left + _ROOM * dpi, _MIDDLE * size[0])
    box = (round(left), max(0, round(top)), size[0], round(bottom))
    if box[3] - box[1] < _LEAST * dpi or box[2] - box[0] < 2 * dpi:
        return None
    return None if _is_well_read([word for word in words if is_within(word, box)]) else box


def darkened(picture: Image, box: Box) -> Image:
    """Phần ảnh chỉ còn nét đậm: in a grey scan the stamp is lighter than print."""
    part = picture.crop(box)
    paper = ground_of(part)
    low, high = _DARKEST * paper, _DARK * paper
    return part.point(
        [0 if n < low else paper if n > high else round((n - low) * paper / (high - low)) for n in range(256)]
    )


def is_within(word: Seen, box: Box) -> bool:
    """Chữ nằm trong ô."""
    across, down = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def better_of(words: Sequence[Seen], again: Iterable[Seen], box: Box) -> list[Seen]:
    """Các chữ với ô đã đọc lại: of the two readings of each line the surer one, and no scrawl."""
    kept = [word for word in words if not is_within(word, box)]
    held = [word for word in words if is_within(word, box)]
    pairs: list[tuple[list[Seen], list[Seen]]] = []
    for side, reading in enumerate((held, again)):
        for line in _lines(reading):
            if (side == 0 or _worth(line) > 0) and sum(
                map(str.isalnum, "".join(word.text for word in line))
            ) > 1:
                beside = next(
                    (pair for pair in pairs if not pair[side] and _level([*pair[0], *pair[1]], line)), None
                )
                if beside is None:
                    beside = ([], [])
                    pairs.append(beside)
                beside[side].extend(line)
    for number, (before, after) in enumerate(pairs):
        best = after if _worth(after) > _worth(before) else before
        place = (_FIRST_LINE + number, 1, 1)
        kept += [replace(word, line=place) for word in sorted(best, key=lambda one: one.x0)]
    return kept


def _opens(one: Seen, after: Seen) -> bool:
    return one.text == "Nơi" and after.text.startswith("nhận") and one.line == after.line


def _head(line: Sequence[Seen]) -> list[Seen]:
    """The words of a line up to the first wide gap."""
    found = [line[0]]
    for word in line[1:]:
        if word.x0 - found[-1].x1 > 1.6 * (word.y1 - word.y0):
            break
        found.append(word)
    return found


def _lines(words: Iterable[Seen]) -> list[list[Seen]]:
    return [list(line) for _, line in groupby(words, key=lambda one: one.line)]


def _level(one: Sequence[Seen], other: Sequence[Seen]) -> bool:
    tops = [median(word.y0 for word in line) for line in (one, other)]
    bottoms = [median(word.y1 for word in line) for line in (one, other)]
    shared = min(bottoms) - max(tops)
    return shared > 0.5 * min(bottom - top for top, bottom in zip(tops, bottoms, strict=True))


def _letters(words: Iterable[Seen]) -> list[Seen]:
    return [word for word in words if any(map(str.isalpha, word.text))]


def _worth(words: Sequence[Seen]) -> float:
    """How much of a line is sure; what a known phrase put right is."""
    return sum(
        len(word.text) * (max(word.confidence, _MENDED if word.read else 0.0) - _WORTH)
        for word in words
        if word.text.strip(".,;:-")
    )


def _is_well_read(words: Sequence[Seen]) -> bool:
    """Capitals, a name below them, and every word sure."""
    lettered = _letters(words)
    if not lettered or min(word.confidence for word in lettered) < _SURE:
        return False
    lines = [[word.text for word in _letters(line)] for line in _lines(words)]
    capital = any(" ".join(line).isupper() for line in lines if line)
    named = any(
        len(line) > 1 and not " ".join(line).isupper() and all(word[0].isupper() for word in line)
        for line in lines
    )
    return capital and named and len(lettered) > len(words) - 2
