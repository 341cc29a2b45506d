"""Danh sách báo cáo, with the two months one would open next."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.exporting import export_response
from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import figures, policy
from ..domain.periods import Calendar
from ..enums import PeriodKind
from ..forms import ListForm
from .opening import Proposal, proposal

PER_PAGE = 50


class ReportsView(Screen):
    """Danh sách báo cáo."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list, or export it."""
        figures.readable_units(request.user)
        chosen = ListForm(request.GET, years=queries.years())
        wanted = chosen.cleaned_data if chosen.is_valid() else {}
        found = queries.for_lists(kind=wanted.get("ky", ""), year=wanted.get("nam"))
        if kind := request.GET.get("export"):
            return export_response("bao-cao", *_table(found), kind)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        context: dict[str, Any] = {
            "page_obj": page,
            "chosen": chosen,
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
