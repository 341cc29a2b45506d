"""Gợi ý: names of the directory that look like a written one, also by their initials."""

from collections.abc import Iterable
from typing import Protocol

from rapidfuzz import fuzz

from ..models import Unit, UnitGroup
from .wording import Words, abbreviated_letters, initials

LEAST = 60
# Initials agree by chance more often than words do, a few of them most of the time.
INITIALS_WEIGHT = 0.92
FEWEST_INITIALS = 4
FITTING_INITIALS = 85


class Named(Protocol):
    """What a suggestion needs of a name in the directory."""

    @property
    def target(self) -> Unit | UnitGroup: ...
    @property
    def strict(self) -> Words: ...
    @property
    def loose(self) -> Words: ...


def suggest(written: Words, names: Iterable[Named]) -> list[tuple[Unit | UnitGroup, int]]:
    """Các đơn vị gần giống with scores 60..100, best first; a target stands once."""
    best: dict[tuple[type, int], tuple[Unit | UnitGroup, int]] = {}
    if not written:
        return []
    for name in names:
        score = likeness(written, name)
        key = (type(name.target), name.target.pk)
        if score >= LEAST and (key not in best or best[key][1] < score):
            best[key] = (name.target, score)
    return sorted(best.values(), key=lambda found: -found[1])


def likeness(written: Words, name: Named) -> int:
    """Độ giống nhau, 0..100: by words in any order, or by initials ("Sở VHTTDL")."""
    text = " ".join(written)
    by_words = max(
        fuzz.token_sort_ratio(text, " ".join(key), score_cutoff=LEAST) for key in {name.strict, name.loose}
    )
    compact = f"{written[0]} {''.join(written[1:])}"
    many = len(compact) - len(written[0]) > FEWEST_INITIALS
    by_initials = (
        fuzz.ratio(compact, initials(name.loose), score_cutoff=LEAST) * INITIALS_WEIGHT if many else 0
    )
    fitting = FITTING_INITIALS if abbreviated_letters(written, name.loose) else 0
    return round(max(by_words, by_initials, fitting))
