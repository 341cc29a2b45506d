"""Trang báo cáo của đơn vị: the unit writes and sends, the standing office returns or accepts."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..domain import figures, narratives, policy, unit_reports, unit_versions
from ..domain.counting import Figure
from ..enums import Indicator, Narrative, UnitReportState
from ..forms import UnitActForm
from ..models import UnitReport, UnitSnapshot
from .narrative import answer_to, saved

ACTS = ("submit", "return", "accept", "amend")


class UnitReportView(Screen):
    """Báo cáo của một đơn vị; sending, returning, accepting and amending are POSTs to it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the report."""
        return unit_report_page(request, _found(request, pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do one act; a refusal keeps the reason typed."""
        row = _found(request, pk)
        act = request.POST.get("act", "")
        form = UnitActForm(request.POST)
        if act not in ACTS or not form.is_valid():
            raise Http404
        try:
            messages.success(request, _act(act, request.user, row, form.cleaned_data["reason"]))  # type: ignore[arg-type]
            return redirect(row)
        except Refused as refusal:
            form.add_error("reason", refusal)
            messages.error(request, refusal.sentence)
        return unit_report_page(request, _found(request, pk), refused={act: form})


class UnitNarrativeView(Screen):
    """Lưu một phần của báo cáo đơn vị, as for the office's report."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save one part."""
        row = _found(request, pk)
        access.require(request.user, policy.WRITE_UNIT, units=[row.unit])

        def write(**fields: Any) -> None:
            unit_reports.write(actor=request.user, unit_report=row, **fields)  # type: ignore[arg-type]

        return answer_to(
            request,
            saved(request, write),
            home=row.get_absolute_url(),
            page=lambda typed: unit_report_page(request, _found(request, pk), overtaken=typed),
        )


def unit_report_page(
    request: HttpRequest,
    row: UnitReport,
    *,
    refused: dict[str, UnitActForm] | None = None,
    overtaken: dict[str, Any] | None = None,
) -> HttpResponse:
    """Dựng trang; `refused` are forms by act, `overtaken` a part two people wrote."""
    person: User = request.user  # type: ignore[assignment]
    last = unit_reports.latest(row)
    values = unit_versions.values_of(unit_versions.ledger_of(row))
    may_write = access.allowed(person, policy.WRITE_UNIT, units=[row.unit])
    may_receive = access.allowed(person, policy.RECEIVE)
    forms = {act: UnitActForm(auto_id=f"{act}_%s") for act in ("return", "amend")} | (refused or {})
    return render(
        request,
        "reports/unit_report.html",
        {
            "row": row,
            "report": row.report,
            "versions": row.versions.select_related("sent_by", "accepted_by").order_by("-number"),
            "figures": [(each, _figure(row, each, value)) for each, value in values.items()],
            "changed": unit_versions.changed_values(last, values) if last else {},
            "last": last,
            "parts": _parts(row, last, overtaken or {}, editable=may_write and row.is_with_unit),
            "may_write": may_write,
            "may_compile": may_write and row.is_with_unit,
            "may_submit": may_write and row.is_with_unit,
            "may_amend": may_write and row.state == UnitReportState.ACCEPTED,
            "may_decide": may_receive and row.state == UnitReportState.SUBMITTED,
            "is_own_hand": last is not None and access.is_same_hand(person, last.sent_by_id, policy.RECEIVE),
            "return_form": forms["return"],
            "amend_form": forms["amend"],
        },
    )


def _parts(
    row: UnitReport, last: UnitSnapshot | None, overtaken: dict[str, Any], *, editable: bool
) -> list[dict[str, Any]]:
    texts = narratives.as_json(row)
    if not editable and last is not None:
        texts = last.content["narratives"]
    return [
        {"narrative": each, "text": texts[each.value], "seen": narratives.fingerprint(texts[each.value])}
        | (overtaken if overtaken.get("narrative") == each.value else {})
        for each in Narrative
    ]


def _figure(row: UnitReport, indicator: Indicator, value: int) -> Figure:
    return Figure(f"don-vi-{row.unit_id}", indicator, value, ())


def _act(act: str, actor: User, row: UnitReport, reason: str) -> str:
    if act == "submit":
        version = unit_reports.submit(actor=actor, unit_report=row)
        return _("Đã gửi báo cáo (bản %(number)d). Cơ quan thường trực sẽ nhận hoặc trả lại.") % {
            "number": version.number
        }
    if act == "return":
        unit_reports.return_(actor=actor, unit_report=row, reason=reason)
        return _("Đã trả lại báo cáo cho %(unit)s.") % {"unit": row.unit}
    if act == "accept":
        unit_reports.accept(actor=actor, unit_report=row)
        return _("Đã nhận báo cáo của %(unit)s.") % {"unit": row.unit}
    unit_reports.amend(actor=actor, unit_report=row, reason=reason)
    return _("Đã mở sửa. Bản đã nhận vẫn có giá trị cho đến khi bản mới được nhận.")


def _found(request: HttpRequest, pk: int) -> UnitReport:
    rows = UnitReport.objects.select_related("unit", "report__office", "accepted")
    row = get_object_or_404(rows, pk=pk)
    units = figures.readable_units(request.user)  # type: ignore[arg-type]
    if units is not None and row.unit_id not in units:
        raise PermissionDenied(_("Tài khoản của bạn chưa được giao quyền: xem báo cáo của đơn vị này."))
    return row
