"""Dấu thanh đọc nhầm: common terms and names of places that a mark read wrongly spoilt ("cụ thế", "Bác Bộ").

The hook, the acute and the tilde are a few dots apart: where only these differ the term is put right however
sure the recogniser was; where more differs, only in a word it was not sure of.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from vanban.lexicon.common_terms import PLACES, TERMS
from vanban.read.scan.recognition import Seen
from vanban.read.scan.unmarked import same_letters, unmarked

_SURE: Final = 0.97
_EDGES: Final = ".,;:()“”\"'`-–‘’*"
_ALIKE: Final = str.maketrans("", "", "\u0309\u0301\u0303")
# Words that are hardly ever what they were read as; those beside which they are.
_RARE: Final[dict[str, tuple[str, frozenset[str]]]] = {
    "đế": ("để", frozenset({"quốc", "vương", "chế", "giày", "đô", "hoàng"})),
    "tống": ("tổng", frozenset({"tiền", "đạt", "tửu", "khứ", "giam", "biệt"})),
    "khấu": ("khẩu", frozenset({"trừ", "hao", "đầu", "chiết"})),
    "kế": ("kể", frozenset()),
    "hãng": ("hằng", frozenset()),
    "hắng": ("hằng", frozenset()),
    "dể": ("để", frozenset()),
    "đắng": ("đảng", frozenset({"cay", "mướp", "vị", "lá", "trái", "ngọt"})),
}
# Common words: only before these they are another.
_TIMES: Final = frozenset({"tháng", "năm", "quý", "tuần", "ngày"})
_ONLY_BEFORE: Final = {
    "kế": frozenset({"từ", "cả", "chuyện", "trên"}),
    "hãng": _TIMES,
    "hắng": _TIMES,
}


def with_tones(words: list[Seen]) -> list[Seen]:
    """Các từ của một dòng with their marks put right."""
    for at, (word, after) in enumerate(pairwise(words)):
        bare = _bare(word), _bare(after)
        if not all(bare) or word.text[-1] in _EDGES.replace("-", ""):
            continue
        good = _known().get((unmarked(bare[0]), unmarked(bare[1])))
        if good is not None and _may_be(bare, good):
            for step, (had, want) in enumerate(zip(bare, good, strict=True)):
                words[at + step] = _spelt(words[at + step], had, want)
    for at, word in enumerate(words):
        words[at] = _rare(words, at, word)
    return words


def with_joints(words: list[Seen]) -> list[Seen]:
    """Từ cuối dòng và từ đầu dòng dưới, where one term is wrapped over both ("… sửa" / "đối …"): of a joint
    only the marks that are taken for each other are put right.
    """
    for at, (word, after) in enumerate(pairwise(words)):
        if word.line == after.line or word.line[:-1] != after.line[:-1]:
            continue
        bare = _bare(word), _bare(after)
        if not all(bare) or word.text[-1] in _EDGES.replace("-", ""):
            continue
        good = _known().get((unmarked(bare[0]), unmarked(bare[1])))
        if good is None or not _may_be(bare, good):
            continue
        if all(
            _toneless(had.lower()) == _toneless(want.lower()) for had, want in zip(bare, good, strict=True)
        ):
            for step, (had, want) in enumerate(zip(bare, good, strict=True)):
                words[at + step] = _spelt(words[at + step], had, want)
    return words


def _bare(word: Seen) -> str:
    return word.text.strip(_EDGES)


def _may_be(bare: tuple[str, str], good: tuple[str, str]) -> bool:
    """A place has two capitals, a term none in its second word; words in capitals are left to phrases."""
    if bare[0].isupper() and len(bare[0]) > 1:
        return False
    return bare[1][0].isupper() == good[1][0].isupper() and (bare[0][0].isupper() or not good[0][0].isupper())


def _spelt(word: Seen, had: str, want: str) -> Seen:
    if same_letters(had.lower(), want.lower()):
        return word
    if word.confidence >= _SURE and _toneless(had.lower()) != _toneless(want.lower()):
        return word
    return word.mended(word.text.replace(had, want.capitalize() if had[0].isupper() else want))


def _rare(words: list[Seen], at: int, word: Seen) -> Seen:
    bare = _bare(word)
    found = _RARE.get(bare.lower())
    if found is None or bare.isupper():
        return word
    beside = {_bare(one).lower() for one in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])}
    after = _bare(words[at + 1]).lower() if at + 1 < len(words) else ""
    only = _ONLY_BEFORE.get(bare.lower())
    if beside & found[1] or (only is not None and after not in only):
        return word
    return word.mended(word.text.replace(bare, found[0].capitalize() if bare[0].isupper() else found[0]))


@lru_cache(maxsize=8192)
def _toneless(text: str) -> str:
    """Without the three marks that are taken for each other."""
    return unicodedata.normalize("NFD", text).translate(_ALIKE)


@cache
def _known() -> dict[tuple[str, str], tuple[str, str]]:
    return dict(_pairs([*TERMS, *PLACES]))


def _pairs(terms: Iterable[str]) -> Iterable[tuple[tuple[str, str], tuple[str, str]]]:
    for term in terms:
        first, second = term.split()
        yield (unmarked(first), unmarked(second)), (first, second)
