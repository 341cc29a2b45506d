"""What supervision keeps: rules, the notices that went out, the inbox (đôn đốc)."""

from .deputies import Delegation
from .inbox import Notice
from .reminders import DigestRun, Reminder, ReminderRule, Supervision

__all__ = ["Delegation", "DigestRun", "Notice", "Reminder", "ReminderRule", "Supervision"]
