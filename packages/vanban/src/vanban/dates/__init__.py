"""Ngày tháng: dates, periods, deadlines and recurrences as Vietnamese documents write them."""

from vanban.dates.calendar_dates import DATE, find_date, month_end, read_date
from vanban.dates.deadlines import find_deadline
from vanban.dates.periods import find_periods

__all__ = ["DATE", "find_date", "find_deadline", "find_periods", "month_end", "read_date"]
