"""Nội dung một báo cáo for paper and files: figures, words, what units sent; frozen or as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..enums import ReportState, UnitReportState
from ..models import Report, Snapshot
from ..queries import latest_snapshot
from . import (
    adjustments,
    figures,
    frozen,
    ledgers,
    narratives,
    programmes,
    quotes,
    reports,
    snapshots,
    tallies,
)
from .figures import Sheet
from .tallies import Tally


@dataclass(frozen=True, slots=True)
class Matter:
    """Nội dung báo cáo: `texts` by part, `unit_reports` and `adjustments` as a snapshot holds them."""

    report: Report
    sheet: Sheet
    earlier: Sheet | None
    texts: Mapping[str, str]
    unit_reports: Sequence[Mapping[str, Any]]
    adjustments: Sequence[Mapping[str, Any]]
    tallies: Sequence[Tally]
    programmes: Sequence[Tally]
    programmes_before: Sequence[Tally] | None
    snapshot: Snapshot | None

    @property
    def missing(self) -> list[Mapping[str, Any]]:
        """Đơn vị được yêu cầu mà chưa gửi."""
        return [
            row
            for row in self.unit_reports
            if row["version"] is None and row["state"] != UnitReportState.SUBMITTED
        ]


def of(report: Report, snapshot: Snapshot | None = None) -> Matter:
    """Nội dung của báo cáo: of `snapshot`, of the last one when it is frozen, of the records otherwise."""
    if snapshot is None and report.state == ReportState.FROZEN:
        snapshot = latest_snapshot(report)
    past = reports.earlier(report)
    earlier = figures.sheet_of(figures.ledger_of(past)) if past else None
    if snapshot is not None:
        stored: Mapping[str, Any] = snapshot.figures
        return Matter(
            report,
            figures.sheet_of(frozen.ledger_of(snapshot)),
            earlier,
            stored["narratives"],
            stored.get("unit_reports", ()),
            stored.get("adjustments", ()),
            [tallies.from_json(row) for row in stored.get("indicators", ())],
            programmes.frozen(snapshot),
            programmes.before(report),
            snapshot,
        )
    live = ledgers.live(reports.period_of(report))
    quoted = quotes.read(live.tasks)
    tasks = {key: replace(task, quote=quoted.get(key, "")) for key, task in live.tasks.items()}
    return Matter(
        report,
        figures.sheet_of(replace(live, tasks=tasks)),
        earlier,
        narratives.as_json(report),
        snapshots.unit_reports_of(report),
        adjustments.of(report),
        tallies.live(reports.period_of(report)),
        programmes.live(reports.period_of(report)),
        programmes.before(report),
        None,
    )
