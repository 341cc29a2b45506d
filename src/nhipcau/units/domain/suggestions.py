"""Gợi ý: names of the directory that look like a written one, also by their initials."""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from rapidfuzz import fuzz

from ..models import Unit, UnitGroup
from .wording import Words, abbreviated_letters, acronym, is_abbreviated

LEAST = 60
# Initials agree by chance more often than words do.
INITIALS_WEIGHT = 0.92
FITTING_INITIALS = 85
# "Các …" is hardly ever the name of one unit.
PLURAL_WEIGHT = 0.8


Target = Unit | UnitGroup


class Named(Protocol):
    """What a suggestion needs of a name in the directory."""

    @property
    def target(self) -> Unit | UnitGroup: ...
    @property
    def strict(self) -> Words: ...
    @property
    def loose(self) -> Words: ...
    @property
    def plural(self) -> bool: ...


def suggest(strict: Words, loose: Words, plural: bool, names: Iterable[Named]) -> list[tuple[Target, int]]:
    """Các đơn vị gần giống with scores 60..100, best first; a target stands once."""
    best: dict[tuple[type, int], tuple[Target, int]] = {}
    for name in names:
        score = likeness(strict, loose, name)
        if plural and not name.plural and isinstance(name.target, Unit):
            score = round(score * PLURAL_WEIGHT)
        key = (type(name.target), name.target.pk)
        if score >= LEAST and (key not in best or best[key][1] < score):
            best[key] = (name.target, score)
    return sorted(best.values(), key=lambda found: -found[1])


def likeness(strict: Words, loose: Words, name: Named) -> int:
    """Độ giống nhau, 0..100: by words and letters, or by initials when some are written ("Sở VHTTDL")."""
    scores = [_by_words(strict, name.strict), _by_words(loose, name.loose)]
    if is_abbreviated(strict):
        scores.append(fuzz.ratio(acronym(loose), acronym(name.loose)) * INITIALS_WEIGHT)
    if abbreviated_letters(strict, name.strict) or abbreviated_letters(loose, name.loose):
        scores.append(FITTING_INITIALS)
    return round(max(scores))


def _by_words(written: Words, name: Words) -> float:
    """Half by the words they share, half by letters: letters alone liken any two long names."""
    if not written or not name:
        return 0
    shared = sum((Counter(written) & Counter(name)).values())
    words = 200 * shared / (len(written) + len(name))
    letters = fuzz.token_sort_ratio(" ".join(written), " ".join(name))
    return (words + letters) / 2
