"""Chỉ tiêu của cơ quan trong một báo cáo, frozen where its figures are frozen."""

from ..models import Report
from . import reports, tallies
from .figures import Sheet
from .tallies import Tally


def of(report: Report, sheet: Sheet, units: set[int] | None) -> list[Tally]:
    """Các chỉ tiêu cho các đơn vị `units` (None: all)."""
    snapshot = sheet.ledger.snapshot
    if snapshot is not None:
        found = [tallies.from_json(row) for row in snapshot.figures.get("indicators", ())]
    else:
        found = tallies.live(reports.period_of(report))
    return [tally.within(units) for tally in found]
