"""Chỉ tiêu của cơ quan trong một báo cáo, frozen where its figures are frozen."""

from collections.abc import Callable

from ..models import Report
from . import reports, tallies
from .figures import Sheet
from .tallies import Tally


def of(report: Report, sheet: Sheet, units: set[int] | None) -> list[Tally]:
    """Các chỉ tiêu cho các đơn vị `units` (None: all), with the records behind them."""
    return _within(units, sheet, lambda: tallies.live(reports.period_of(report)))


def shown(sheet: Sheet, units: set[int] | None) -> list[Tally]:
    """Các chỉ tiêu để xem: as `of`, those not frozen summed without their records."""
    return _within(units, sheet, lambda: list(sheet.tallies))


def _within(units: set[int] | None, sheet: Sheet, live: Callable[[], list[Tally]]) -> list[Tally]:
    snapshot = sheet.ledger.snapshot
    stored = snapshot.figures.get("indicators", ()) if snapshot is not None else ()
    found = live() if snapshot is None else [tallies.from_json(row) for row in stored]
    return [tally.within(units) for tally in found]
