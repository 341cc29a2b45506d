"""What supervision keeps: rules, the notices that went out, the inbox (đôn đốc)."""

from .deputies import Delegation
from .handovers import HandOver
from .inbox import Notice
from .recurring import DutyRule, Instance, RecurringDuty
from .reminders import DigestRun, Reminder, ReminderRule, Supervision

__all__ = [
    "Delegation",
    "DigestRun",
    "DutyRule",
    "HandOver",
    "Instance",
    "Notice",
    "RecurringDuty",
    "Reminder",
    "ReminderRule",
    "Supervision",
]
