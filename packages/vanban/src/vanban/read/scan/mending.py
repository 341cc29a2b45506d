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
from vanban.read.scan.capacities import mended_capacities
from vanban.read.scan.recognition import Seen
from vanban.read.scan.romans import quarter
from vanban.read.scan.signs import as_printed
from vanban.read.scan.tones import with_joints, with_tones
from vanban.read.scan.unmarked import same_letters, unmarked
from vanban.text.letters import pattern

_FIGURES: Final = str.maketrans("lI|!OoQØø", "111100000")
_LIKE_FIGURES: Final = "0-9lI|!OoQØø"
_NUMBER: Final = pattern(rf"([{_LIKE_FIGURES}]{{1,5}})([/-](?:\d{{4}}/)?[\p{{Lu}}]{{2}}.*)")
# "số 96 KH-UBND": what the sign between number and type was, the other one tells.
_SYMBOL: Final = pattern(r"[\p{Lu}][\p{Ll}\p{Lu}]{1,3}([-/])[\p{Lu}]{2}")
_STROKES: Final = frozenset("/|")
_DAY: Final = re.compile(rf"([{_LIKE_FIGURES}]{{1,4}})([.,;:/)]*)$")
# "số 96KH-UBND", "Số 12KH/TU": the sign between number and type, by the other one.
_RUN_ON: Final = pattern(r"(\d{1,5})([\p{Lu}][\p{Ll}\p{Lu}]{1,3})([-/])(?=[\p{Lu}]{2})")
# "5, Đài truyền thanh": before a capital at the head of a line it is a label.
_LABEL: Final = re.compile(r"^(\d{1,2})[,:;]$")
_SERIAL: Final = frozenset({"Só:", "Sô:", "Sổ:", "Sồ:", "Sộ:", "Sỗ:", "S6:", "Số;", "SÓ:", "Só;"})
_FOR: Final = frozenset({"(đế", "(dể", "(đề", "(dế", "(đê", "(dé", "(đẻ"})
# "l- Tăng cường": no list of letters has its twelfth so written.
_ONE: Final = re.compile(r"l([-./])$")
# "V/%", "V/y": on the subject of a letter.
_SUBJECT: Final = re.compile(r"[Vv]/[\w%]{1,2}$")
_MONTH: Final = re.compile(r"([Il|]{1,2})([.,;:)]*)$")
_AUTHORITY: Final = re.compile(r"(KT|TM|TL|TUQ|Q)[:;,]?$")
# "II/M", "1/M", "EM" before a committee: the sign of who signs in its name.
_PARTY_SIGN: Final = re.compile(r"(?:[TIl1|FE]{1,2}[/⁄(]?M|[TIl1|]{1,2}[/⁄]?M[.]?)$")
# In whose papers the sign is T/M.
# The list of recipients opens a line; letters of its head are lost under a pen.
_RECIPIENTS: Final = re.compile(r"(?:N|K|M|II)[A-Z]{1,2}$")
_OF_THE_PARTY: Final = {("BAN", "THƯỜNG"), ("BAN", "CHẤP"), ("ĐẢNG", "ỦY"), ("ĐẢNG", "UỶ")}
_AFTER_AUTHORITY: Final = listed("""
    CHỦ GIÁM TRƯỞNG BỘ CỤC CHÁNH BÍ ỦY UỶ BAN THƯỜNG HỘI TỔNG VỤ THỦ TỈNH THÀNH HUYỆN ĐẢNG VIỆN CHI
""")
_RUN: Final = re.compile(r"\d{2,4}20\d\d")
# "o3", "19/9/2oI6", "2Ø" beside a figure: no word has both.
_MIXED: Final = re.compile(
    r"(?=[^.,;:)]*\d)(?=.*[oOØ]|.*\d[lI|]|[lI|][\doO/])[\doOØlI|]+(?:[/.][\doOØlI|]+)*[.,;:)]*"
)
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
    return with_joints(found)


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
        if word.text in _SERIAL and after.text[:1].isdigit():
            words[at] = word.mended("Số:")
        if (
            _PARTY_SIGN.match(word.text)
            and tuple(one.text for one in words[at + 1 : at + 3]) in _OF_THE_PARTY
        ) or (word.text == "TM" and tuple(one.text for one in words[at + 1 : at + 3]) in _OF_THE_PARTY):
            words[at] = word.mended("T/M")
        elif (match := _AUTHORITY.match(word.text)) and after.text.strip(_EDGES) in _AFTER_AUTHORITY:
            words[at] = word.mended(f"{match[1]}.")
    if len(words) > 1:
        words[0] = words[0].mended(_opening(words[0], words[1]))
    words = _purposes(words)
    if len(words) > 1:
        words = _recipients(words)
    if 0 < len(words) <= 2 and words[-1].text == "ký)" and words[0].text != "(Đã":
        words[0] = words[0].mended("(Đã ký)" if len(words) == 1 else "(Đã")
    return with_tones(_phrases(words))


def _recipients(words: list[Seen]) -> list[Seen]:
    """“Nơi nhận:” at the head of a line, one word of which was misread."""
    place, taken = (unmarked(word.text.strip(_EDGES)) for word in words[:2])
    ends = words[1].text.endswith((":", ";", "."))
    lost = taken == "NHAN" and words[1].text.endswith(":") and _RECIPIENTS.match(place)
    spelt = place == "NOI" and taken == "NHAN" and ends and words[0].text[0] == "N"
    if (lost or spelt) and not words[0].text.isupper():
        return [words[0].mended("Nơi"), words[1].mended("nhận:"), *words[2:]]
    return words


def _purposes(words: list[Seen]) -> list[Seen]:
    """“(để b/c)”, “(để phối hợp)”: after the bracket “để”, however its mark was read."""
    for at, (word, after) in enumerate(pairwise(words)):
        if word.text in _FOR and (after.text[0].islower() or after.text.endswith((");", ")", "),"))):
            words[at] = word.mended("(để")
    return words


def _symbol(words: Sequence[Seen]) -> re.Match[str] | None:
    """Ký hiệu theo sau một số, with a stroke for its sign before it or none."""
    following = [word.text for word in words if word.text not in _STROKES]
    return _SYMBOL.match(following[0]) if following and words[0].text != "-" else None


def _opening(first: Seen, second: Seen) -> str:
    """Từ đầu dòng before a capital: a label or a dash."""
    if first.text[0] in _DASHES and len(first.text) == 1 and second.text[0].isupper():
        return "-"
    if _SUBJECT.match(first.text) and second.text[0].islower():
        return "V/v"
    if second.text[0].isupper() and (match := _ONE.match(first.text)):
        return f"1{match[1]}"
    if first.confidence < _SURE and second.text[0].isupper():
        return _LABEL.sub(r"\1.", first.text)
    return first.text


def _figures(text: str, before: str) -> str:
    if before == "số" and (match := _NUMBER.match(text)):
        return match[1].translate(_FIGURES) + match[2]
    if match := _RUN_ON.match(text):
        return f"{match[1]}{'/' if match[3] == '-' else '-'}{text[match.end(1) :]}"
    if _MIXED.fullmatch(text):
        return text.translate(_FIGURES)
    if before == "tháng" and (match := _MONTH.match(text)):
        return "1" * len(match[1]) + match[2]
    if before in _BEFORE_FIGURE and (match := _DAY.match(text)) and any(map(str.isdigit, match[1])):
        return match[1].translate(_FIGURES) + match[2]
    return text


def _phrases(words: list[Seen]) -> list[Seen]:
    """Capitals that spell a fixed phrase but for their marks, or but for one letter."""
    at = 0
    while at < len(words) - 1:
        capitals = _capitals_from(words, at)
        phrase = _phrase_at(words, at, capitals)
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


def _phrase_at(words: Sequence[Seen], at: int, capitals: int) -> tuple[str, ...] | None:
    """The longest phrase that is spelt here, one spelt but for its marks before one with a letter amiss."""
    bare = tuple(unmarked(word.text.strip(_EDGES)) for word in words[at : at + capitals])
    found = [one for one in _known() if len(one) <= capitals and _spells(words[at:], one)]
    if not found:
        return None
    whole = [one for one in found if bare[: len(one)] == tuple(map(unmarked, one))]
    return next((one for one in whole if len(one) == len(found[0])), found[0])


def _capitals_from(words: Sequence[Seen], at: int) -> int:
    """How many words in capitals follow each other from here."""
    return sum(1 for _ in takewhile(lambda word: word.text.isupper(), words[at:]))


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
