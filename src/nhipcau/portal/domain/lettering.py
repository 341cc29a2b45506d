"""Chữ trên thẻ: words set in our own fonts, each letter by the face that has it, in either direction.

Shaping (Arabic joining, Khmer, Cham and Tai Viet clusters) is done by HarfBuzz through Pillow's raqm.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont

import nhipcau

ROOM = Path(nhipcau.__file__).parent
OURS, SITE, DRAWN = (
    ROOM / "core/static/nhipcau/fonts",
    ROOM / "portal/static/portal/fonts",
    ROOM / "outreach/fonts",
)
# What each face holds, as the sheet of the site says it (portal.css).
VIETNAMESE = (
    "0102-0103 0110-0111 0128-0129 0168-0169 01A0-01A1 01AF-01B0 0300-0301 0303-0304 0308-0309 0323 0329 "
    "1EA0-1EF9 20AB"
)
FACES = (
    (OURS / "be-vietnam-pro-vietnamese-700-normal.woff2", VIETNAMESE),
    (OURS / "be-vietnam-pro-latin-700-normal.woff2", "0000-00FF 0131 2000-206F 20AC 2122 2191 2193 2212"),
    (
        OURS / "be-vietnam-pro-latin-ext-700-normal.woff2",
        "0104-010F 0112-0127 012A-0167 016A-019F 01A2-01AE 01B1-02BA 1E00-1E9F",
    ),
    (SITE / "noto-serif-cyrillic-700-normal.woff2", "0400-045F 0490-0491 04B0-04B1 2116"),
    (SITE / "noto-sans-arabic-arabic-700-normal.woff2", "0600-06FF 0750-077F 0870-08FF FB50-FDFF FE70-FEFC"),
    (SITE / "noto-sans-khmer-khmer-700-normal.woff2", "1780-17FF 19E0-19FF 25CC"),
    (SITE / "noto-sans-cham-cham-700-normal.woff2", "AA00-AA5F"),
    (SITE / "noto-sans-tai-viet-tai-viet-400-normal.woff2", "AA80-AADF"),
    (DRAWN / "NotoSansSC-Bold.ttf", "2E80-9FFF F900-FAFF FE30-FE4F FF00-FFEF"),
)
LATIN, ARABIC, KHMER, HAN = 1, 4, 5, 8
# Above these a line needs more room for what is stacked.
TALL = {ARABIC: 1.5, KHMER: 1.7, 6: 1.6, 7: 1.55, HAN: 1.35}
NOT_FIRST, NOT_LAST = set("，。、；：？！）》〉」』】”’…·%,.;:?!)»"), set("（《〈「『【“‘(«")
# A Khmer syllable: a consonant with what is stacked below it, its vowels and signs, and a last consonant that
# is marked as one.
KHMER_SYLLABLE = re.compile(
    r"[\u1780-\u17B3](?:\u17D2[\u1780-\u17B3])*[\u17B4-\u17D1\u17D3\u17DD]*(?:[\u1780-\u17A2]\u17CB)*|.", re.S
)
HAN_PIECE = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]\s*|[^\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+"
)
ZERO = "\u200b"


@dataclass(frozen=True, slots=True)
class Run:
    """Một đoạn cùng phông, cùng hướng."""

    words: str
    face: int
    is_rtl: bool


def lines_of(text: str, size: int, width: int) -> list[str]:
    """Ngắt dòng within `width` pixels: at blanks, between Han characters and Khmer syllables."""
    lines, line = [], ""
    for piece in _pieces(" ".join(unicodedata.normalize("NFC", text).split(" "))):
        if line and width_of((line + piece).rstrip(), size) > width:
            lines.append(line.strip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.strip()] if line.strip() else lines


def width_of(line: str, size: int) -> float:
    """Bề rộng của một dòng in pixels."""
    return sum(_length(run, size) for run in _runs(line))


def height_of(text: str, size: int) -> int:
    """Chiều cao một dòng: more where marks are stacked."""
    faces = {_face(letter) for letter in text}
    return round(size * max([1.32, *(TALL[face] for face in faces if face in TALL)]))


def draw_line(
    drawing: ImageDraw.ImageDraw, at: tuple[float, float], line: str, size: int, colour: str, *, is_rtl: bool
) -> None:
    """Vẽ một dòng; `at` is where it starts on its baseline: left, or right for what is read from there."""
    x, baseline = at
    runs = _runs(line, is_rtl=is_rtl)
    # Read from the right, words of the other direction keep theirs and stand together.
    groups = [list(group) for _is_rtl, group in groupby(runs, key=lambda run: run.is_rtl)]
    for group in groups:
        wide = sum(_length(run, size) for run in group)
        start = x - wide if is_rtl else x
        for run in reversed(group) if group[0].is_rtl else group:
            direction = "rtl" if run.is_rtl else "ltr"
            font = _font(run.face, size)
            drawing.text(
                (start, baseline), run.words, font=font, fill=colour, anchor="ls", direction=direction
            )
            start += _length(run, size)
        x = x - wide if is_rtl else x + wide


def _pieces(text: str) -> Iterator[str]:
    """Những phần giữa hai chỗ được ngắt."""
    for word in re.findall(rf"[^\s{ZERO}]+[\s{ZERO}]*|\s+", text):
        held = ""
        for part in _parts(word.replace(ZERO, "")):
            if held and (part[0] in NOT_FIRST or held[-1] in NOT_LAST):
                held += part
                continue
            if held:
                yield held
            held = part
        if held:
            yield held


def _parts(word: str) -> list[str]:
    faces = {_face(letter) for letter in word}
    if HAN in faces:
        return HAN_PIECE.findall(word)
    return KHMER_SYLLABLE.findall(word) if KHMER in faces else [word]


def _runs(line: str, *, is_rtl: bool = False) -> list[Run]:
    told: list[tuple[str, int, bool]] = []
    for at, letter in enumerate(line):
        strong = unicodedata.bidirectional(letter)
        backwards = strong in {"R", "AL"} or (is_rtl and strong not in {"L", "EN"} and not _inside(line, at))
        face = _face(letter)
        if told and (face < 0 or letter == " ") and told[-1][2] == backwards:
            # Marks and blanks stay with the letters before them.
            face = told[-1][1]
        told.append((letter, max(face, 0) if face >= 0 else LATIN, backwards))
    return [
        Run("".join(letter for letter, _face_, _way in group), face, way)
        for (face, way), group in groupby(told, key=lambda each: each[1:])
    ]


def _inside(line: str, at: int) -> bool:
    """Between two words that are read from the left."""
    before = next((each for each in reversed(line[:at]) if _is_strong(each)), "")
    after = next((each for each in line[at + 1 :] if _is_strong(each)), "")
    return all(each and unicodedata.bidirectional(each) in {"L", "EN"} for each in (before, after))


def _is_strong(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"L", "EN", "R", "AL", "AN"}


@cache
def _ranges() -> list[tuple[int, int, int]]:
    found = []
    for face, (_path, held) in enumerate(FACES):
        for part in held.split():
            first, _dash, last = part.partition("-")
            found.append((int(first, 16), int(last or first, 16), face))
    return found


@lru_cache(maxsize=4096)
def _face(letter: str) -> int:
    """Phông có chữ này, -1 for none (joiners, marks of others)."""
    code = ord(letter)
    if unicodedata.category(letter) in {"Cf", "Cc"}:
        return -1
    return next((face for first, last, face in _ranges() if first <= code <= last), -1)


@lru_cache(maxsize=64)
def _font(face: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FACES[face][0], size, layout_engine=ImageFont.Layout.RAQM)


def _length(run: Run, size: int) -> float:
    return _font(run.face, size).getlength(run.words, direction="rtl" if run.is_rtl else "ltr")
