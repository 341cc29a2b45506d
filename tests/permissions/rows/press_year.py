"""Rights of the yearly press report, decided a second time by hand (báo cáo năm về phát ngôn)."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.press_year.domain import policy
from nhipcau.press_year.models import YearReport
from tests.factories import press_year

from ..shapes import Address, Case, pk
from ..world import World

# action             clerk  officer head  staff leader admin
DECISIONS = """
press_year.read       -     all     own   own   all    -
press_year.compile    -     all     own   -     -      -
"""
TEXTS = {"difficulties": "Không có.", "proposals": "Không có."}


def running(w: World) -> YearReport:
    return press_year.report(w.own)


def ended(w: World) -> YearReport:
    yesterday = timezone.localdate() - timedelta(days=1)
    return press_year.report(w.own, year=2027, starts_on=yesterday - timedelta(days=364), ends_on=yesterday)


VERBS: dict[str, Case] = {
    "press_year.domain.reports.open_": Case(policy.COMPILE, lambda w: {"office": w.own, "year": 2026}),
    "press_year.domain.reports.write": Case(policy.COMPILE, lambda w: {"report": running(w)} | TEXTS),
    "press_year.domain.reports.freeze": Case(policy.COMPILE, lambda w: {"report": ended(w)}),
    "press_year.domain.papers.draft": Case(policy.COMPILE, lambda w: {"report": running(w)}),
}
ADDRESSES: dict[str, Address] = {
    "press_year:reports": Address(policy.READ),
    "press_year:open": Address(policy.COMPILE),
    "press_year:report": Address(policy.READ, pk(running)),
    "press_year:write": Address(policy.COMPILE, pk(running)),
    "press_year:freeze": Address(policy.COMPILE, pk(ended)),
    "press_year:paper": Address(policy.COMPILE, pk(running), button=True),
    "press_year:file": Address(policy.READ, lambda w: [running(w).pk, "json"]),
    "press_year:figure": Address(policy.READ, lambda w: [running(w).pk, "answers"]),
}
FILTERED = {"press_year:reports", "press_year:open"}
