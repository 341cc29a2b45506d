"""Kỳ báo cáo: which days a month of reporting has, by the rule that binds the office."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.enums import System
from nhipcau.units.enums import UnitKind
from nhipcau.units.models import Unit

from ..models import MONTH_END, PeriodRule
from ..queries import rules_on


class Month(NamedTuple):
    """Tháng báo cáo, the name of a period: 2026-11 begins in October by the usual rule."""

    year: int
    month: int

    @property
    def before(self) -> "Month":
        """Tháng trước."""
        return Month(self.year - 1, 12) if self.month == 1 else Month(self.year, self.month - 1)

    @property
    def after(self) -> "Month":
        """Tháng sau."""
        return Month(self.year + 1, 1) if self.month == 12 else Month(self.year, self.month + 1)


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ: both days are inside it, the last one until 24:00."""

    starts_on: date
    ends_on: date

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


def month_of(rule: PeriodRule, year: int, month: int) -> Period:
    """Kỳ của một tháng by `rule`; consecutive months leave no gap and never overlap."""
    named = Month(year, month)
    return Period(_end(rule, named.before) + timedelta(days=1), _end(rule, named))


def rule_for(office: Unit, named: Month) -> PeriodRule:
    """Quy tắc của cơ quan cho một tháng: the one in force on the first day of the calendar month.

    Raises Refused where no rule is in force or nobody has confirmed it yet.
    """
    system = system_of(office)
    rule = rules_on(system, date(named.year, named.month, 1)).first()
    if rule is None:
        raise Refused(
            _("Chưa có quy tắc kỳ báo cáo cho hệ thống %(system)s; quản trị viên lập ở Thiết lập.")
            % {"system": system.label}
        )
    if not rule.is_verified:
        raise Refused(
            _(
                "Quy tắc kỳ báo cáo của hệ thống %(system)s chưa được xác nhận, nên chưa lập được báo cáo. "
                "Quản trị viên kiểm tra ngày chốt kỳ rồi xác nhận ở Thiết lập, mục Kỳ báo cáo."
            )
            % {"system": system.label}
        )
    return rule


def period_of(office: Unit, named: Month) -> Period:
    """Kỳ báo cáo của cơ quan cho một tháng. Raises Refused as `rule_for`."""
    return month_of(rule_for(office, named), *named)


def running(office: Unit, today: date) -> Month:
    """Tháng báo cáo đang chạy vào ngày `today`. Raises Refused as `rule_for`."""
    named = Month(today.year, today.month)
    return named if today <= period_of(office, named).ends_on else named.after


def system_of(office: Unit) -> System:
    """Hệ thống của cơ quan: Party offices report and write by rules of their own."""
    return System.PARTY if office.kind == UnitKind.PARTY else System.STATE


def _end(rule: PeriodRule, named: Month) -> date:
    last = monthrange(*named)[1]
    return date(*named, last if rule.to_day == MONTH_END else rule.to_day)
