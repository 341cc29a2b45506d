"""Trang một con số của chương trình: the records behind it, each leading to its own page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.core.views.exporting import export_response
from nhipcau.core.views.screen import Screen
from nhipcau.units.models import User

from ..domain import figures, programmes
from ..domain.tallies import Tally
from .report import chosen_snapshot, report_or_404


class ProgrammeFigureView(Screen):
    """Bản ghi đứng sau một con số, of one unit by `?hang=`, or of all that this person may see."""

    # The address says which figure of which report is opened; nothing here is searched.
    keeps_filters = False

    def get(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        """Show the records, or export them."""
        report = report_or_404(pk)
        person: User = request.user  # type: ignore[assignment]
        sheet = figures.compute(report, person=person, snapshot=chosen_snapshot(request, report))
        snapshot, period = sheet.ledger.snapshot, sheet.ledger.period
        counted = programmes.of(report, snapshot, figures.readable_units(person))
        tally = next((each for each in counted if each.code == key), None)
        if tally is None:
            raise Http404
        row = request.GET.get("hang")
        parts = tally.chosen(row, None)
        if kind := request.GET.get("export"):
            opened = programmes.behind(period, snapshot, tally, parts)
            headers = [_("Bản ghi"), _("Đơn vị"), tally.measure or _("Số lượng")]
            rows = [[each.told.line, each.unit, each.amount] for each in opened]
            return export_response(key.replace(".", "-"), headers, rows, kind)
        page = self.listed.page(parts)
        return render(
            request,
            "reports/programme_figure.html",
            {
                "report": report,
                "tally": tally,
                "value": sum(part.amount for part in parts),
                "scope_name": _scope_name(tally, row),
                "snapshot": snapshot,
                "page_obj": page,
                "records": programmes.behind(period, snapshot, tally, page.object_list),
                "sums": any(part.amount != 1 for part in tally.parts),
            },
        )


def _scope_name(tally: Tally, row: str | None) -> str:
    return tally.rows.get(row or "", "") or _("Tất cả đơn vị")
