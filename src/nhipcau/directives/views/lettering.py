"""Xếp chữ trong hình: how many words of our own font go on a line of a drawing, which wraps nothing itself.

Widths are parts of the font's size, rounded up from Be Vietnam Pro, so that a line is rather short than cut.
"""

import unicodedata

_NARROW, _WIDE = frozenset("iljtfrI.,:;'|()[]/-–“” "), frozenset("mwMWĐOQGCD@%")


def width(text: str, size: float) -> float:
    """Bề ngang of a line of text, in the units of `size`."""
    return size * sum(map(_of_letter, unicodedata.normalize("NFC", text)))


def wrap(text: str, room: float, size: float, most: int = 2) -> list[str]:
    """Chia dòng: at most `most` lines of `room` units, the last ending in "…" when words are left."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line += f" {words.pop(0)}"
        lines.append(line)
    if words:
        lines[-1] += " …"
    return [_fitted(line, room, size) for line in lines]


def _fitted(line: str, room: float, size: float) -> str:
    """A single word wider than the room, and a line whose "…" no longer fits, are cut."""
    if width(line, size) <= room:
        return line
    kept = line.removesuffix(" …")
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _of_letter(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _NARROW:
        return 0.34
    if base in _WIDE:
        return 0.86
    return 0.7 if base.isupper() else 0.6
