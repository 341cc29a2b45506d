"""Trang một con số của chỉ tiêu riêng: the records behind it, as for every other figure."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nhipcau.core.views.exporting import export_response
from nhipcau.core.views.screen import Screen
from nhipcau.units.models import User

from ..domain import figures, own_figures, records
from ..domain.tallies import Tally
from ..enums import RecordType
from .figure import table_of
from .report import chosen_snapshot, report_or_404


class TallyView(Screen):
    """Bản ghi đứng sau một ô; `?hang=` and `?cot=` choose row and column."""

    # The address says which figure of which report is opened; nothing here is searched.
    keeps_filters = False

    def get(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        """Show the records, or export them."""
        report = report_or_404(pk)
        person: User = request.user  # type: ignore[assignment]
        sheet = figures.compute(report, person=person, snapshot=chosen_snapshot(request, report))
        units = figures.readable_units(person)
        tally = next((each for each in own_figures.of(report, sheet, units) if each.code == code), None)
        if tally is None:
            raise Http404
        row, column = request.GET.get("hang"), request.GET.get("cot")
        parts = tally.chosen(row, column)
        ids = [part.record for part in parts]
        if kind := request.GET.get("export"):
            behind = records.behind(sheet, tally.record_type, ids)
            return export_response(code, *table_of(tally.record_type, behind), kind)
        page = self.listed.page(ids)
        return render(
            request,
            "reports/figure.html",
            {
                "report": report,
                "title": tally.label,
                "value": sum(part.amount for part in parts),
                "definition": tally.sentence,
                "scope_name": _scope_name(tally, row, column),
                "task": None,
                "snapshot": sheet.ledger.snapshot,
                "page_obj": page,
                "records": records.behind(sheet, tally.record_type, page.object_list),
                "is_evidence": tally.record_type == RecordType.EVIDENCE,
            },
        )


def _scope_name(tally: Tally, row: str | None, column: str | None) -> str:
    names = [tally.rows.get(row) if row is not None else None]
    names.append(tally.columns.get(column) if column is not None else None)
    return " · ".join(name for name in names if name) or tally.measure
