"""Sửa chỗ nhận dạng nhầm: only where nothing else can have stood there; what was read is kept beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby, pairwise, takewhile
from typing import Final

from vanban.lexicon.blocks import words as listed
from vanban.lexicon.capital_phrases import PHRASES
from vanban.lexicon.common_terms import TERMS
from vanban.read.scan.capacities import mended_capacities
from vanban.read.scan.recognition import Seen
from vanban.read.scan.romans import quarter
from vanban.read.scan.signs import as_printed
from vanban.read.scan.unmarked import same_letters, unmarked
from vanban.text.letters import pattern

_FIGURES: Final = str.maketrans("lI|!OoQ", "1111000")
_LIKE_FIGURES: Final = "0-9lI|!OoQ"
_NUMBER: Final = pattern(rf"([{_LIKE_FIGURES}]{{1,5}})([/-](?:\d{{4}}/)?[\p{{Lu}}]{{2}}.*)")
# "số 96 KH-UBND": what the sign between number and type was, the other one tells.
_SYMBOL: Final = pattern(r"[\p{Lu}][\p{Ll}\p{Lu}]{1,3}([-/])[\p{Lu}]{2}")
_STROKES: Final = frozenset("/|")
_DAY: Final = re.compile(rf"([{_LIKE_FIGURES}]{{1,4}})([.,;:/)]*)$")
# "số 96KH-UBND", "Số 12KH/TU": the sign between number and type, by the other one.
_RUN_ON: Final = pattern(r"(\d{1,5})([\p{Lu}][\p{Ll}\p{Lu}]{1,3})([-/])(?=[\p{Lu}]{2})")
# "5, Đài truyền thanh": before a capital at the head of a line it is a label.
_LABEL: Final = re.compile(r"^(\d{1,2})[,:;]$")
_AUTHORITY: Final = re.compile(r"(KT|TM|TL|TUQ|Q)[:;,]?$")
# In whose papers the sign is T/M.
_OF_THE_PARTY: Final = {("BAN", "THƯỜNG"), ("BAN", "CHẤP"), ("ĐẢNG", "ỦY"), ("ĐẢNG", "UỶ")}
_AFTER_AUTHORITY: Final = listed("""
    CHỦ GIÁM TRƯỞNG BỘ CỤC CHÁNH BÍ ỦY UỶ BAN THƯỜNG HỘI TỔNG VỤ THỦ TỈNH THÀNH HUYỆN ĐẢNG VIỆN CHI
""")
_RUN: Final = re.compile(r"\d{2,4}20\d\d")
_BEFORE_FIGURE: Final = frozenset({"ngày", "tháng", "năm"})
# The share of a word that must be left of it.
_LEFT: Final = 0.6
_MOST: Final = 0.8
_SURE: Final = 0.97
# What the dash of a list is taken for.
_DASHES: Final = "~=—–¬»"
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
        words[at] = word.mended(quarter(_figures(as_printed(word.text), before), before))
    words = [part for word in words for part in word.parts()]
    for at, (word, after) in enumerate(pairwise(words)):
        before = words[at - 1].text.casefold().rstrip(":") if at else ""
        if before == "số" and word.text.isdigit() and (match := _symbol(words[at + 1 : at + 3])):
            words[at] = word.mended(f"{word.text}{'/' if match[1] == '-' else '-'}")
        if word.text == "TM" and tuple(one.text for one in words[at + 1 : at + 3]) in _OF_THE_PARTY:
            words[at] = word.mended("T/M")
        elif (match := _AUTHORITY.match(word.text)) and after.text.strip(_EDGES) in _AFTER_AUTHORITY:
            words[at] = word.mended(f"{match[1]}.")
    if len(words) > 1:
        words[0] = words[0].mended(_opening(words[0], words[1]))
    if 0 < len(words) <= 2 and words[-1].text == "ký)" and words[0].text != "(Đã":
        words[0] = words[0].mended("(Đã ký)" if len(words) == 1 else "(Đã")
    return _terms(_phrases(words))


def _symbol(words: Sequence[Seen]) -> re.Match[str] | None:
    """Ký hiệu theo sau một số, with a stroke for its sign before it or none."""
    following = [word.text for word in words if word.text not in _STROKES]
    return _SYMBOL.match(following[0]) if following and words[0].text != "-" else None


def _opening(first: Seen, second: Seen) -> str:
    """Từ đầu dòng before a capital: a label or a dash."""
    if first.text[0] in _DASHES and len(first.text) == 1 and second.text[0].isupper():
        return "-"
    if first.confidence < _SURE and second.text[0].isupper():
        return _LABEL.sub(r"\1.", first.text)
    return first.text


def _figures(text: str, before: str) -> str:
    if before == "số" and (match := _NUMBER.match(text)):
        return match[1].translate(_FIGURES) + match[2]
    if match := _RUN_ON.match(text):
        return f"{match[1]}{'/' if match[3] == '-' else '-'}{text[match.end(1) :]}"
    if before in _BEFORE_FIGURE and (match := _DAY.match(text)) and any(map(str.isdigit, match[1])):
        return match[1].translate(_FIGURES) + match[2]
    return text


def _phrases(words: list[Seen]) -> list[Seen]:
    """Capitals that spell a fixed phrase but for their marks, or but for one letter."""
    at = 0
    while at < len(words) - 1:
        capitals = _capitals_from(words, at)
        phrase = next((one for one in _known() if len(one) <= capitals and _spells(words[at:], one)), None)
        if phrase is None:
            at += 1
            continue
        for step, good in enumerate(phrase):
            word = words[at + step]
            bare = word.text.strip(_EDGES)
            if word.confidence < _SURE and not same_letters(bare, good):
                words[at + step] = word.mended(word.text.replace(bare, good))
        at += len(phrase)
    return words


def _capitals_from(words: Sequence[Seen], at: int) -> int:
    """How many words in capitals follow each other from here."""
    return sum(1 for _ in takewhile(lambda word: word.text.isupper(), words[at:]))


def _terms(words: list[Seen]) -> list[Seen]:
    """Common terms but for their marks, in a word the recogniser itself was not sure of."""
    for at in range(len(words) - 1):
        pair = words[at], words[at + 1]
        bare = [word.text.strip(_EDGES) for word in pair]
        if not all(bare) or pair[0].text[-1] in _EDGES or bare[0].isupper() or bare[1][0].isupper():
            continue
        good = _terms_unmarked().get((unmarked(bare[0]), unmarked(bare[1])))
        if good is None:
            continue
        for step, (word, had, want) in enumerate(zip(pair, bare, good, strict=True)):
            if word.confidence < _SURE and not same_letters(had.lower(), want):
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
    """Capitals that are the phrase but for marks and one word of which enough is left: more of it in a phrase
    of two words.
    """
    wrong = 0
    for word, good in zip(words, phrase, strict=False):
        here, there = unmarked(word.text.strip(_EDGES)), unmarked(good)
        if here == there and word.text.strip(_EDGES).isupper():
            continue
        alike = len(here) == len(there) and sum(map(str.__ne__, here, there)) == 1
        is_left = SequenceMatcher(None, here, there).ratio() >= (_LEFT if len(phrase) >= 3 else _MOST)
        if wrong or not any(map(str.isalpha, here)) or not (alike or is_left) or not word.text.isupper():
            return False
        wrong += 1
    return not wrong or sum(map(len, phrase)) >= 6
