"""Reports: periods by law, what units send, figures frozen with the records behind them (báo cáo)."""

from .indicators import IndicatorDefinition
from .periods import MONTH_END, PeriodRule, period_name
from .reports import Narrated, Report, Snapshot
from .unit_reports import UnitReport, UnitSnapshot

__all__ = [
    "MONTH_END",
    "IndicatorDefinition",
    "Narrated",
    "PeriodRule",
    "Report",
    "Snapshot",
    "UnitReport",
    "UnitSnapshot",
    "period_name",
]
