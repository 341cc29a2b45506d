"""Lịch của cơ quan: the national calendar with what the office entered laid over it."""

from django.db.models import QuerySet

from ..enums import DayKind, Occasion, Origin
from ..models import CalendarDay, OfficeHours, YearAnnouncement
from .calendar import Calendar
from .holidays import SpecialDay


def office_calendar() -> Calendar:
    """Lịch đang dùng: corrections, announced years and hours, read afresh in three queries."""
    days: QuerySet[CalendarDay] = CalendarDay.objects.all()
    hours = OfficeHours.objects.filter(office__is_standing_office=True).first() or OfficeHours()
    return Calendar(
        corrections={each.day: as_special(each) for each in days},
        announced=frozenset(YearAnnouncement.objects.values_list("year", flat=True)),
        opens=hours.opens,
        closes=hours.closes,
    )


def as_special(row: CalendarDay) -> SpecialDay:
    """Ngày cơ quan khai as the calendar takes it."""
    return SpecialDay(
        day=row.day,
        kind=DayKind(row.kind),
        occasion=Occasion(row.occasion),
        citation=row.citation,
        origin=Origin.OFFICE,
        paired=row.paired,
        name=row.name,
    )
