"""Rules, the office's calendar, and deadlines (quy tắc, lịch, hạn)."""

from .calendar import CalendarDay, OfficeHours, YearAnnouncement
from .deadlines import Deadline, DeadlineChange
from .rules import Rule

__all__ = ["CalendarDay", "Deadline", "DeadlineChange", "OfficeHours", "Rule", "YearAnnouncement"]
