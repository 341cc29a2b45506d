"""Giống nhau đến đâu: how alike two sentences are, by the words that set them apart. Pure.

Guidances are full of turns that every task shares ("chủ trì, phối hợp với …"): by letters alone two tasks of
one office look the same. So half of the measure is Dice's coefficient over words and pairs of words, each
weighed by how few sentences hold it (inverse document frequency, Spärck Jones 1972).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from nhipcau.core.domain.folding import fold

_WORD = re.compile(r"\w+")
# Only the nearest by rare words are looked at closely; what stands in more sentences than this finds nobody.
_NEAR, _RARE = 5, 60

Grams = Counter[object]


class Likeness:
    """Thước đo giữa các câu `known` and any sentence: rarity is taken from these and `others` together."""

    def __init__(self, known: Mapping[int, str], others: Sequence[str]) -> None:
        self._texts = {key: fold(text) for key, text in known.items()}
        self._grams = {key: _grams(text) for key, text in known.items()}
        documents = [*self._grams.values(), *map(_grams, others)]
        self._frequency = Counter(gram for document in documents for gram in document)
        self._count = len(documents)
        self._holding: dict[object, list[int]] = defaultdict(list)
        for key, grams in self._grams.items():
            for gram in grams:
                self._holding[gram].append(key)

    def nearest(self, text: str) -> list[tuple[int, float]]:
        """Các câu gần nhất: (key, likeness 0–100), at most five that share a word with it."""
        grams = _grams(text)
        shared: Counter[int] = Counter()
        for gram in grams:
            holding = self._holding.get(gram, ())
            if len(holding) <= _RARE:
                for key in holding:
                    shared[key] += self._weight(gram)  # type: ignore[assignment]
        folded = fold(text)
        return [
            (key, (fuzz.ratio(self._texts[key], folded) + 100 * self._dice(self._grams[key], grams)) / 2)
            for key, _weight in sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:_NEAR]
        ]

    def _dice(self, one: Grams, other: Grams) -> float:
        common = sum(min(count, other[gram]) * self._weight(gram) for gram, count in one.items())
        return 2 * common / (self._total(one) + self._total(other))

    def _total(self, grams: Grams) -> float:
        return sum(count * self._weight(gram) for gram, count in grams.items())

    def _weight(self, gram: object) -> float:
        return math.log(1 + self._count / max(1, self._frequency[gram]))


def _grams(text: str) -> Grams:
    """Words and pairs of words; Vietnamese marks tell words apart, so nothing is folded here."""
    words = _WORD.findall(text.casefold())
    return Counter([*words, *pairwise(words)])
