"""A report and a history of work around its period (báo cáo và việc trong kỳ)."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from nhipcau.plans.enums import AssignmentState, Decision
from nhipcau.plans.models import Assignment, Submission
from nhipcau.reports.domain import periods
from nhipcau.reports.domain.periods import Named
from nhipcau.reports.enums import PeriodKind
from nhipcau.reports.models import PeriodRule, Report
from nhipcau.units.models import Unit

from .plans import AssignmentFactory
from .units import standing_office

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST, LAST = date(2026, 10, 15), date(2026, 11, 14)


def hanoi(*parts: int) -> datetime:
    """A moment by the clock of Hà Nội."""
    return datetime(*parts, tzinfo=HANOI)  # type: ignore[arg-type,misc]


def monthly(year: int, month: int) -> Named:
    """The name of a month of reporting."""
    return Named(PeriodKind.MONTH, year, month)


def report(
    office: Unit | None = None, year: int = 2026, month: int = 11, kind: PeriodKind = PeriodKind.MONTH
) -> Report:
    """A report with the period of the state rule (November: 15/10 – 14/11); `month` counts its kind."""
    rule = PeriodRule.objects.get(code=f"{kind.value}-state")
    period = periods.period_by(rule, Named(kind, year, month))
    return Report.objects.create(
        office=office or standing_office(),
        rule=rule,
        kind=kind,
        year=year,
        index=month,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
    )


def assigned(at: datetime, **fields: Any) -> Assignment:
    """Work handed out then, still open."""
    return AssignmentFactory(assigned_at=at, **fields)


def done(at: datetime, accepted: datetime, *, submitted: datetime | None = None, **fields: Any) -> Assignment:
    """Work handed out, submitted and accepted at these moments; submitted when accepted unless told."""
    work = AssignmentFactory(assigned_at=at, accepted_at=accepted, state=AssignmentState.ACCEPTED, **fields)
    Submission.objects.create(
        assignment=work,
        number=1,
        submitted_at=submitted or accepted,
        decision=Decision.ACCEPTED,
        decided_at=accepted,
    )
    return work


def cancelled(at: datetime, when: datetime, **fields: Any) -> Assignment:
    """Work handed out and taken back."""
    return AssignmentFactory(assigned_at=at, cancelled_at=when, state=AssignmentState.CANCELLED, **fields)
