"""Kế hoạch của các đơn vị: what each was given, what of it stands in a plan of its own, and who has none."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units import queries as units
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy
from ..enums import Share
from ..forms.cascade import OPEN, WITHOUT, UnitPlansForm
from ..models import Plan
from .plan_screen import PlanScreen

PER_PAGE = 100
NOTHING = {"asked": 0, "planned": 0, "unanswered": 0, "rest": 0, "late": 0, "percent": 0}


@dataclass(frozen=True, slots=True)
class Row:
    """Một đơn vị: its plans of the year, and the size of each share of what it was given."""

    unit: Unit
    plans: list[Plan]
    counts: dict[str, Any]

    @property
    def shares(self) -> list[tuple[Share, int]]:
        """Các phần, with their numbers."""
        return [(share, self.counts[share]) for share in Share]

    @property
    def percent(self) -> int:
        """Tiến độ trung bình, rounded down."""
        return int(self.counts["percent"])


def _cells(row: Row) -> list[Any]:
    return [
        row.unit.name,
        "; ".join(f"{plan.title} ({plan.paper.get_state_display()})" for plan in row.plans),
        *(count for _share, count in row.shares),
        row.counts["late"],
        row.percent,
    ]


UNITS = Listing(
    "ke-hoach-cua-cac-don-vi",
    [
        Column("unit", gettext_lazy("Đơn vị"), 1),
        Column("plans", gettext_lazy("Kế hoạch riêng"), 2),
        *(Column(share.value, share.label, place) for place, share in enumerate(Share, 3)),
        Column("late", gettext_lazy("Quá hạn"), 7),
        Column("progress", gettext_lazy("Tiến độ (%)"), 7),
    ],
    cells=_cells,
)


class UnitPlansView(PlanScreen):
    """Bảng các đơn vị; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = UNITS

    def get(self, request: HttpRequest) -> HttpResponse:
        """Table or table file."""
        access.require(self.actor, policy.READ_PLAN)
        form = UnitPlansForm(request.GET)
        rows = rows_of(form)
        if "export" in request.GET:
            return self.listed.file(rows)
        context: dict[str, Any] = {
            "form": form,
            "year": form.year,
            "page_obj": self.listed.page(rows, PER_PAGE),
            "totals": [(share, sum(row.counts[share] for row in rows)) for share in Share],
            "without": sum(not row.plans for row in rows),
            "shares": list(Share),
            "is_filtered": bool(form.wanted.get("q") or form.wanted.get("loc")),
            "opens_work": access.allowed(self.actor, policy.READ),
        }
        return render(request, "plans/cascade/units.html", context)


def rows_of(form: UnitPlansForm) -> list[Row]:
    """Các đơn vị thỏa bộ lọc, in a constant number of queries."""
    counts = queries.by_unit_and_share(form.year)
    plans: dict[int, list[Plan]] = defaultdict(list)
    for plan in queries.unit_plans(form.year).select_related("paper", "office"):
        plans[plan.office_id].append(plan)
    found = units.search(form.wanted.get("q") or "", queries.units_to_plan(form.year)).order_by("sort_key")
    rows = [Row(unit, plans[unit.pk], counts.get(unit.pk, NOTHING)) for unit in found]
    if form.wanted.get("loc") == WITHOUT:
        return [row for row in rows if not row.plans]
    if form.wanted.get("loc") == OPEN:
        return [row for row in rows if row.counts[Share.UNANSWERED]]
    return rows
