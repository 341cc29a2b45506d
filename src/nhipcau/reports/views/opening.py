"""Lập báo cáo: any period of a year with its days shown, or days of one's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy, reports
from ..domain.periods import MONTHS, REGULAR, Calendar, Named, Period, system_of
from ..forms import OnDemandForm, OpenPeriodForm
from ..models import Report


@dataclass(frozen=True, slots=True)
class Proposal:
    """Kỳ có thể lập báo cáo: its days, and the report where it stands already."""

    office: Unit
    named: Named
    period: Period
    is_running: bool
    has_begun: bool
    report: Report | None


class OpeningView(Screen):
    """Chọn kỳ rồi lập; a period asked for again gives the report that stands."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the periods of a year by kind."""
        access.require(request.user, policy.COMPILE)
        return _page(request, OnDemandForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open the report of a named period."""
        form = OpenPeriodForm(request.POST)
        if not form.is_valid():
            access.require(request.user, policy.COMPILE)
            raise Http404
        try:
            report = reports.open_period(actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("reports:opening")
        return redirect(report)


class OnDemandView(Screen):
    """Lập báo cáo đột xuất."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open the report, or say what is wrong and keep what was typed."""
        access.require(request.user, policy.COMPILE)
        form = OnDemandForm(request.POST)
        if form.is_valid():
            try:
                return redirect(reports.open_on_demand(actor=request.user, **form.cleaned_data))
            except Refused as refusal:
                form.add_error(None, refusal)
        messages.error(request, WRONG_FIELDS)
        return _page(request, form)


def proposal(office: Unit, calendar: Calendar, named: Named, today: date) -> Proposal:
    """Một kỳ với các ngày của nó. Raises Refused where no rule gives them."""
    return _proposal(office, calendar, named, today, reports.of_period(office, named))


def _proposal(
    office: Unit, calendar: Calendar, named: Named, today: date, standing: Report | None
) -> Proposal:
    period = reports.period_of(standing) if standing else calendar.period(named)
    return Proposal(office, named, period, today in period, period.starts_on <= today, standing)


def _page(request: HttpRequest, form: OnDemandForm) -> HttpResponse:
    today = timezone.localdate()
    year = _year(request.GET.get("nam", ""), today)
    offices = list(Unit.objects.filter(is_standing_office=True).order_by("sort_key"))
    return render(
        request,
        "reports/opening.html",
        {
            "year": year,
            "offices": offices,
            "kinds": [kind for office in offices for kind in _kinds(office, year, today)],
            "on_demand": form,
        },
    )


def _kinds(office: Unit, year: int, today: date) -> Iterator[dict[str, Any]]:
    """Các loại kỳ của một cơ quan trong năm; its rules and its reports are read once for all."""
    rules = list(queries.rules_binding(office, system_of(office)))
    held = {(each.kind, each.index): each for each in Report.objects.filter(office=office, year=year)}
    for kind in REGULAR:
        calendar = Calendar(office, kind, [rule for rule in rules if rule.kind == kind])
        named = [Named(kind, year, index) for index in range(1, MONTHS[kind][1] + 1)]
        found: dict[str, Any] = {"kind": kind, "office": office, "proposals": [], "obstacle": ""}
        try:
            found["proposals"] = [
                _proposal(office, calendar, name, today, held.get((kind, name.index))) for name in named
            ]
        except Refused as refusal:
            found["obstacle"] = refusal.sentence
        yield found


def _year(text: str, today: date) -> int:
    is_year = text.isdecimal() and 2000 <= int(text) <= 2200
    # From the middle of December a new reporting year runs.
    return int(text) if is_year else today.year + (today.month == 12 and today.day > 14)
