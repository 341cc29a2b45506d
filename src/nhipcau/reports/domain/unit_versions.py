"""Bản đơn vị đã gửi: its texts and its own figures, kept as they stood when it sent them.

The stored form, `nhipcau-unit-report/1`: unit, period, narratives; `values` by indicator; `counts` by
indicator as [record, unit, obligation, amount], the unit's own part of the ledger.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from nhipcau.core.domain import digests
from nhipcau.units.models import User

from ..enums import Indicator
from ..models import UnitReport, UnitSnapshot
from . import ledgers, narratives
from .ledgers import Ledger
from .reports import period_of

FORMAT = "nhipcau-unit-report/1"


def ledger_of(unit_report: UnitReport) -> Ledger:
    """Sổ số liệu hiện nay của đơn vị."""
    return ledgers.live(period_of(unit_report.report), units={unit_report.unit_id})


def values_of(ledger: Ledger) -> dict[Indicator, int]:
    """Mỗi chỉ tiêu một con số, zeros too."""
    return {
        indicator: sum(count.amount for count in ledger.counts.get(indicator, ())) for indicator in Indicator
    }


def take(*, actor: User, unit_report: UnitReport, reason: str) -> UnitSnapshot:
    """Giữ bản gửi đi, in the caller's transaction, numbered after the ones before it."""
    with translation.override(settings.LANGUAGE_CODE):
        content = _content(unit_report)
    return UnitSnapshot.objects.create(
        unit_report=unit_report,
        number=unit_report.versions.count() + 1,
        sent_at=timezone.now(),
        sent_by=actor,
        reason=reason,
        content=content,
        digest=digests.of(content),
    )


def is_intact(version: UnitSnapshot) -> bool:
    """Bản gửi còn nguyên vẹn."""
    return version.digest == digests.of(version.content)


def changed_values(version: UnitSnapshot, now: Mapping[Indicator, int]) -> dict[Indicator, tuple[int, int]]:
    """Con số đã khác từ lúc gửi: sent and now, by indicator."""
    sent = version.content["values"]
    return {
        indicator: (sent.get(indicator.value, 0), value)
        for indicator, value in now.items()
        if sent.get(indicator.value, 0) != value
    }


def _content(unit_report: UnitReport) -> dict[str, Any]:
    report = unit_report.report
    ledger = ledger_of(unit_report)
    return {
        "format": FORMAT,
        "unit": unit_report.unit.name,
        "period": {
            "name": str(report),
            "starts_on": report.starts_on.isoformat(),
            "ends_on": report.ends_on.isoformat(),
        },
        "narratives": narratives.as_json(unit_report),
        "values": {indicator.value: value for indicator, value in values_of(ledger).items()},
        "counts": {key.value: [list(count) for count in counts] for key, counts in ledger.counts.items()},
    }
