"""Chuyển mã từng phần: lines of a text in one encoding, and words whose font says what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.read.legacy.evidence import holds_for, is_mixed
from vanban.read.legacy.letters import TCVN3, Encoding
from vanban.read.legacy.syllables import is_syllable
from vanban.read.secret_marks import is_mark

# A word of TCVN3 with a hyphen in or at it.
_HYPHENED: Final = re.compile(
    "(?<![A-Za-z\xa1-\xff\\d])[A-Za-z\xa1-\xff]{0,12}-[A-Za-z\xa1-\xff]{0,12}(?![A-Za-z\xa1-\xff\\d])"
)
_CAPITALS: Final = re.compile("[A-Z]")
_SMALL: Final = re.compile("[a-z]")
_NOT_ALL_CAPITALS: Final = re.compile("[a-z0-9:]")
_CAPITAL_WORD: Final = re.compile(
    "(?<![A-Za-z\xa1-\xff])(?=[\xa1-\xff]{0,8}[A-Z][\xa1-\xff]{0,8}[A-Z])[A-Z\xa1-\xff]+(?![A-Za-z\xa1-\xff])"
)
_TOKEN: Final = re.compile("[A-Za-z\xa1-\xff]+")
# Signs of an enumeration or a hyphen may stand between words of one heading; figures and colons part them.
_BETWEEN: Final = re.compile(r"[ ,\-]{1,3}")
_HEAD_LINES: Final = 30
_LONG_LINE: Final = 100


def contradicts(text: str, encoding: Encoding) -> bool:
    """Chữ đã là Unicode dù mang phông cũ: typed anew without another font chosen, as one often sees."""
    return not text.isascii() and not holds_for(text, encoding, mixed=False)


def with_horns(text: str) -> str:
    """Dấu "-" đứng thay chữ ư: TCVN3 has ư where Latin-1 has the soft hyphen, which copying and PDF turn into
    a plain one ("n-íc"); it is ư again where that makes a syllable.
    """
    if "-" not in text or "\xad" in text:
        return text
    return _HYPHENED.sub(_with_horn, text)


def _with_horn(match: re.Match[str]) -> str:
    word = match[0].replace("-", "\xad", 1)
    is_word = word != "\xad" and not match[0].isupper() and is_syllable(TCVN3.convert(word))
    return word if is_word else match[0]


def in_unicode(lines: Sequence[str], encoding: Encoding) -> list[str]:
    """Các dòng sau khi chuyển mã; lines that are Unicode already are left as they are.

    Where no font tells the capitals of TCVN3, lines of the letterhead without any capital were set in one.
    """
    mixed = any(map(is_mixed, lines))
    if encoding is TCVN3 and not any("\xad" in line for line in lines):
        lines = [line if is_mixed(line) else with_horns(line) for line in lines]
    old = [holds_for(line, encoding, mixed=mixed) for line in lines]
    made = [encoding.convert(line) if is_old else line for line, is_old in zip(lines, old, strict=True)]
    if encoding is not TCVN3:
        return made
    words = [_in_capitals(raw, line) for raw, line in zip(lines, made, strict=True)]
    return _with_capitals(words, old)


def _in_capitals(raw: str, made: str) -> str:
    """Chữ hoa gõ bằng phím khóa: TCVN3 has no capital with a tone mark; "CHỦ TỊCH" comes as "CHñ TÞCH".

    A letter of TCVN3 is one in Unicode, so that places in ``raw`` are places in ``made``.
    """
    if raw == made or not _CAPITALS.search(raw):
        return made
    if not _NOT_ALL_CAPITALS.search(raw):
        return made.upper()
    pieces: list[str] = []
    at = 0
    for match in _CAPITAL_WORD.finditer(raw):
        pieces += (made[at : match.start()], made[match.start() : match.end()].upper())
        at = match.end()
    return _with_neighbours(raw, "".join(pieces) + made[at:])


def _with_neighbours(raw: str, made: str) -> str:
    """A word with one capital of its own ("Së", "X·", "KÕ") is in capitals where the word beside it is."""
    tokens = list(_TOKEN.finditer(raw))
    sure = [_is_capital_syllable(raw, made, match.start(), match.end()) for match in tokens]
    for at, match in enumerate(tokens):
        if sure[at] or match[0].isascii() or _SMALL.search(match[0]):
            continue
        beside = [
            sure[other]
            for other in (at - 1, at + 1)
            if 0 <= other < len(tokens) and _BETWEEN.fullmatch(raw, *_gap(tokens, at, other))
        ]
        sure[at] = any(beside) and (_CAPITALS.search(match[0]) is not None or all(beside))
    pieces: list[str] = []
    end = 0
    for match, is_sure in zip(tokens, sure, strict=True):
        word = made[match.start() : match.end()]
        pieces += (made[end : match.start()], word.upper() if is_sure else word)
        end = match.end()
    return "".join(pieces) + made[end:]


def _is_capital_syllable(raw: str, made: str, start: int, end: int) -> bool:
    """A syllable typed in capitals; no abbreviation ("GD§T"), and none that may be one ("CA")."""
    word = raw[start:end]
    long_enough = len(word) >= 3 if word.isascii() else _CAPITAL_WORD.fullmatch(word) is not None
    return long_enough and made[start:end].isupper() and is_syllable(made[start:end])


def _gap(tokens: Sequence[re.Match[str]], at: int, other: int) -> tuple[int, int]:
    first, second = sorted((at, other))
    return tokens[first].end(), tokens[second].start()


def _with_capitals(lines: list[str], old: Sequence[bool]) -> list[str]:
    """Short lines at the head in small letters only, unless they go on with a sentence begun above; a secret
    mark in any case.
    """
    sentence = past_head = False
    for at, line in enumerate(lines[:_HEAD_LINES]):
        past_head = past_head or len(line) > _LONG_LINE
        if old[at] and line.islower() and (is_mark(line.upper()) or not (sentence or past_head)):
            lines[at] = line.upper()
        else:
            sentence = any(map(str.islower, line)) and not line.rstrip().endswith((".", ";", ":"))
    return lines
