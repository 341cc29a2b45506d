"""Đối chiếu hai bản: which task of a new version is which of the old. Pure; it writes nothing."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process

from nhipcau.core.domain.folding import fold

from ..enums import Matched

# Below this two sentences are two tasks. Measured on ratio of characters, 0–100: a changed day, number or
# unit leaves a sentence well above it, two tasks of one kind stay well below.
ALIKE = 70.0
# Standing in the same section speaks for being the same task.
HOME = 5.0


@dataclass(frozen=True, slots=True)
class Task:
    """Một nhiệm vụ để đối chiếu: `key` is the caller's."""

    key: int
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """Một cặp: `old` None when the task is new, `new` None when it is gone; `score` 0–100."""

    kind: Matched
    old: int | None
    new: int | None
    score: float = 0.0


def match(old: Sequence[Task], new: Sequence[Task]) -> list[Match]:
    """Đối chiếu từng nhiệm vụ: every one of `old` and of `new` stands in exactly one match.

    In the order of `new`; those gone stand last, in the order of `old`. Same means the same words, whatever
    their section, blanks and marks of punctuation at the end.
    """
    paired: dict[int, tuple[int, float]] = {}
    rest_old = dict(enumerate(old))
    rest_new = dict(enumerate(new))

    def pair(at_old: int, at_new: int, score: float) -> None:
        paired[at_new] = (at_old, score)
        del rest_old[at_old], rest_new[at_new]

    _pair_equal(rest_old, rest_new, lambda task: (task.section, _words(task)), pair)
    _pair_equal(rest_old, rest_new, _words, pair)
    for score, at_new, at_old in _candidates(rest_old, rest_new):
        if at_old in rest_old and at_new in rest_new:
            pair(at_old, at_new, score)
    found = []
    for at_new, task in enumerate(new):
        if at_new not in paired:
            found.append(Match(Matched.NEW, None, task.key))
            continue
        at_old, score = paired[at_new]
        same = _words(old[at_old]) == _words(task)
        kind = Matched.SAME if same else Matched.CHANGED
        found.append(Match(kind, old[at_old].key, task.key, score))
    return found + [Match(Matched.GONE, task.key, None) for task in rest_old.values()]


def difference(old: str, new: str) -> list[tuple[str, str]]:
    """Khác nhau từng từ: ("same" | "gone" | "new", words) in reading order."""
    before, after = old.split(), new.split()
    found: list[tuple[str, str]] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", " ".join(before[i1:i2])))
            continue
        if i1 < i2:
            found.append(("gone", " ".join(before[i1:i2])))
        if j1 < j2:
            found.append(("new", " ".join(after[j1:j2])))
    return found


def _pair_equal(
    old: dict[int, Task],
    new: dict[int, Task],
    key: Callable[[Task], object],
    pair: Callable[[int, int, float], None],
) -> None:
    waiting: dict[object, list[int]] = defaultdict(list)
    for at, task in old.items():
        waiting[key(task)].append(at)
    for at, task in list(new.items()):
        alike = waiting[key(task)]
        if alike:
            pair(alike.pop(0), at, 100.0)


def _candidates(old: dict[int, Task], new: dict[int, Task]) -> list[tuple[float, int, int]]:
    """Pairs alike enough, the most alike first; among equals those that stand in the same order."""
    texts = {at: fold(task.text) for at, task in old.items()}
    found = []
    for at_new, task in new.items():
        near = process.extract(
            fold(task.text), texts, scorer=fuzz.ratio, processor=None, score_cutoff=ALIKE - HOME, limit=5
        )
        for _text, score, at_old in near:
            total = score + (HOME if old[at_old].section == task.section else 0.0)
            if total >= ALIKE:
                found.append((min(total, 100.0), at_new, at_old))
    return sorted(found, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1], each[2]))


def _words(task: Task) -> str:
    """The words as they count: Vietnamese marks tell words apart, so nothing is folded here."""
    return " ".join(task.text.split()).rstrip(" .;,:").casefold()
