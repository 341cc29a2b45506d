"""So sánh hai văn bản: what this year's guidance asks that last year's did not, and the other way round.

Nothing is written: the two stay two documents, unlike a version that takes another's place (supersessions).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.lineage import Lineage, load
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import Matched, Part
from ..models import Directive, Obligation
from .matching import Match, Task, match, same_words, side_by_side

_YEAR_OF_TITLE = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Move:
    """Một thay đổi ngoài câu chữ: units, day or product, as people read them ("" where there was none)."""

    what: str | Promise
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng so sánh: one task of either directive, or the two that are the same task.

    `units` are those asked by either, as they answer today; names nobody has resolved stand as written.
    `before` and `after` are the two sentences, words that only one of them has told by True.
    """

    kind: Matched
    old: Obligation | None
    new: Obligation | None
    moves: tuple[Move, ...]
    units: tuple[str, ...]
    before: tuple[tuple[bool, str], ...] = ()
    after: tuple[tuple[bool, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """Một đơn vị bị ảnh hưởng: how many tasks are new, changed, gone and the same for it."""

    unit: str
    counts: dict[str, int]

    @property
    def changes(self) -> int:
        """Số thay đổi."""
        return sum(count for kind, count in self.counts.items() if kind != Matched.SAME)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Kết quả so sánh: rows in the order of the new directive, those gone last."""

    old: Directive
    new: Directive
    years: int
    rows: tuple[Row, ...]

    @property
    def counts(self) -> Counter[str]:
        """Số dòng theo loại."""
        return Counter(row.kind for row in self.rows)

    def effects(self) -> list[Effect]:
        """Đơn vị bị ảnh hưởng, the most changes first."""
        told: dict[str, Counter[str]] = {}
        for row in self.rows:
            for unit in row.units:
                told.setdefault(unit, Counter())[row.kind] += 1
        effects = [Effect(unit, {kind: counts[kind] for kind in Matched}) for unit, counts in told.items()]
        return sorted(effects, key=lambda effect: (-effect.changes, fold(effect.unit)))


def compare(*, old: Directive, new: Directive, person: User) -> Comparison:
    """So sánh nhiệm vụ người này được xem của hai văn bản, as they stand now, corrections included."""
    before = {task.pk: task for task in _seen(old, person)}
    after = {task.pk: task for task in _seen(new, person)}
    years = _years_between(old, new)
    found = match(list(map(_task, before.values())), list(map(_task, after.values())), years=years)
    names = _Names(load(), timezone.localdate())
    rows = tuple(_row(each, before, after, years, names) for each in found)
    return Comparison(old, new, years, rows)


def year_of(directive: Directive) -> int | None:
    """Năm mà văn bản nói đến: the one its title names, else that of its date, else of its number."""
    named = _YEAR_OF_TITLE.findall(directive.title)
    if named:
        return int(named[0])
    return directive.date.year if directive.date else queries.year_of_number(directive.number)


def _years_between(old: Directive, new: Directive) -> int:
    was, now = year_of(old), year_of(new)
    return now - was if was and now else 0


class _Names:
    """Tên đơn vị chịu trách nhiệm hôm nay: a unit's heirs stand for it, so a merger is no change of task."""

    def __init__(self, lineage: Lineage, today: date) -> None:
        self.lineage, self.today = lineage, today

    def of(self, task: Obligation, part: Part) -> list[str]:
        """In the order of the sentence, each once."""
        found: dict[str, None] = {}
        for party in task.parties.all():
            if party.part == part:
                named = self._called(party.unit) if party.unit else [str(party.group or party.written)]
                found |= dict.fromkeys(named)
        return list(found)

    def _called(self, unit: Unit) -> list[str]:
        return [heir.name for heir in self.lineage.answering(unit, self.today)] or [unit.name]


def _seen(directive: Directive, person: User) -> Iterable[Obligation]:
    live = queries.live(directive).filter(pk__in=queries.obligations_visible_to(person).values("pk"))
    return live.prefetch_related(Prefetch("parties", queries.parties()))


def _task(obligation: Obligation) -> Task:
    return Task(obligation.pk, obligation.section, obligation.text)


def _row(
    found: Match, before: dict[int, Obligation], after: dict[int, Obligation], years: int, names: _Names
) -> Row:
    old, new = before.get(found.old or 0), after.get(found.new or 0)
    told = [task for task in (old, new) if task is not None]
    units = dict.fromkeys(name for task in told for part in Part for name in names.of(task, part))
    if old is None or new is None:
        texts = [((False, task.text),) if task else () for task in (old, new)]
        return Row(found.kind, old, new, (), tuple(units), *texts)
    moves = tuple(_moves(old, new, years, names))
    # The same words under another unit's heading ask something else.
    kind = Matched.CHANGED if moves else found.kind
    left, right = side_by_side(old.text, new.text, years)
    return Row(kind, old, new, moves, tuple(units), tuple(left), tuple(right))


def _moves(old: Obligation, new: Obligation, years: int, names: _Names) -> Iterable[Move]:
    for part in Part:
        was, now = names.of(old, part), names.of(new, part)
        if set(map(fold, was)) != set(map(fold, now)):
            yield Move(part.label, ", ".join(was), ", ".join(now))
    if _later(old.due, years) != new.due:
        yield Move(_("Hạn"), _day(old.due), _day(new.due))
    elif not same_words(old.deadline_text, new.deadline_text, years):
        yield Move(_("Thời gian"), old.deadline_text, new.deadline_text)
    if not same_words(old.deliverable, new.deliverable, years):
        yield Move(_("Sản phẩm"), old.deliverable, new.deliverable)


def _later(day: date | None, years: int) -> date | None:
    """The same day so many years on; 29 February becomes the 28th."""
    if day is None:
        return None
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last if years else day.day)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
