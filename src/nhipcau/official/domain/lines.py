"""Ngắt dòng cân đối: names and titles in as few lines as fit, of about one length, as a typist sets them."""

import math

from . import fonts

_PLACES = frozenset({"tỉnh", "thành", "xã", "phường", "huyện", "quận", "đặc"})
_BOUND = frozenset({"và", "số", "-", "–", "của", "về"})
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v"})
_WELCOME, _UNWELCOME = 0.4, 3.0


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Các dòng của một tên, none wider than `room` millimetres where its words allow it."""
    words = text.split()
    if fonts.width(text, size, bold=bold) <= room:
        return (" ".join(words),) if words else ()
    blank = fonts.width(" ", size, bold=bold)
    widths = [fonts.width(word, size, bold=bold) for word in words]
    whole = sum(widths) + blank * (len(words) - 1)
    for count in range(math.ceil(whole / room), len(words) + 1):
        ends = _ends(words, widths, blank, room, count)
        if ends:
            return tuple(" ".join(words[a:b]) for a, b in zip((0, *ends), ends, strict=False))
    return tuple(words)


def _ends(
    words: list[str], widths: list[float], blank: float, room: float, count: int
) -> tuple[int, ...] | None:
    """Where `count` lines end so that their lengths differ least; None where they do not fit."""
    aim = (sum(widths) + blank * (len(words) - count)) / count
    # best[n]: the cost and the ends of the best lines made of the first n words.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for begin, (cost, ends) in best.items():
            line = -blank
            for end in range(begin + 1, len(words) + 1):
                line += widths[end - 1] + blank
                if line > room and end > begin + 1:
                    break
                new = cost + (line - aim) ** 2 * _parting(words, end)
                if end not in longer or new < longer[end][0]:
                    longer[end] = (new, (*ends, end))
        best = longer
    return best[len(words)][1] if len(words) in best else None


def _parting(words: list[str], end: int) -> float:
    """Breaking before a place's kind or after a comma is welcome; between "năm" and "2026" it is not."""
    if end == len(words):
        return 1.0
    before, after = words[end - 1].casefold(), words[end].casefold()
    if before in _PLACES | _BOUND or after in _ROMAN or after[0].isdigit():
        return _UNWELCOME
    return _WELCOME if after in _PLACES or before.endswith((",", ";")) else 1.0
