"""Chốt số liệu: figures, the records behind them and the words of the report, kept as they stood.

The stored form, `nhipcau-report/3`: office, period with its rule, definitions, narratives; `values` by key;
`counts` by indicator as [record, unit, obligation, amount]; `units`, `tasks` and `records` name what the
counts speak of, so that a figure opens after the records themselves have changed; `unit_reports` with the
version of each that stood; `adjustments` of the period before; `indicators` of the office's own; `programmes`
that other applications count, each with a line for every record. `nhipcau-report/2` had no `programmes`;
`nhipcau-report/1` had a month for a period and none of the last four.
"""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, digests
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditHead
from nhipcau.issuing.domain import papers
from nhipcau.issuing.enums import PaperState
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import RecordType, ReportState
from ..models import Report, Snapshot, UnitReport
from ..queries import latest_snapshot
from . import (
    adjustments,
    differences,
    ledgers,
    lines,
    narratives,
    policy,
    programmes,
    quotes,
    reports,
    rollups,
    tallies,
)
from .counting import figures_of
from .indicators import DEFINITIONS
from .ledgers import Ledger

FORMAT = "nhipcau-report/3"


def freeze(*, actor: User, report: Report, reason: str = "") -> Snapshot:
    """Chốt số liệu; asked twice, the standing snapshot is returned.

    An office is often asked for its report before the period is over: then, as once an earlier snapshot
    stands, a reason is needed, and what comes later shows as a difference. Raises Refused without it.
    """
    access.require(actor, policy.FREEZE)
    with transaction.atomic():
        report = _locked(report)
        last = latest_snapshot(report)
        if report.state == ReportState.FROZEN and last is not None:
            return last
        if rollups.carried_mark() in report.results:
            raise Refused(
                _("Phần kết quả còn dòng mang từ kỳ trước chưa sửa; hãy sửa rồi xóa dòng đánh dấu.")
            )
        if not report.has_ended:
            _require_reason_to_be_early(report, reason)
        if last is not None:
            _require_reason(reason)
        return _take(actor=actor, report=report, number=last.number + 1 if last else 1, reason=reason)


def refreeze(*, actor: User, report: Report, reason: str, after: int) -> Snapshot:
    """Chốt lại số liệu đã thay đổi as snapshot `after` + 1; every earlier snapshot is kept.

    Raises Refused without a reason, when nothing differs, or when someone froze it again meanwhile.
    """
    access.require(actor, policy.FREEZE)
    _require_reason(reason)
    with transaction.atomic():
        report = _locked(report)
        require_unsent(report)
        last = latest_snapshot(report)
        if last is None or report.state != ReportState.FROZEN:
            raise Refused(_("Báo cáo chưa chốt; hãy chốt số liệu lần đầu."))
        if last.number != after:
            raise Refused(
                _("Đã có lần chốt %(number)d trong lúc bạn xem; hãy tải lại trang để so với lần đó.")
                % {"number": last.number}
            )
        if not differences.since(last):
            raise Refused(_("Số liệu hiện nay không khác lần chốt gần nhất, nên không cần chốt lại."))
        return _take(actor=actor, report=report, number=last.number + 1, reason=reason)


def reopen(*, actor: User, report: Report, reason: str) -> None:
    """Mở lại báo cáo để sửa thuyết minh; its snapshots are kept, and the next one will state a reason."""
    access.require(actor, policy.FREEZE)
    _require_reason(reason)
    with transaction.atomic():
        report = _locked(report)
        if report.state == ReportState.OPEN:
            return
        require_unsent(report)
        report.state = ReportState.OPEN
        report.save(update_fields=["state"])
        audit.record(
            actor=actor,
            verb="reports.reopen",
            subject=report,
            before={"state": ReportState.FROZEN},
            after={"state": ReportState.OPEN, "reason": reason.strip()},
        )


def _take(*, actor: User, report: Report, number: int, reason: str) -> Snapshot:
    # Every change to a record writes to the audit chain: holding its head keeps all still while we count.
    AuditHead.objects.get_or_create(pk=1)
    AuditHead.objects.select_for_update().get(pk=1)
    # An official record: the same words, whatever language the person who freezes it reads.
    with translation.override(settings.LANGUAGE_CODE):
        content = content_of(report)
    snapshot = Snapshot.objects.create(
        report=report,
        number=number,
        taken_by=actor,
        reason=reason.strip(),
        figures=content,
        digest=digests.of(content),
    )
    before = report.state
    report.state = ReportState.FROZEN
    report.save(update_fields=["state"])
    audit.record(
        actor=actor,
        verb="reports.freeze",
        subject=report,
        before={"state": before},
        after={
            "state": ReportState.FROZEN,
            "snapshot": number,
            "digest": snapshot.digest,
            "reason": snapshot.reason,
        },
    )
    return snapshot


def require_unsent(report: Report) -> None:
    """Đòi văn bản chưa trình: figures and words may still change; later changes go to the next report."""
    if report.paper is not None and report.paper.state != PaperState.WITHDRAWN:
        papers.require_open(report.paper)


def content_of(report: Report) -> dict[str, Any]:
    """Nội dung báo cáo như lúc này, in the form that freezing keeps."""
    ledger = ledgers.live(reports.period_of(report))
    quoted = quotes.read(ledger.tasks)
    records = {
        kind.value: {
            str(key): lines.as_json(line) for key, line in lines.read(kind, _ids(ledger, kind)).items()
        }
        for kind in RecordType
    }
    return {
        "format": FORMAT,
        "office": report.office.name,
        "period": {
            "kind": report.kind,
            "year": report.year,
            "index": report.index,
            "name": str(report),
            "starts_on": report.starts_on.isoformat(),
            "ends_on": report.ends_on.isoformat(),
            "rule": report.rule.code if report.rule else "",
            "citation": report.rule.citation if report.rule else "",
        },
        "definitions": {key.value: str(definition.sentence) for key, definition in DEFINITIONS.items()},
        "narratives": narratives.as_json(report),
        "values": {key: figure.value for key, figure in figures_of(ledger).items()},
        "counts": {key.value: [list(count) for count in counts] for key, counts in ledger.counts.items()},
        "units": {str(key): name for key, name in ledger.units.items()},
        "tasks": {
            str(key): asdict(task) | {"quote": quoted.get(key, "")} for key, task in ledger.tasks.items()
        },
        "records": records,
        "unit_reports": unit_reports_of(report),
        "adjustments": adjustments.of(report),
        "indicators": [tallies.as_json(tally) for tally in tallies.live(reports.period_of(report))],
        "programmes": programmes.as_json(reports.period_of(report)),
    }


def unit_reports_of(report: Report) -> list[dict[str, Any]]:
    """Báo cáo của các đơn vị như lúc này, in the form that freezing keeps."""
    return [_of_unit(row) for row in rollups.of(report).rows]


def _of_unit(row: UnitReport) -> dict[str, Any]:
    standing = row.accepted
    return {
        "unit": row.unit_id,
        "name": row.unit.name,
        "state": row.state,
        "due": row.due.isoformat(),
        "version": standing.number if standing else None,
        "digest": standing.digest if standing else "",
        "narratives": standing.content["narratives"] if standing else {},
    }


def _ids(ledger: Ledger, kind: RecordType) -> set[int]:
    return {
        count.record
        for indicator, counts in ledger.counts.items()
        if DEFINITIONS[indicator].record_type == kind
        for count in counts
    }


def _locked(report: Report) -> Report:
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("office", "rule__office", "paper")
        .get(pk=report.pk)
    )


def _require_reason_to_be_early(report: Report, reason: str) -> None:
    if not reason.strip():
        raise Refused(
            _(
                "Kỳ báo cáo còn chạy đến hết ngày %(last)s. Muốn chốt sớm, hãy ghi lý do; "
                "số liệu phát sinh sau sẽ hiện ở phần chênh lệch."
            )
            % {"last": report.ends_on.strftime("%d/%m/%Y")}
        )


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Báo cáo đã từng chốt: hãy ghi lý do, để người đọc biết vì sao có lần chốt mới."))
