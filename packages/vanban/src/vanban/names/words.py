"""Từ và cụm từ của một câu: words with offsets, unit heads and duty verbs recognised a few words ahead."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from vanban.lexicon.duty_words import NOUNS_LIKE_VERBS, OPENERS, VERBS
from vanban.lexicon.unit_words import DETERMINERS, GROUP_HEADS, HEADS, NOT_HEADS
from vanban.text.letters import folded

_WORD: Final = re.compile(r"([^\W_]+(?:[.&][^\W_]+)*)")
_JOINTS: Final = ".&"
Phrases = dict[str, list[list[str]]]


def by_first_word(phrases: Iterable[str]) -> Phrases:
    """Cụm từ theo từ đầu: first word → its phrases as words, longest first."""
    found: Phrases = {}
    for words in sorted((phrase.split() for phrase in phrases), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


_HEADS: Final = by_first_word(HEADS)
GROUPS: Final = by_first_word(GROUP_HEADS)
_NOT_HEADS: Final = by_first_word(NOT_HEADS)
_PREDICATES: Final = by_first_word(VERBS | OPENERS)
# The words a duty verb or its adverb may begin with, and those a unit's name may.
VERBAL: Final = frozenset(_PREDICATES)
NAMING: Final = DETERMINERS | frozenset(_HEADS)
_FIRST: Final = re.compile(r"[^\W_]+")
_NOUNS: Final = by_first_word(NOUNS_LIKE_VERBS)
# "tổ chức", "cơ sở" … are nouns when one of these follows.
_NOUN_AFTER: Final = frozenset(("đảng", "quần", "tôn", "phi", "nước", "tín", "của", "thành"))
_NOUN_PAIRS: Final = frozenset(
    [
        "chính trị",
        "chính quyền",
        "đoàn thể",
        "xã hội",
        "liên quan",
        "trực thuộc",
        "kinh tế",
        "công đoàn",
        "cơ sở",
        "quốc tế",
        "và cá",
        "hội quần",
        "có liên",
        "hữu nghị",
        "hội viên",
    ]
)
# What may stand between two words of one phrase.
_WITHIN: Final = frozenset((" ", " - "))
FARTHEST: Final = 1500


class Words:
    """Các từ của một câu: the words of a stretch of text with offsets, for grammars that look a few
    words ahead.
    """

    __slots__ = ("count", "ends", "folded", "gaps", "is_cut", "starts", "text")

    def __init__(
        self,
        text: str,
        starts: list[int],
        ends: list[int],
        folded: list[str],
        gaps: list[str],
        *,
        is_cut: bool,
    ) -> None:
        self.text, self.starts, self.ends, self.folded, self.gaps = text, starts, ends, folded, gaps
        self.count, self.is_cut = len(folded), is_cut

    def between(self, start: int, end: int, reach: int = FARTHEST) -> Words:
        """Các từ của một khúc: those of these that stand in ``text[start:end]``, and no farther than
        ``reach``.
        """
        limit = min(end, start + reach)
        if limit == end and self.count and start <= self.starts[0] and end >= self.ends[-1]:
            return self
        first = bisect_right(self.ends, start)
        after = bisect_left(self.starts, limit, first)
        if first < after and self.starts[first] < start:
            return tell_words(self.text, start, end, reach)
        found = Words(
            self.text,
            self.starts[first:after],
            self.ends[first:after],
            self.folded[first:after],
            ["\n", *self.gaps[first + 1 : after], "\n"],
            is_cut=limit < end,
        )
        if first < after and found.ends[-1] > limit:
            word = found.folded[-1][: limit - found.starts[-1]].rstrip(_JOINTS)
            found.folded[-1], found.ends[-1] = word, found.starts[-1] + len(word)
        return found

    def gap(self, index: int) -> str:
        """What stands between word ``index - 1`` and word ``index``; a line's end before the first word and
        behind the last.
        """
        return self.gaps[index] if 0 < index < self.count else "\n"

    def phrase(self, index: int, phrases: Phrases) -> int:
        """How many words of the longest of ``phrases`` begin at ``index``; 0 for none."""
        folded = self.folded
        found = phrases.get(folded[index])
        if found is None:
            return 0
        following = folded[index + 1] if index + 1 < self.count else ""
        for words in found:
            size = len(words)
            if size == 1:
                return 1
            if (
                words[1] == following
                and folded[index : index + size] == words
                and self._unbroken(index, size)
            ):
                return size
        return 0

    def _unbroken(self, index: int, size: int) -> bool:
        return _WITHIN.issuperset(self.gaps[index + 1 : index + size])

    def is_capital(self, index: int) -> bool:
        return self.text[self.starts[index]].isupper()

    def head(self, index: int) -> int:
        """How many words of a unit's head noun begin at ``index``."""
        size = self.phrase(index, _HEADS)
        return 0 if size and self.phrase(index, _NOT_HEADS) > size else size

    def predicate(self, index: int) -> int:
        """How many words of a duty verb or its adverb begin at ``index``; a noun like "tổ chức đảng" is
        none.
        """
        size = self.phrase(index, _PREDICATES)
        if size == 2 and self.folded[index : index + 2] == ["tổ", "chức"] and self._is_noun(index + 2):
            return 0
        return 0 if size == 1 and self.phrase(index, _NOUNS) else size

    def belongs(self, index: int) -> bool:
        """Whether the word at ``index`` tells whose body the one before is: "Thanh tra tỉnh", "Lãnh đạo
        Ban".
        """
        if index >= self.count or self.gap(index) != " ":
            return False
        return self.is_capital(index) or self.folded[index] in ("tỉnh", "các", "thành", "sở", "bộ", "huyện")

    def _is_noun(self, after: int) -> bool:
        if after >= self.count or self.gap(after) != " ":
            return True
        following = self.folded[after]
        return (
            following in _NOUN_AFTER
            or f"{following} {self.folded[after + 1] if after + 1 < self.count else ''}" in _NOUN_PAIRS
        )


def tell_words(
    text: str, start: int = 0, end: int | None = None, reach: int = FARTHEST, *, low: str | None = None
) -> Words:
    """Tách từ của ``text[start:end]``, no farther than ``reach``; ``low`` is the stretch in small letters,
    letter for letter, where it is known.
    """
    whole = len(text) if end is None else end
    limit = min(whole, start + reach)
    # What stands before the first word, the word, what stands after it, the next word, …
    pieces = _WORD.split(folded(text[start:limit]) if low is None else low)
    places = list(accumulate(map(len, pieces), initial=start))
    return Words(
        text, places[1:-1:2], places[2::2], pieces[1::2], ["\n", *pieces[2:-1:2], "\n"], is_cut=limit < whole
    )


def first_word(text: str, start: int, end: int | None = None) -> str:
    """Từ đầu tiên của một khúc, in small letters and as far as it has no sign within; "" for none."""
    match = _FIRST.search(text, start, len(text) if end is None else end)
    return match.group().lower() if match else ""
