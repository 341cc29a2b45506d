"""Kỳ báo cáo: which days a period of reporting has, by the rule that binds the office."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.enums import System
from nhipcau.units.enums import UnitKind
from nhipcau.units.models import Unit

from ..enums import PeriodKind
from ..models import MONTH_END, PeriodRule, period_name
from ..queries import rules_of

# How many months a period has, and how many such periods are named in a year.
MONTHS = {
    PeriodKind.MONTH: (1, 12),
    PeriodKind.QUARTER: (3, 4),
    PeriodKind.HALF: (6, 2),
    PeriodKind.NINE_MONTHS: (9, 1),
    PeriodKind.YEAR: (12, 1),
}
REGULAR = tuple(MONTHS)


@dataclass(frozen=True, slots=True)
class Named:
    """Tên một kỳ: its kind, year and place in the year; by the usual rule November begins in October."""

    kind: PeriodKind
    year: int
    index: int

    def __str__(self) -> str:
        return period_name(self.kind, self.year, self.index)

    @property
    def before(self) -> "Named":
        """Kỳ trước cùng loại."""
        if self.index > 1:
            return replace(self, index=self.index - 1)
        return Named(self.kind, self.year - 1, MONTHS[self.kind][1])

    @property
    def after(self) -> "Named":
        """Kỳ sau cùng loại."""
        if self.index < MONTHS[self.kind][1]:
            return replace(self, index=self.index + 1)
        return Named(self.kind, self.year + 1, 1)

    @property
    def exists(self) -> bool:
        """Có kỳ mang tên này: the year has that many."""
        return self.kind in MONTHS and 1 <= self.index <= MONTHS[self.kind][1]

    @property
    def last_month(self) -> tuple[int, int]:
        """Năm và tháng cuối của kỳ."""
        return self.year, self.index * MONTHS[self.kind][0]

    @property
    def month_before(self) -> tuple[int, int]:
        """Năm và tháng liền trước tháng đầu của kỳ."""
        first = (self.index - 1) * MONTHS[self.kind][0]
        return (self.year, first) if first else (self.year - 1, 12)


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ: both days are inside it, the last one until 24:00."""

    starts_on: date
    ends_on: date

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


class Calendar:
    """Lịch kỳ báo cáo của một cơ quan for one kind of period; its rules are read once, unless given."""

    def __init__(self, office: Unit, kind: PeriodKind, rules: list[PeriodRule] | None = None) -> None:
        self.system, self.kind = system_of(office), kind
        self.rules = list(rules_of(office, self.system, kind)) if rules is None else rules

    def rule(self, named: Named) -> PeriodRule:
        """Quy tắc của kỳ: the one in force on the first day of its last calendar month.

        Raises Refused where no rule is in force or nobody has confirmed it yet.
        """
        in_force = self._in_force(named.last_month)
        words = {"system": self.system.label, "kind": self.kind.label.lower()}
        if not in_force:
            raise Refused(
                _("Chưa có quy tắc kỳ %(kind)s cho hệ thống %(system)s; quản trị viên lập ở Thiết lập.")
                % words
            )
        rule = self._confirmed(named.last_month)
        if rule is None:
            raise Refused(
                _(
                    "Quy tắc kỳ %(kind)s của hệ thống %(system)s chưa được xác nhận, nên chưa lập được "
                    "báo cáo. Quản trị viên kiểm tra ngày chốt kỳ rồi xác nhận ở Thiết lập, mục Kỳ báo cáo."
                )
                % words
            )
        return rule

    def period(self, named: Named) -> Period:
        """Ngày đầu và ngày cuối của kỳ; it begins where the one before ended, also where the rule changed.

        Raises Refused as `rule`.
        """
        rule = self.rule(named)
        before = self._confirmed(named.month_before) or rule
        return Period(_end(before, named.month_before) + timedelta(days=1), _end(rule, named.last_month))

    def running(self, today: date) -> Named:
        """Kỳ đang chạy hoặc sẽ kết thúc gần nhất. Raises Refused as `rule`."""
        named = Named(self.kind, today.year, 1)
        while self.period(named).ends_on < today:
            named = named.after
        return named

    def _in_force(self, month: tuple[int, int]) -> list[PeriodRule]:
        day = date(*month, 1)
        return [
            rule
            for rule in self.rules
            if rule.in_force_from <= day and (rule.in_force_to is None or day < rule.in_force_to)
        ]

    def _confirmed(self, month: tuple[int, int]) -> PeriodRule | None:
        return next((rule for rule in self._in_force(month) if rule.is_verified), None)


def period_by(rule: PeriodRule, named: Named) -> Period:
    """Kỳ by one rule alone; consecutive periods of a kind leave no gap and never overlap."""
    return Period(_end(rule, named.month_before) + timedelta(days=1), _end(rule, named.last_month))


def system_of(office: Unit) -> System:
    """Hệ thống của cơ quan: Party offices report and write by rules of their own."""
    return System.PARTY if office.kind == UnitKind.PARTY else System.STATE


def _end(rule: PeriodRule, month: tuple[int, int]) -> date:
    last = monthrange(*month)[1]
    return date(*month, last if rule.to_day == MONTH_END else rule.to_day)
