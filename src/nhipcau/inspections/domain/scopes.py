"""Phạm vi của một đợt as facts, so that a drawing knows for what it was made."""

from typing import Any

from ..models import InspectionRound


def of(round_: InspectionRound) -> dict[str, Any]:
    """Đơn vị, kỳ, văn bản, nội dung: numbers sorted, days in ISO."""
    return {
        "units": sorted(round_.visits.values_list("unit", flat=True)),
        "period_from": round_.period_from.isoformat(),
        "period_to": round_.period_to.isoformat(),
        "directives": sorted(round_.directives.values_list("pk", flat=True)),
        "themes": sorted(round_.themes.values_list("pk", flat=True)),
    }
