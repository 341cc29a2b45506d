"""Rights of reports, decided a second time by hand (báo cáo)."""

from datetime import date

from django.utils import timezone

from nhipcau.reports.domain import policy as reports
from nhipcau.reports.domain import unit_reports
from nhipcau.reports.domain.counting import ALL as ALL_UNITS
from nhipcau.reports.enums import Narrative
from nhipcau.reports.models import IndicatorDefinition, UnitReport
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
reports.receive         -      all     -     -     -      -
reports.write-unit      -      -       own   own   -      -
reports.indicators      -      all     -     -     -      all
"""


def unit_report(world: World, **fields: object) -> UnitReport:
    """Asked of the unit "own", for a report of its own month."""
    return UnitReport.objects.create(
        report=world.report(), unit=world.own, due=timezone.localdate(), **fields
    )


def indicator() -> IndicatorDefinition:
    """The one every office begins with."""
    return IndicatorDefinition.objects.get(code="san-pham-theo-ngon-ngu")


def sent(world: World) -> UnitReport:
    """Sent by a colleague, waiting to be accepted."""
    made = unit_report(world, results="Không phát sinh.")
    unit_reports.submit(actor=world.colleague, unit_report=made)
    return made


def accepted(world: World) -> UnitReport:
    """Accepted by the office."""
    made = sent(world)
    unit_reports.accept(actor=world.officer, unit_report=made)
    return made


# Inner steps of verbs that asked before.
UNDER_OTHERS = {"reports.domain.narratives.put", "reports.domain.unit_versions.take"}
VERBS: dict[str, Case] = {
    "reports.domain.reports.open_period": Case(
        reports.COMPILE,
        lambda w: {"office": standing_office(), "kind": "month", "year": 2026, "index": 3},
    ),
    "reports.domain.reports.open_on_demand": Case(
        reports.COMPILE,
        lambda w: {
            "office": standing_office(),
            "title": "Báo cáo theo yêu cầu",
            "starts_on": date(2026, 1, 1),
            "ends_on": date(2026, 1, 31),
        },
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
    "reports.domain.papers.draft": Case(reports.COMPILE, lambda w: {"report": w.report()}),
    "reports.domain.rollups.merge": Case(
        reports.COMPILE,
        lambda w: {
            "report": w.report(),
            "narrative": Narrative.RESULTS,
            "unit_reports": [],
            "seen": "",
        },
    ),
    "reports.domain.rollups.carry_over": Case(reports.COMPILE, lambda w: {"report": w.report(), "seen": ""}),
    "reports.domain.requests.request": Case(
        reports.RECEIVE,
        lambda w: {"report": w.report(), "units": [w.own], "due": timezone.localdate()},
    ),
    "reports.domain.requests.cancel": Case(reports.RECEIVE, lambda w: {"unit_report": unit_report(w)}),
    "reports.domain.requests.remind": Case(reports.RECEIVE, lambda w: {"report": unit_report(w).report}),
    "reports.domain.unit_reports.write": Case(
        reports.WRITE_UNIT,
        lambda w: {
            "unit_report": unit_report(w),
            "narrative": Narrative.RESULTS,
            "text": "Đã làm.",
            "seen": "",
        },
    ),
    "reports.domain.unit_reports.submit": Case(
        reports.WRITE_UNIT, lambda w: {"unit_report": unit_report(w, results="Đã làm.")}
    ),
    "reports.domain.unit_reports.return_": Case(
        reports.RECEIVE, lambda w: {"unit_report": sent(w), "reason": "thiếu số liệu"}
    ),
    "reports.domain.unit_reports.accept": Case(reports.RECEIVE, lambda w: {"unit_report": sent(w)}),
    "reports.domain.unit_reports.amend": Case(
        reports.WRITE_UNIT, lambda w: {"unit_report": accepted(w), "reason": "sai số lượng"}
    ),
    "reports.domain.own_indicators.define": Case(
        reports.SET_INDICATORS,
        lambda w: {"fields": {"label": "Thử", "counts": "products", "in_force_from": date(2026, 1, 1)}},
    ),
    "reports.domain.own_indicators.correct": Case(
        reports.SET_INDICATORS, lambda w: {"definition": indicator(), "fields": {"measure": "tin"}}
    ),
    "reports.domain.own_indicators.end": Case(
        reports.SET_INDICATORS, lambda w: {"definition": indicator(), "on": date(2027, 1, 1)}
    ),
    "reports.domain.rules.add_own": Case(
        reports.SET_RULES,
        lambda w: {
            "office": standing_office(),
            "kind": "quarter",
            "to_day": 20,
            "citation": "Quy định của cơ quan",
            "in_force_from": date(2026, 1, 1),
            "is_verified": True,
        },
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
    "reports:opening": Address(reports.COMPILE),
    "reports:on_demand": Address(reports.COMPILE, button=True),
    "reports:report": Address(reports.READ, pk(World.report)),
    "reports:narrative": Address(reports.COMPILE, pk(World.report), button=True),
    "reports:figure": Address(reports.READ, lambda w: [w.report().pk, ALL_UNITS, "assigned"]),
    "reports:download": Address(reports.READ, lambda w: [w.report().pk, "json"]),
    "reports:request": Address(reports.RECEIVE, pk(World.report)),
    "reports:remind": Address(reports.RECEIVE, pk(World.report), button=True),
    "reports:cancel": Address(reports.RECEIVE, pk(unit_report), button=True),
    "reports:merge": Address(reports.COMPILE, pk(World.report), button=True),
    "reports:carry_over": Address(reports.COMPILE, pk(World.report), button=True),
    "reports:paper": Address(reports.COMPILE, pk(World.report), button=True),
    "reports:unit_report": Address(reports.READ, pk(unit_report)),
    "reports:unit_narrative": Address(reports.WRITE_UNIT, pk(unit_report), button=True),
    "reports:tally": Address(reports.READ, lambda w: [w.report().pk, indicator().code]),
    "reports:programme": Address(reports.READ, lambda w: [w.report().pk, "programmes.events"]),
    "reports:indicators": Address(reports.SET_INDICATORS),
    "reports:new_indicator": Address(reports.SET_INDICATORS),
    "reports:indicator": Address(reports.SET_INDICATORS, lambda w: [indicator().pk]),
    "reports:own_rule": Address(reports.SET_RULES),
    "reports:rules": Address(reports.READ_RULES),
    "reports:rule": Address(reports.SET_RULES, pk(World.rule)),
}
FILTERED = {"reports:figure", "reports:programme", "reports:tally", "reports:report", "reports:reports"}
WHOLE = {"reports:download"}
