"""Lớp chữ theo bảng mã cũ: a PDF made with the fonts of TCVN3 or VNI has their bytes as its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from vanban.read.layout.lines import Glyph
from vanban.read.legacy import (
    TCVN3,
    Encoding,
    LegacyFont,
    contradicts,
    detect,
    font_of,
    is_mixed,
    with_horns,
)

# Signs that nearly every line in an old encoding has, and Vietnamese in Unicode only by chance.
_OLD_SIGNS: Final = re.compile(
    "[\xa1-\xbf\xc4-\xc7\xcb\xcf-\xd1\xd6-\xd8\xdb-\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe]"
)
# Letters whose base lines are further apart, in letter sizes, are on two lines.
_SAME_LINE: Final = 0.5


def may_be_old(text: str) -> bool:
    """Trông có như lớp chữ theo bảng mã cũ không: whether any of its signs stands there."""
    return _OLD_SIGNS.search(text) is not None


def in_unicode(
    letters: list[Glyph], fonts: Callable[[], list[str]], encodings: dict[str, None]
) -> list[Glyph]:
    """Các ký tự trong Unicode; ``fonts``, a name for each letter, is asked for only where the page looks old.
    ``encodings`` gets the names of those that were found.

    A letter of VNI, two signs on the page, becomes one with the place of both.
    """
    if not may_be_old("".join(one.text for one in letters)):
        return letters
    text = _text(letters)
    encoding = None if text.isascii() else detect(text)
    if encoding is None and (text.isascii() or is_mixed(text)):
        return letters
    named = [font_of(name) for name in fonts()]
    # A font that was renamed on the way tells nothing: the words do.
    by_words = LegacyFont(encoding) if encoding and not any(named) else None
    found: list[Glyph] = []
    for font, run in groupby(zip(letters, named, strict=True), key=lambda pair: pair[1] or by_words):
        glyphs = [glyph for glyph, _ in run]
        made = _made(glyphs, font) if font else glyphs
        if font and made is not glyphs:
            encodings.setdefault(font.encoding.label)
        found += made
    return found


def _text(letters: Sequence[Glyph]) -> str:
    pieces: list[str] = []
    before: Glyph | None = None
    for one in letters:
        if before is not None and abs(one.y - before.y) > _SAME_LINE * max(one.size, 1.0):
            pieces.append("\n")
        pieces.append(one.text)
        before = one
    return "".join(pieces)


def _made(run: list[Glyph], font: LegacyFont) -> list[Glyph]:
    """Each letter is one sign of the text by now, so that places in the text are places in the run."""
    text = "".join(glyph.text for glyph in run)
    if len(text) != len(run) or contradicts(text, font.encoding):
        return run
    if font.encoding is TCVN3:
        text = with_horns(text)
    found: list[Glyph] = []
    at = 0
    for match in font.encoding.pattern.finditer(text):
        found += _cased(run[at : match.start()], font)
        made = font.unicode(match[0])
        parts = run[match.start() : match.end()]
        found += _cased(_joined(parts, made, font.encoding), font)
        at = match.end()
    return found + _cased(run[at:], font)


def _joined(parts: list[Glyph], made: str, encoding: Encoding) -> list[Glyph]:
    if len(made) == 1:
        return [replace(parts[0], text=made, x1=max(part.x1 for part in parts))]
    return [replace(part, text=encoding.convert(part.text)) for part in parts]


def _cased(glyphs: list[Glyph], font: LegacyFont) -> list[Glyph]:
    return [replace(one, text=one.text.upper()) for one in glyphs] if font.capitals else glyphs
