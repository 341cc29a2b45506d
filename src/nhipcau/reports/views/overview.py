"""Danh sách báo cáo, with the two months one would open next."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.exporting import export_response
from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import figures, periods, policy, reports
from ..domain.periods import Month, Period
from ..forms import OpenMonthForm
from ..models import Report

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Proposal:
    """Tháng có thể lập báo cáo: its period, and the report where it stands already."""

    office: Unit
    named: Month
    period: Period
    is_running: bool
    report: Report | None


class ReportsView(Screen):
    """Danh sách báo cáo."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list, or export it."""
        figures.readable_units(request.user)
        found = queries.for_lists()
        if kind := request.GET.get("export"):
            return export_response("bao-cao", *_table(found), kind)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        context: dict[str, Any] = {
            "page_obj": page,
            "may_compile": access.allowed(request.user, policy.COMPILE),
        }
        return render(request, "reports/reports.html", context | _proposals())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open the report of a month."""
        form = OpenMonthForm(request.POST)
        if not form.is_valid():
            raise Http404
        try:
            report = reports.open_month(actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("reports:reports")
        return redirect(report)


def _proposals() -> dict[str, Any]:
    today = timezone.localdate()
    offices = list(Unit.objects.filter(is_standing_office=True).order_by("name"))
    found: list[Proposal] = []
    obstacles: list[str] = []
    for office in offices:
        try:
            running = periods.running(office, today)
            for named in (running.before, running):
                found.append(_proposal(office, named, named == running))
        except Refused as refusal:
            obstacles.append(refusal.sentence)
    return {"offices": offices, "proposals": found, "obstacles": obstacles}


def _proposal(office: Unit, named: Month, is_running: bool) -> Proposal:
    standing = Report.objects.filter(office=office, year=named.year, month=named.month).first()
    if standing is not None:
        period = Period(standing.starts_on, standing.ends_on)
    else:
        period = periods.period_of(office, named)
    return Proposal(office, named, period, is_running, standing)


def _table(found: Any) -> tuple[list[str], list[list[Any]]]:
    headers = [_("Báo cáo"), _("Cơ quan"), _("Từ ngày"), _("Đến hết ngày"), _("Trạng thái"), _("Số lần chốt")]
    rows = [
        [
            str(report),
            report.office.name,
            report.starts_on,
            report.ends_on,
            report.get_state_display(),
            len(report.snapshots.all()),
        ]
        for report in found
    ]
    return headers, rows
