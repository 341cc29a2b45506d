"""What supervision keeps: rules, the notices that went out, the inbox (đôn đốc)."""

from .inbox import Notice
from .reminders import DigestRun, Reminder, ReminderRule, Supervision

__all__ = ["DigestRun", "Notice", "Reminder", "ReminderRule", "Supervision"]
