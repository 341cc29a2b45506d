"""Các đơn vị cạnh nhau, một đơn vị, và các việc đứng sau một con số."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.directives.enums import Clarity
from nhipcau.plans import queries as plans
from nhipcau.plans.models import Assignment
from nhipcau.plans.views import tracking
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from ..domain import policy, standing
from ..domain.standing import Standing
from ..domain.windows import Window
from ..enums import Measure
from ..forms.standing import RecordsForm, UnitsForm, WindowForm
from ..queries import standing as queries
from .bars import PARTS, Part, columns_of, parts_of, records_url
from .periods import choice_of
from .tabs import OverviewScreen

PERIODS_SHOWN = 6
TILES = (Measure.ON_TIME, Measure.AFTER_DUE, Measure.LATE, Measure.RETURNED)


@dataclass(frozen=True, slots=True)
class Tile:
    """Một con số lớn: what it counts, how it changed, where its records are."""

    label: Any
    value: int
    change: int
    before: int
    url: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """Hàng của một đơn vị trong một kỳ."""

    standing: Standing
    window: Window
    parts: list[Part]
    tiles: list[Tile]


def _cells(row: UnitRow) -> list[Any]:
    told, window = row.standing, row.window
    line = [told.unit.name if told.unit else "", window.name, window.span.first, window.span.last]
    for measure in Measure:
        line += [told.now.of(measure), told.before.of(measure)]
    return [*line, told.now.share_on_time, told.clear.share]


def _measured() -> Iterator[Column]:
    """Two columns a measure, this period and the one before; four of them stand on the screen."""
    for measure in Measure:
        place = TILES.index(measure) + 3 if measure in TILES else 0
        yield Column(measure.value, measure.label, place)
        words = format_lazy("{what}, {before}", what=measure.label, before=gettext_lazy("kỳ trước"))
        yield Column(f"{measure.value}-before", words)


UNITS = Listing(
    "tinh-hinh-don-vi",
    [
        Column("unit", gettext_lazy("Đơn vị"), 1),
        Column("period", gettext_lazy("Kỳ")),
        Column("from", gettext_lazy("Từ ngày")),
        Column("to", gettext_lazy("Đến hết ngày")),
        *_measured(),
        Column("on-time", format_lazy("{} (%)", gettext_lazy("Tỷ lệ đúng hạn")), len(TILES) + 3),
        Column("clear", format_lazy("{} (%)", gettext_lazy("Mức đủ 6 rõ")), len(TILES) + 4),
    ],
    cells=_cells,
)


class UnitsView(OverviewScreen):
    """Các đơn vị cạnh nhau, for the leader and the standing office."""

    tab = "units"
    listing = UNITS

    def get(self, request: HttpRequest) -> HttpResponse:
        """The comparison, or its table."""
        access.require(self.actor, policy.COMPARE)
        form, today = UnitsForm(request.GET), timezone.localdate()
        windows = form.windows()
        window = form.window(windows, today)
        rows = standing.in_order(standing.of_units(self.actor, window), form.wanted.get("xep") or "")
        longest = max((row.now.total for row in rows), default=0)
        if "export" in request.GET:
            return self.listed.file(row_of(row, window, longest) for row in rows)
        page = self.listed.page(rows)
        total = standing.together(rows)
        context = shared(request, window) | {
            "form": form,
            "page_obj": page,
            "rows": [row_of(row, window, longest) for row in page.object_list],
            "total": total,
            "tiles": tiles_of(total, window, None),
            "may_assign": access.allowed(self.actor, plans.action("plans.assign")),
            "unassigned": plans.confirmed_without_assignment().count(),
        }
        return self.page("overview/units.html", context)


class MyUnitView(OverviewScreen):
    """Đơn vị của tôi."""

    tab = "unit"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Go to one's own unit."""
        access.require_some(self.actor, policy.SEE)
        own = access.own_units(self.actor)
        if not own:
            raise Http404
        return redirect("overview:unit", own[0].pk)


class UnitView(OverviewScreen):
    """Một đơn vị: this period, the trend of six, the six clarities of its tasks."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The unit's page."""
        self.tab = "units" if self.sees_all else "unit"
        unit = unit_or_refused(self, pk)
        form, today = WindowForm(request.GET), timezone.localdate()
        windows = form.windows()
        window = form.window(windows, today)
        found = standing.of_units(self.actor, window, [pk])
        told = found[0] if found else standing.together([])
        past = windows.last(window, PERIODS_SHOWN)
        numbers = standing.trend(self.actor, past, [pk])
        longest = max(told.now.total, 1)
        context = shared(request, window) | {
            "unit": unit,
            "told": told,
            "tiles": tiles_of(told, window, pk),
            "parts": parts_of(told.now, window, pk, longest=longest),
            "columns": columns_of(past, numbers, pk),
            "clarities": [
                (
                    each,
                    told.clear.said[each],
                    told.clear.total,
                    records_url(f"thieu-{each.value}", window, pk),
                )
                for each in Clarity
            ]
            if told.clear.total
            else [],
        }
        return self.page("overview/unit.html", context)


class RecordsView(OverviewScreen):
    """Các việc đứng sau một con số; `?export=csv` or `xlsx` takes them out."""

    listing = replace(tracking.WORK, anchor=0)

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.tab = "units" if self.sees_all else "unit"
        access.require_some(self.actor, policy.SEE)
        form, today = RecordsForm(request.GET), timezone.localdate()
        window = form.window(form.windows(), today)
        measure = form.wanted.get("chi_so") or Measure.LATE.value
        unit = unit_or_refused(self, form.wanted["don_vi"]) if form.wanted.get("don_vi") else None
        if unit is None and not self.sees_all:
            work = queries.led(self.actor, access.own_unit_ids(self.actor, policy.SEE))
        else:
            work = queries.led(self.actor, [unit.pk] if unit else None)
        if measure.startswith("thieu-"):
            which = measure.removeprefix("thieu-")
            found = queries.unclear(work, window.span, which)
            label = _("Nhiệm vụ chưa %(what)s") % {"what": str(Clarity(which).label).lower()}
        else:
            found = behind(work, measure, window.span)
            label = str(Measure(measure).label)
        if "export" in request.GET:
            return self.listed.file(plans.for_files(found), name=f"viec-{measure}")
        page = self.listed.page(plans.with_next_step(found))
        context = shared(request, window) | {"unit": unit, "label": label, "page_obj": page}
        return self.page("overview/records.html", context)


def behind(work: QuerySet[Assignment], measure: str, span: queries.Span) -> QuerySet[Assignment]:
    """Các việc đứng sau một chỉ số.

    What is late is looked for among what is still open, not among the days of all that ever was.
    """
    found = work.filter(queries.condition(measure, span))
    if measure in {Measure.LATE, Measure.GOING}:
        after = queries.Span(span.last + timedelta(days=1), span.last)
        found = found.filter(pk__in=Assignment.objects.filter(queries.alive(after)).order_by().values("pk"))
    return found


def unit_or_refused(screen: OverviewScreen, pk: int) -> Unit:
    """Đơn vị mà người này được xem; PermissionDenied for another's, Http404 for none."""
    access.require_some(screen.actor, policy.SEE)
    if not screen.sees_all and pk not in access.own_unit_ids(screen.actor, policy.SEE):
        raise PermissionDenied(_("Bạn chỉ xem được tình hình của đơn vị mình."))
    return get_object_or_404(Unit, pk=pk)


def shared(request: HttpRequest, window: Window) -> dict[str, Any]:
    """Kỳ đang xem, and the ways to the others."""
    return {"window": window, "choice": choice_of(request, window), "legend": legend()}


def legend() -> list[tuple[str, Any]]:
    """Chú giải của các thanh."""
    return [(look, measure.label) for measure, look in PARTS.items()]


def tiles_of(told: Standing, window: Window, unit: int | None) -> list[Tile]:
    """Bốn con số của kỳ."""
    return [
        Tile(
            measure.label,
            told.now.of(measure),
            told.change(measure),
            told.before.of(measure),
            records_url(measure, window, unit),
        )
        for measure in TILES
    ]


def row_of(row: Standing, window: Window, longest: int) -> UnitRow:
    """Hàng của một đơn vị, its bar on the scale of the longest."""
    pk = row.unit.pk if row.unit else None
    parts = parts_of(row.now, window, pk, longest=max(longest, 1))
    return UnitRow(row, window, parts, tiles_of(row, window, pk))
