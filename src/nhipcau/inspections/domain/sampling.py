"""Rút mẫu phân tầng: pure, so that anyone with seed and population draws the same sample again.

A stratum is one unit in one standing. Every stratum is served once while there are enough to draw, further
ones go to the strata by their weight (Sainte-Laguë); within a stratum tasks are drawn without replacement,
each by its weight (Efraimidis & Spirakis 2006, Information Processing Letters 97:5): the key of a task is
−ln(u)/w, the smallest keys are drawn, and u comes from SHA-256 of the seed and the task's number. So a
sample does not depend on the order of the population, and a larger one with the same seed contains it.
"""

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

METHOD = "sainte-lague+es/1"
# A late task is drawn as often as three, one that was once returned as often as two.
LATE, RETURNED = 2, 1

Stratum = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Một việc có thể rút: numbers of the task and of its unit, its standing, what weighs it up."""

    task: int
    unit: int
    standing: str
    is_late: bool = False
    was_returned: bool = False

    @property
    def weight(self) -> int:
        """Trọng số: 1, and more for what went wrong before."""
        return 1 + LATE * self.is_late + RETURNED * self.was_returned

    @property
    def stratum(self) -> Stratum:
        """Tầng."""
        return self.unit, self.standing


@dataclass(frozen=True, slots=True)
class Choice:
    """Một việc đã rút: of how many in its stratum, how many of those were drawn, and as which."""

    candidate: Candidate
    stratum_size: int
    quota: int
    rank: int


def draw(candidates: Iterable[Candidate], *, seed: str, size: int) -> list[Choice]:
    """Rút mẫu: at most `size` tasks, by unit, standing and rank; all where there are no more."""
    strata: dict[Stratum, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        strata[candidate.stratum].append(candidate)
    quotas = allocate(strata, seed=seed, size=size)
    found: list[Choice] = []
    for stratum in sorted(strata):
        ordered = sorted(strata[stratum], key=lambda each: (_key(seed, each), each.task))
        quota = quotas.get(stratum, 0)
        found += [
            Choice(candidate, len(ordered), quota, rank) for rank, candidate in enumerate(ordered[:quota], 1)
        ]
    return found


def allocate(strata: Mapping[Stratum, Sequence[Candidate]], *, seed: str, size: int) -> dict[Stratum, int]:
    """Chia số rút cho các tầng: one each in turn of the units, the heaviest stratum of each first."""
    weights = {stratum: sum(each.weight for each in members) for stratum, members in strata.items()}
    order = _in_turn(strata, weights, seed)
    left = max(0, min(size, sum(map(len, strata.values()))))
    quotas = dict.fromkeys(order[:left], 1)
    left -= len(quotas)
    while left > 0:
        room = (stratum for stratum in order if quotas[stratum] < len(strata[stratum]))
        # Of equals the one that comes first in turn.
        best = max(room, key=lambda stratum: weights[stratum] / (2 * quotas[stratum] + 1))
        quotas[best] += 1
        left -= 1
    return quotas


def _in_turn(
    strata: Mapping[Stratum, Sequence[Candidate]], weights: Mapping[Stratum, int], seed: str
) -> list[Stratum]:
    """Every unit's heaviest stratum, then every unit's second …; units in an order of the seed."""
    by_unit: dict[int, list[Stratum]] = defaultdict(list)
    for stratum in strata:
        by_unit[stratum[0]].append(stratum)
    turns: list[tuple[int, float, Stratum]] = []
    for unit, own in by_unit.items():
        place = _chance(seed, f"unit:{unit}")
        heaviest = sorted(
            own,
            key=lambda each: (-max(one.weight for one in strata[each]), -weights[each], each),
        )
        turns += [(turn, place, stratum) for turn, stratum in enumerate(heaviest)]
    return [stratum for _turn, _place, stratum in sorted(turns)]


def _key(seed: str, candidate: Candidate) -> float:
    return -math.log(_chance(seed, f"task:{candidate.task}")) / candidate.weight


def _chance(seed: str, name: str) -> float:
    """Số ngẫu nhiên trong (0, 1), the same for the same seed and name everywhere."""
    digest = hashlib.sha256(f"{seed}|{name}".encode()).digest()
    return (int.from_bytes(digest[:6], "big") + 0.5) / 2**48
