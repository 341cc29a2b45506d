"""Reports of the year on statements to the press (báo cáo năm về phát ngôn)."""

from datetime import date
from typing import Any

from nhipcau.press_year.models import YearReport, YearRule
from nhipcau.units.models import Unit

from .units import standing_office


def rule() -> YearRule:
    """That of the decree, which a migration wrote."""
    found, _is_new = YearRule.objects.get_or_create(
        citation="Điều 10 Nghị định 244/2026/NĐ-CP",
        defaults={
            "to_month": 12,
            "to_day": 14,
            "addressee": "Bộ Văn hóa, Thể thao và Du lịch",
            "in_force_from": date(2026, 7, 1),
        },
    )
    return found


def report(office: Unit | None = None, **wanted: Any) -> YearReport:
    """A year's report, without its clock; of a period that has ended where `ends_on` says so."""
    told = {"year": 2026, "starts_on": date(2025, 12, 15), "ends_on": date(2026, 12, 14)}
    return YearReport.objects.create(office=office or standing_office(), rule=rule(), **(told | wanted))
