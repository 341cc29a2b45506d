"""Đối chiếu hai bản: which task of a new version is which of the old. Pure; it writes nothing."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..enums import Matched
from .likeness import Likeness

# Below this two sentences are two tasks. On the pairs of guidances written for the tests, tasks that are the
# same in other words stand at 68 and above, other tasks of the same unit and turn of phrase at 54 and below.
ALIKE = 60.0
# Standing in the same section speaks for being the same task.
HOME = 3.0

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


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


def match(old: Sequence[Task], new: Sequence[Task], *, years: int = 0) -> list[Match]:
    """Đối chiếu từng nhiệm vụ: every one of `old` and of `new` stands in exactly one match.

    In the order of `new`; those gone stand last, in the order of `old`. Same means the same words, whatever
    their section, blanks and marks of punctuation at the end. `years` is by how many years the new paper's
    year is later: a sentence whose years are all as much later is the same one.
    """
    paired: dict[int, tuple[int, float]] = {}
    rest_old = dict(enumerate(old))
    rest_new = dict(enumerate(new))

    def pair(at_old: int, at_new: int, score: float) -> None:
        paired[at_new] = (at_old, score)
        del rest_old[at_old], rest_new[at_new]

    def later(task: Task) -> str:
        return _YEAR.sub(lambda year: str(int(year[0]) + years), _plain(task))

    for of_old, of_new in ((later, _plain), (_plain, _plain), (_yearless, _yearless)):
        _pair_equal(rest_old, rest_new, _at_home(of_old), _at_home(of_new), pair)
        _pair_equal(rest_old, rest_new, of_old, of_new, pair)
    for score, at_new, at_old in _candidates(rest_old, rest_new):
        if at_old in rest_old and at_new in rest_new:
            pair(at_old, at_new, score)
    found = []
    for at_new, task in enumerate(new):
        if at_new not in paired:
            found.append(Match(Matched.NEW, None, task.key))
            continue
        at_old, score = paired[at_new]
        same = same_words(old[at_old].text, task.text, years)
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


def side_by_side(old: str, new: str, years: int = 0) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
    """Hai câu đặt cạnh nhau: each side's words in reading order, those only on that side told by True.

    Capitals, and years that are as much later as the paper, count as the same.
    """
    before, after = old.split(), new.split()
    later = [_YEAR.sub(lambda year: str(int(year[0]) + years), word).casefold() for word in before]
    left: list[tuple[bool, str]] = []
    right: list[tuple[bool, str]] = []
    matcher = SequenceMatcher(None, later, [word.casefold() for word in after], autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if i1 < i2:
            left.append((what != "equal", " ".join(before[i1:i2])))
        if j1 < j2:
            right.append((what != "equal", " ".join(after[j1:j2])))
    return left, right


def same_words(old: str, new: str, years: int = 0) -> bool:
    """Cùng một lời: word for word, but that any year of `new` may be so many years later than in `old`.

    A law of 2012 stays that of 2012 while the year of the plan goes on, both in one sentence.
    """
    before, after = _words(old), _words(new)
    if before == after:
        return True
    if _YEAR.sub("*", before) != _YEAR.sub("*", after):
        return False
    pairs = zip(_YEAR.findall(before), _YEAR.findall(after), strict=True)
    return all(int(now) - int(was) in {0, years} for was, now in pairs)


def _pair_equal(
    old: dict[int, Task],
    new: dict[int, Task],
    of_old: Callable[[Task], object],
    of_new: Callable[[Task], object],
    pair: Callable[[int, int, float], None],
) -> None:
    waiting: dict[object, list[int]] = defaultdict(list)
    for at, task in old.items():
        waiting[of_old(task)].append(at)
    for at, task in list(new.items()):
        alike = waiting[of_new(task)]
        if alike:
            pair(alike.pop(0), at, 100.0)


def _candidates(old: dict[int, Task], new: dict[int, Task]) -> list[tuple[float, int, int]]:
    """Pairs alike enough, the most alike first; among equals those that stand in the same order."""
    likeness = Likeness({at: task.text for at, task in old.items()}, [task.text for task in new.values()])
    found = []
    for at_new, task in new.items():
        for at_old, score in likeness.nearest(task.text):
            total = score + (HOME if old[at_old].section == task.section else 0.0)
            if total >= ALIKE:
                found.append((min(total, 100.0), at_new, at_old))
    return sorted(found, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1], each[2]))


def _at_home(words: Callable[[Task], str]) -> Callable[[Task], object]:
    return lambda task: (task.section, words(task))


def _plain(task: Task) -> str:
    return _words(task.text)


def _yearless(task: Task) -> str:
    return _YEAR.sub("*", _plain(task))


def _words(text: str) -> str:
    """The words as they count: Vietnamese marks tell words apart, so nothing is folded here."""
    return " ".join(text.split()).rstrip(" .;,:").casefold()
