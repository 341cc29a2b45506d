"""The yearly report on statements and information to the press (báo cáo năm về phát ngôn)."""

from .reports import Freeze, YearReport, YearRule

__all__ = ["Freeze", "YearReport", "YearRule"]
