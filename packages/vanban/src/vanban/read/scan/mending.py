"""Sửa chỗ nhận dạng nhầm: only where nothing else can have stood there; what was read is kept beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Final

from vanban.lexicon.capital_phrases import PHRASES
from vanban.lexicon.common_terms import TERMS
from vanban.read.scan.capacities import mended_capacities
from vanban.read.scan.recognition import Seen
from vanban.read.scan.unmarked import unmarked
from vanban.text.letters import pattern

_FIGURES: Final = str.maketrans("lI|!OoQ", "1111000")
_LIKE_FIGURES: Final = "0-9lI|!OoQ"
_NUMBER: Final = pattern(rf"([{_LIKE_FIGURES}]{{1,5}})([/-](?:\d{{4}}/)?[\p{{Lu}}]{{2}}.*)")
_DAY: Final = re.compile(rf"([{_LIKE_FIGURES}]{{1,4}})([.,;:/)]*)$")
_ROMAN: Final = re.compile(r"([IVXH1l|!]{1,5})((?:/.*|[.,;:)]*))$")
_STROKES: Final = str.maketrans({"H": "II", "1": "I", "l": "I", "|": "I", "!": "I"})
_FOR_REPORT: Final = re.compile(r"\([bđĐ6]/[cC©€e][)}\]]([;.,]?)$")
# The stop after KT., TM. and their like; what follows may be joined to it.
_AUTHORITY: Final = re.compile(
    r"^(KT|TM|TL|TUQ|Q)(?:[:;,/](?=$|CHỦ|GIÁM|TRƯỞNG|BỘ|CỤC|CHÁNH|BÍ)|\.(?=ỦY|UỶ|HỘI|BAN|CHỦ|GIÁM|TRƯỞNG|BỘ|CỤC|CHÁNH))"
)
# "5, Đài truyền thanh": before a capital at the head of a line it is a label.
_LABEL: Final = re.compile(r"^(\d{1,2})[,:;]$")
_RUN: Final = re.compile(r"\d{2,4}20\d\d")
_QUARTERS: Final = frozenset({"I", "II", "III", "IV"})
_BEFORE_FIGURE: Final = frozenset({"ngày", "tháng", "năm"})
_SURE: Final = 0.97
_EDGES: Final = ".,;:()“”\"'`-–‘’*"


def mended(words: Iterable[Seen]) -> list[Seen]:
    """Các chữ đã sửa, line by line as the recogniser gave them."""
    found: list[Seen] = []
    for _, line in groupby(words, key=lambda one: one.line):
        found += mended_capacities(_line(list(line)))
    return found


def mended_days(words: Sequence[Seen]) -> list[Seen]:
    """Ngày trong một ô: "1862026" is 18/6/2026 where no other day can be meant."""
    return [word.mended(_with_slashes(word.text)) for word in words]


def _with_slashes(text: str) -> str:
    if not _RUN.fullmatch(text):
        return text
    figures, year = text[:-4], text[-4:]
    days = [(int(figures[:cut]), int(figures[cut:])) for cut in range(1, len(figures))]
    possible = [
        (day, month) for day, month in days if 1 <= day <= 31 and 1 <= month <= 12 and len(figures) > 1
    ]
    return f"{possible[0][0]}/{possible[0][1]}/{year}" if len(possible) == 1 else text


def _line(words: list[Seen]) -> list[Seen]:
    for at, word in enumerate(words):
        before = words[at - 1].text.casefold().rstrip(":") if at else ""
        text = _figures(word.text, before)
        text = _FOR_REPORT.sub(r"(b/c)\1", text)
        text = _AUTHORITY.sub(r"\1. ", text).strip()
        if text != word.text:
            words[at] = word.mended(text)
    if len(words) > 1 and words[0].confidence < _SURE and words[1].text[0].isupper():
        words[0] = words[0].mended(_LABEL.sub(r"\1.", words[0].text))
    return _terms(_phrases(words))


def _figures(text: str, before: str) -> str:
    if before == "số" and (match := _NUMBER.match(text)):
        return match[1].translate(_FIGURES) + match[2]
    if before in _BEFORE_FIGURE and (match := _DAY.match(text)) and any(map(str.isdigit, match[1])):
        return match[1].translate(_FIGURES) + match[2]
    if before == "quý" and (match := _ROMAN.match(text)):
        roman = match[1].translate(_STROKES)
        return roman + match[2] if roman in _QUARTERS else text
    return text


def _phrases(words: list[Seen]) -> list[Seen]:
    """Capitals that spell a fixed phrase but for their marks, or but for one letter."""
    at = 0
    while at < len(words) - 1:
        phrase = next((one for one in _known() if _spells(words[at : at + len(one)], one)), None)
        if phrase is None:
            at += 1
            continue
        for step, good in enumerate(phrase):
            word = words[at + step]
            bare = word.text.strip(_EDGES)
            if word.confidence < _SURE and not _same_letters(bare, good):
                words[at + step] = word.mended(word.text.replace(bare, good))
        at += len(phrase)
    return words


def _terms(words: list[Seen]) -> list[Seen]:
    """Common terms but for their marks, in a word the recogniser itself was not sure of."""
    for at in range(len(words) - 1):
        pair = words[at], words[at + 1]
        bare = [word.text.strip(_EDGES) for word in pair]
        if not all(bare) or pair[0].text[-1] in _EDGES or bare[0].isupper():
            continue
        good = _terms_unmarked().get((unmarked(bare[0]), unmarked(bare[1])))
        if good is None:
            continue
        for step, (word, had, want) in enumerate(zip(pair, bare, good, strict=True)):
            if word.confidence < _SURE and not _same_letters(had.lower(), want):
                cased = want.capitalize() if had[0].isupper() else want
                words[at + step] = word.mended(word.text.replace(had, cased))
    return words


@cache
def _terms_unmarked() -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for term in TERMS:
        first, second = term.split()
        found[unmarked(first), unmarked(second)] = first, second
    return found


@cache
def _known() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in PHRASES), key=len, reverse=True))


def _spells(words: Sequence[Seen], phrase: tuple[str, ...]) -> bool:
    if len(words) < len(phrase):
        return False
    wrong = 0
    for word, good in zip(words, phrase, strict=True):
        bare = word.text.strip(_EDGES)
        if not bare.isupper() or len(bare) != len(good):
            return False
        here, there = unmarked(bare), unmarked(good)
        wrong += sum(one != other for one, other in zip(here, there, strict=True)) if here != there else 0
        if wrong > 1:
            return False
    return wrong == 0 or sum(map(len, phrase)) >= 6


def _same_letters(one: str, other: str) -> bool:
    """The old way to set the mark ("UỶ", "HOÀ") is no mistake."""
    return sorted(unicodedata.normalize("NFD", one)) == sorted(unicodedata.normalize("NFD", other))
