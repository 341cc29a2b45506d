"""Rights of reports, decided a second time by hand (báo cáo)."""

from datetime import date

from nhipcau.reports.domain import policy as reports
from nhipcau.reports.domain.counting import ALL as ALL_UNITS
from nhipcau.reports.enums import Narrative
from tests.factories.units import standing_office

from ..shapes import Address, Case, pk
from ..world import World

# action                clerk  officer head  staff leader admin
DECISIONS = """
reports.compile         -      all     -     -     -      -
reports.freeze          -      all     -     -     -      -
reports.read-rules      -      all     all   all   all    all
reports.rules           -      -       -     -     -      all
reports.read            -      all     own   own   all    -
"""
VERBS: dict[str, Case] = {
    "reports.domain.reports.open_month": Case(
        reports.COMPILE, lambda w: {"office": standing_office(), "year": 2026, "month": 3}
    ),
    "reports.domain.narratives.write": Case(
        reports.COMPILE,
        lambda w: {"report": w.report(), "narrative": Narrative.RESULTS, "text": "Đã làm.", "seen": ""},
    ),
    "reports.domain.snapshots.freeze": Case(reports.FREEZE, lambda w: {"report": w.report()}),
    "reports.domain.snapshots.refreeze": Case(
        reports.FREEZE, lambda w: {"report": w.report(), "reason": "nộp muộn", "after": 1}
    ),
    "reports.domain.snapshots.reopen": Case(
        reports.FREEZE, lambda w: {"report": w.report(), "reason": "sửa thuyết minh"}
    ),
    "reports.domain.rules.correct": Case(
        reports.SET_RULES,
        lambda w: {
            "rule": w.rule(),
            "to_day": 14,
            "citation": "Quy định của cơ quan",
            "in_force_from": date(2026, 1, 1),
            "is_verified": True,
        },
    ),
}
ADDRESSES: dict[str, Address] = {
    "reports:reports": Address(reports.READ),
    "reports:report": Address(reports.READ, pk(World.report)),
    "reports:narrative": Address(reports.COMPILE, pk(World.report), button=True),
    "reports:figure": Address(reports.READ, lambda w: [w.report().pk, ALL_UNITS, "assigned"]),
    "reports:print": Address(reports.READ, pk(World.report)),
    "reports:rules": Address(reports.READ_RULES),
    "reports:rule": Address(reports.SET_RULES, pk(World.rule)),
}
FILTERED = {"reports:figure", "reports:report", "reports:reports"}
WHOLE = {"reports:print"}
