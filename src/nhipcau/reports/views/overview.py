"""Danh sách báo cáo, with the two months one would open next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import figures, policy
from ..domain.periods import Calendar
from ..enums import PeriodKind
from ..forms import ListForm
from .opening import Proposal, proposal


def _cells(report: Any) -> list[Any]:
    return [
        str(report),
        report.office.name,
        report.starts_on,
        report.ends_on,
        report.get_state_display(),
        len(report.snapshots.all()),
    ]


REPORTS = Listing(
    "bao-cao",
    [
        Column("report", gettext_lazy("Báo cáo"), 1),
        Column("office", gettext_lazy("Cơ quan"), 2),
        Column("from", gettext_lazy("Từ ngày"), 3),
        Column("to", gettext_lazy("Đến hết ngày"), 3),
        Column("state", gettext_lazy("Trạng thái"), 4),
        Column("snapshots", gettext_lazy("Số lần chốt"), 5),
    ],
    cells=_cells,
)


class ReportsView(Screen):
    """Danh sách báo cáo."""

    listing = REPORTS

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list, or export it."""
        figures.readable_units(request.user)
        chosen = ListForm(request.GET, years=queries.years())
        wanted = chosen.cleaned_data if chosen.is_valid() else {}
        found = queries.for_lists(kind=wanted.get("ky", ""), year=wanted.get("nam"))
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context: dict[str, Any] = {
            "page_obj": page,
            "form": chosen,
            "is_chosen": any(wanted.values()),
            "may_compile": access.allowed(request.user, policy.COMPILE),
        }
        return render(request, "reports/reports.html", context | _proposals())


def _proposals() -> dict[str, Any]:
    today = timezone.localdate()
    offices = list(Unit.objects.filter(is_standing_office=True).order_by("sort_key"))
    found: list[Proposal] = []
    obstacles: list[str] = []
    for office in offices:
        calendar = Calendar(office, PeriodKind.MONTH)
        try:
            running = calendar.running(today)
            found += [proposal(office, calendar, named, today) for named in (running.before, running)]
        except Refused as refusal:
            obstacles.append(refusal.sentence)
    return {"offices": offices, "proposals": found, "obstacles": obstacles}
