"""Bản in: the report in the order and heading of an official document, names of persons left blank."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.core.views.screen import Screen
from nhipcau.directives.enums import System

from ..domain import figures, narratives, periods
from ..enums import Indicator, Narrative
from .report import chosen_snapshot, report_or_404


class PrintView(Screen):
    """Bản in của cả báo cáo, for those who see every unit."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the printable page."""
        report = report_or_404(pk)
        if figures.readable_units(request.user) is not None:
            raise PermissionDenied(
                _("Bản in là báo cáo của cả cơ quan; đơn vị xem số liệu của mình ở trang báo cáo.")
            )
        sheet = figures.compute(report, person=request.user, snapshot=chosen_snapshot(request, report))
        frozen = sheet.ledger.snapshot
        texts = {key.value: text for key, text in narratives.texts(report).items()}
        if frozen is not None:
            texts = frozen.figures["narratives"]
        return render(
            request,
            "reports/print.html",
            {
                "report": report,
                "sheet": sheet,
                "snapshot": frozen,
                "indicators": list(Indicator),
                "is_party": periods.system_of(report.office) == System.PARTY,
                "narratives": [(each.label, texts[each.value]) for each in Narrative],
            },
        )
