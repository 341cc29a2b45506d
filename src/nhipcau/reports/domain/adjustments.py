"""Điều chỉnh số liệu kỳ trước: what became different since the report before this one was frozen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Report
from ..queries import latest_snapshot
from . import differences, reports

# An amendment is told by its units and reasons; a long list of records is for the page of that report.
SHOWN = 5


def of(report: Report) -> list[dict[str, Any]]:
    """Các dòng điều chỉnh, empty when the period before has no frozen report or nothing changed in it.

    Each is {"period", "text", "frozen", "now", "why"}; the last three stand for figures alone.
    """
    earlier = reports.earlier(report)
    snapshot = latest_snapshot(earlier) if earlier else None
    if earlier is None or snapshot is None:
        return []
    found = differences.since(snapshot)
    lines: list[dict[str, Any]] = []
    for change in found.figures:
        reasons = [record for record in found.records if change.indicator in record.touched]
        lines.append(
            {
                "period": earlier.period_name,
                "text": str(change.indicator.label),
                "frozen": change.frozen,
                "now": change.now,
                "why": _reasons(reasons),
            }
        )
    for programme in found.programmes:
        told = [f"{move.unit}: {move.why}" for move in programme.moves if move.why]
        lines.append(
            {
                "period": earlier.period_name,
                "text": programme.label,
                "frozen": programme.frozen,
                "now": programme.now,
                "why": _shortened(told),
            }
        )
    lines += [
        {"period": earlier.period_name, "text": change.sentence, "why": change.reason}
        for change in found.unit_reports
    ]
    return lines


def sentences(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    """Các dòng bằng lời, for the paper."""
    return [_sentence(line) for line in lines]


def _sentence(line: Mapping[str, Any]) -> str:
    why = f" ({line['why']})" if line["why"] else ""
    if "frozen" not in line:
        return f"{line['text']}{why}."
    words = _("%(text)s của %(period)s: đã báo cáo %(frozen)d, nay là %(now)d")
    return f"{words % line}{why}."


def _reasons(records: Sequence[differences.RecordChange]) -> str:
    return _shortened([f"{record.unit}: {record.why}" for record in records if record.why])


def _shortened(every: Iterable[str]) -> str:
    told = list(dict.fromkeys(every))
    rest = len(told) - SHOWN
    more = [ngettext("và %(n)d lý do khác", "và %(n)d lý do khác", rest) % {"n": rest}] if rest > 0 else []
    return "; ".join([*told[:SHOWN], *more])
