"""Trang một con số: the records behind it, each with the sentence that asked for it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.core.views.exporting import export_response
from nhipcau.core.views.screen import Screen

from ..domain import figures, records
from ..domain.counting import ALL
from ..domain.figures import Sheet
from ..domain.indicators import DEFINITIONS
from ..domain.ledgers import Task
from ..domain.records import Record
from ..enums import Indicator, RecordType
from .report import chosen_snapshot, report_or_404


class FigureView(Screen):
    """Bản ghi đứng sau một con số, as frozen where the figure is frozen."""

    # The address says which figure of which report is opened; nothing here is searched.
    keeps_filters = False

    def get(self, request: HttpRequest, pk: int, scope: str, indicator: str) -> HttpResponse:
        """Show the records, or export them."""
        if indicator not in Indicator.values:
            raise Http404
        report = report_or_404(pk)
        sheet = figures.compute(report, person=request.user, snapshot=chosen_snapshot(request, report))
        figure = sheet.figure(scope, Indicator(indicator))
        if kind := request.GET.get("export"):
            name = f"{report.kind}-{report.year}-{report.index:02d}-{figure.scope}-{figure.indicator.value}"
            return export_response(
                name,
                *table_of(figure.record_type, records.behind(sheet, figure.record_type, figure.record_ids)),
                kind,
            )
        page = self.listed.page(figure.record_ids)
        return render(
            request,
            "reports/figure.html",
            {
                "report": report,
                "figure": figure,
                "title": figure.indicator.label,
                "value": figure.value,
                "definition": _definition(sheet, figure.indicator),
                "scope_name": scope_name(sheet, scope),
                "task": _task_of(sheet, scope),
                "snapshot": sheet.ledger.snapshot,
                "page_obj": page,
                "records": records.behind(sheet, figure.record_type, page.object_list),
                "is_evidence": figure.record_type == RecordType.EVIDENCE,
            },
        )


def scope_name(sheet: Sheet, scope: str) -> str:
    """Tên phạm vi của một con số. Raises Http404 for one this person does not see."""
    if scope == ALL:
        return _("Tất cả đơn vị")
    if scope.startswith("don-vi-"):
        name = next((row.name for row in sheet.units if row.scope == scope), None)
        if name is not None:
            return name
    if task := _task_of(sheet, scope):
        return task.document
    raise Http404


def _task_of(sheet: Sheet, scope: str) -> Task | None:
    key = scope.removeprefix("nhiem-vu-")
    return sheet.ledger.tasks.get(int(key)) if scope != key and key.isdecimal() else None


def _definition(sheet: Sheet, indicator: Indicator) -> str:
    snapshot = sheet.ledger.snapshot
    if snapshot is not None:
        return translation.gettext(snapshot.figures["definitions"][indicator.value])
    return str(DEFINITIONS[indicator].sentence)


def table_of(record_type: RecordType, rows: list[Record]) -> tuple[list[str], list[list[Any]]]:
    """Bảng xuất của các bản ghi: headers and rows."""
    source = [_("Đơn vị"), _("Văn bản"), _("Mục"), _("Nhiệm vụ"), _("Câu trong văn bản")]
    lines = [row.line for row in rows]
    if record_type == RecordType.EVIDENCE:
        headers = [_("Minh chứng"), _("Loại"), _("Ngày thực hiện"), _("Số lượng"), _("Ngôn ngữ")]
        own = [[line.title, line.kind, line.done_on, line.quantity, line.language] for line in lines]
    else:
        headers = [_("Mã việc"), _("Giao ngày"), _("Hạn"), _("Chấp nhận ngày"), _("Hủy giao ngày")]
        own = [
            [line.record, line.assigned_on, line.due, line.accepted_on, line.cancelled_on] for line in lines
        ]
    where = [[r.unit, r.task.document, r.task.section, r.task.text, r.task.quote] for r in rows]
    return headers + source, [left + right for left, right in zip(own, where, strict=True)]
