"""Lịch của một người: what falls on each day, as far as the person may see, in a fixed count of queries."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nhipcau.clock.domain.calendar import Calendar
from nhipcau.clock.domain.holidays import SpecialDay
from nhipcau.clock.domain.lunar import MONTHS, LunarDate, from_solar
from nhipcau.clock.enums import DeadlineState
from nhipcau.core.domain import occasions
from nhipcau.core.domain.addresses import Numbered
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.enums import AssignmentState
from nhipcau.reports.domain import periods
from nhipcau.reports.queries import rules_binding
from nhipcau.steering.domain.recurrence import occurrences, period_of
from nhipcau.units.models import Unit, User

from ..enums import Entry, MarkKind
from ..queries import agenda as queries
from ..queries.marks import between
from .entries import Item, in_order, laid_out

LONGEST = 200
MARKS = {
    MarkKind.DAY: Entry.ANNIVERSARY,
    MarkKind.RELATION: Entry.ANNIVERSARY,
    MarkKind.EVENT: Entry.BIG_EVENT,
}


@dataclass(slots=True)
class Day:
    """Một ngày của lịch; `count` of its items, of which `items` are the first."""

    day: date
    lunar: LunarDate
    special: SpecialDay | None
    is_off: bool
    provisional: bool
    items: list[Item] = field(default_factory=list)
    marks: list[Item] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        """Số mục chưa hiện."""
        return self.count - len(self.items)

    @property
    def lunar_words(self) -> str:
        """Ngày âm: the month named on its first day, Tết, rằm and Giỗ Tổ by their names."""
        lunar = self.lunar
        month = f"{lunar.month}{'N' if lunar.leap else ''}"
        if not lunar.leap and lunar.month == 1 and lunar.day <= 3:
            return _("Mùng %(n)d Tết") % {"n": lunar.day}
        if not lunar.leap and (lunar.month, lunar.day) == (3, 10):
            return _("10/3, Giỗ Tổ")
        if lunar.day == 1:
            leap = _(" nhuận") if lunar.leap else ""
            name = str(lunar.month) if get_language() == "en" else MONTHS[lunar.month - 1]
            return _("Mùng 1 tháng %(month)s%(leap)s") % {"month": name, "leap": leap}
        return _("Rằm, 15/%(month)s") % {"month": month} if lunar.day == 15 else f"{lunar.day}/{month}"

    @property
    def lunar_stands_out(self) -> bool:
        """Ngày âm đáng chú ý."""
        lunar = self.lunar
        feast = not lunar.leap and (
            (lunar.month == 1 and lunar.day <= 3) or (lunar.month, lunar.day) == (3, 10)
        )
        return lunar.day in (1, 15) or feast


class Agenda:
    """Các mục của một khoảng, gathered once.

    `most` bounds the items shown of one day: None for all, 0 where they are only counted.
    """

    def __init__(
        self, person: User, first: date, last: date, *, today: date, kinds: set[str], most: int | None = None
    ) -> None:
        self.person, self.first, self.last, self.today = person, first, last, today
        self.most = most
        self.items: dict[date, list[Item]] = defaultdict(list)
        self.marks: dict[date, list[Item]] = defaultdict(list)
        self.counts: Counter[date] = Counter()
        # The lines of plans on these days: whose they are, and on which days they were found.
        self._lines: list[tuple[QuerySet[Any], str]] = []
        self._found: list[queries.Picked] = []
        self._dated(kinds)
        if Entry.RECURRING in kinds:
            self._coming()
        if marked := [kind for kind, entry in MARKS.items() if entry in kinds]:
            self._marks(marked)
        if Entry.DEADLINE in kinds:
            self._deadlines()
        if given := kinds & {kind.value for kind in occasions.known()}:
            self._occasions(given)

    def add_periods(self, office: Unit) -> None:
        """Ngày hết kỳ báo cáo của cơ quan; a kind whose rule nobody has confirmed stays away."""
        rules = list(rules_binding(office, periods.system_of(office)))
        for kind, (_months, count) in periods.MONTHS.items():
            calendar = periods.Calendar(office, kind, [rule for rule in rules if rule.kind == kind])
            for year in range(self.first.year, self.last.year + 2):
                for index in range(1, count + 1):
                    self._period(calendar, periods.Named(kind, year, index))

    def days(self, calendar: Calendar, every: list[date]) -> dict[date, Day]:
        """Các ngày này, with holidays and lunar days."""
        return {day: self._day(calendar, day) for day in every}

    def _day(self, calendar: Calendar, day: date) -> Day:
        special = calendar.special(day)
        items = in_order(self.items.get(day, ()))
        return Day(
            day,
            from_solar(day),
            special,
            not calendar.is_working(day),
            special is not None and calendar.is_provisional(day),
            items[: self.most] if self.most is not None else items,
            self.marks.get(day, []),
            self.counts.get(day, 0),
        )

    def _put(self, day: date, item: Item) -> None:
        self.items[day].append(item)

    def _deadlines(self) -> None:
        within = queries.due_between(queries.deadlines(self.person), self.first, self.last)
        shown, columns = queries.Picked(), ("pk", "due_at", "label", "state", "unit__name")
        address = Numbered("clock:deadline")
        for pk, moment, label, state, unit in within.order_by("pk").values_list(*columns):
            day = timezone.localdate(moment)
            if shown.add(pk, day, self.most):
                late = state == DeadlineState.RUNNING and day < self.today
                mark = "done" if state == DeadlineState.MET else "late" if late else ""
                self._put(day, Item(Entry.DEADLINE, label, address(pk), unit or "", "", mark))
        self.counts.update(shown.counts)

    def _dated(self, kinds: set[str]) -> None:
        """Việc và hoạt động, whose numbers and days are asked for together."""
        sorts: dict[str, tuple[QuerySet[Any], str]] = {}
        if kinds & {Entry.WORK, Entry.RECURRING}:
            work = queries.work(self.person).filter(due__range=(self.first, self.last))
            both = {Entry.WORK, Entry.RECURRING} <= kinds
            sorts["work"] = (work if both else queries.of_duties(work, Entry.RECURRING in kinds), "due")
        if Entry.ACTIVITY in kinds:
            every = queries.activities(self.person)
            sorts["ends"] = (every.filter(due__range=(self.first, self.last)), "due")
            sorts["begins"] = (queries.begins_within(every, self.first, self.last), "starts_on")
        if not sorts:
            return
        picked = queries.picked(self.most, **sorts)
        if "work" in picked:
            self._work(picked["work"])
        if "ends" in picked:
            self._lines, self._found = [sorts["ends"], sorts["begins"]], [picked["ends"], picked["begins"]]
            self._activities(picked["ends"], picked["begins"])
        for each in picked.values():
            self.counts.update(each.counts)

    def _work(self, picked: queries.Picked) -> None:
        columns = ("pk", "due", "state", "recurring", "obligation__text", "unit__name")
        if not picked.places:
            return
        address = Numbered("plans:assignment")
        for row in queries.work_of(picked.keys).values(*columns):
            done = row["state"] == AssignmentState.ACCEPTED
            mark = "done" if done else "late" if row["due"] < self.today else ""
            kind = Entry.RECURRING if row["recurring"] else Entry.WORK
            title = row["obligation__text"][:LONGEST]
            self._put(row["due"], Item(kind, title, address(row["pk"]), row["unit__name"], "", mark))

    def _activities(self, ends: queries.Picked, begins: queries.Picked) -> None:
        shown = {*ends.keys, *begins.keys}
        known = {row["pk"]: row for row in queries.lines_told(shown)} if shown else {}
        address = Numbered("plans:grid")
        for picked, note in ((ends, _("kết thúc")), (begins, _("bắt đầu"))):
            for pk, day in picked.places:
                row = known[pk]
                whole = row["starts_on"] == row["due"]
                url = f"{address(row['plan'])}#hd-{pk}"
                title = row["text"][:LONGEST] or _("(chưa có nội dung)")
                told = "" if whole else note
                self._put(day, Item(Entry.ACTIVITY, title, url, note=told, line=pk))

    def _coming(self) -> None:
        """Kỳ sắp tới của việc định kỳ, not handed out yet."""
        first = max(self.first, self.today)
        if first > self.last:
            return
        shown, rules = queries.Picked(), {}
        for duty in queries.duties(self.person, first, self.last):
            for day, rule in coming_of(duty, first, self.last):
                if shown.add(duty.duty, day, self.most):
                    rules[duty.duty, day] = rule
        told = {pk: (text, unit) for pk, text, unit in queries.duties_told(shown.keys)} if shown.keys else {}
        address = Numbered("steering:duty")
        for pk, day in shown.places:
            text, unit = told[pk]
            note = _("%(period)s, chưa giao") % {"period": period_of(rules[pk, day], day)}
            self._put(day, Item(Entry.RECURRING, text[:LONGEST], address(pk), unit, note))
        self.counts.update(shown.counts)

    def _occasions(self, kinds: set[str]) -> None:
        """Dịp của các chương trình; one that carries out a line stands in its place on the day."""
        found = occasions.between(self.person, self.first, self.last, kinds=kinds)
        places = self._places({each.serves for each in found if each.serves is not None})
        for day, item, line in laid_out(found, self.first, self.last):
            self.counts[day] += 1
            if line is not None and (line, day) in places:
                places.remove((line, day))
                self.counts[day] -= 1
                self.items[day] = [each for each in self.items[day] if each.line != line]
            self._put(day, item)

    def _places(self, lines: set[int]) -> set[tuple[int, date]]:
        """Ngày mà các hoạt động này đứng, whether or not they are among those shown."""
        if self.most == 0:
            return queries.placed(lines, *self._lines)
        return {
            (pk, day)
            for picked in self._found
            for day, keys in (picked.every.items() if lines else ())
            for pk in lines.intersection(keys)
        }

    def _marks(self, kinds: list[MarkKind]) -> None:
        for mark in between(self.first, self.last, [kind.value for kind in kinds]):
            note = mark.noted
            if mark.kind == MarkKind.EVENT:
                note = "; ".join(filter(None, [mark.place, mark.unit.name if mark.unit else "", note]))
            for day in mark.days_in(self.first, self.last):
                entry = MARKS[MarkKind(mark.kind)]
                self.marks[day].append(Item(entry, mark.told(day.year), mark.get_absolute_url(), note=note))

    def _period(self, calendar: periods.Calendar, named: periods.Named) -> None:
        try:
            day = calendar.period(named).ends_on
        except Refused:
            return
        if self.first <= day <= self.last:
            words = _("Hết kỳ báo cáo %(period)s") % {"period": named}
            self.marks[day].append(Item(Entry.PERIOD, words))


def coming_of(duty: queries.Running, first: date, last: date) -> list[tuple[date, str]]:
    """Ngày đến hạn chưa lập kỳ, each with the rule of its day."""
    found: list[tuple[date, str]] = []
    until = min(last, duty.ends_on) if duty.ends_on else last
    for at, (text, from_on) in enumerate(duty.rules):
        ends = duty.rules[at + 1][1] - timedelta(days=1) if at + 1 < len(duty.rules) else until
        begins = max(from_on, duty.makes_from, first)
        found += [(day, text) for day in occurrences(text, begins, min(ends, until))]
    return [(day, rule) for day, rule in found if day not in duty.made]
