"""Yêu cầu và theo dõi báo cáo của các đơn vị: ask, remind, cancel; their words into the office's report."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units import queries as directory
from nhipcau.units.domain import access
from nhipcau.units.enums import UnitKind
from nhipcau.units.models import User

from ..domain import policy, requests, rollups
from ..domain.narratives import Overtaken
from ..enums import Narrative
from ..forms import CarryForm, MergeForm, RequestForm
from ..models import Report, UnitReport
from .report import report_or_404


class RequestView(Screen):
    """Chọn các đơn vị phải gửi báo cáo, với hạn; those proposed are ticked."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the units by kind."""
        access.require(request.user, policy.RECEIVE)
        report = report_or_404(pk)
        return _request_page(request, report, RequestForm(report=report), requests.proposed(report))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask them."""
        access.require(request.user, policy.RECEIVE)
        report = report_or_404(pk)
        form = RequestForm(request.POST, report=report)
        if form.is_valid():
            try:
                made = requests.request(
                    actor=request.user,
                    report=report,
                    units=form.cleaned_data["units"],
                    due=form.cleaned_data["due"],
                )
            except Refused as refusal:
                form.add_error(None, refusal)
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _asked(len(made)))
                return redirect(f"{report.get_absolute_url()}#don-vi")
        else:
            messages.error(request, WRONG_FIELDS)
        ticked = {int(key) for key in request.POST.getlist("units") if key.isdecimal()}
        return _request_page(request, report, form, ticked)


class RemindView(Screen):
    """Nhắc các đơn vị chưa gửi."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Remind each once a day."""
        report = report_or_404(pk)
        reminded = requests.remind(actor=request.user, report=report)  # type: ignore[arg-type]
        if reminded:
            messages.success(request, _("Đã nhắc: %(units)s.") % {"units": _names(reminded)})
        else:
            messages.info(request, _("Không có đơn vị nào cần nhắc thêm hôm nay."))
        return redirect(f"{report.get_absolute_url()}#don-vi")


class CancelView(Screen):
    """Thôi yêu cầu một đơn vị."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the request back while nothing was written."""
        access.require(request.user, policy.RECEIVE)
        row = get_object_or_404(UnitReport.objects.select_related("report", "unit"), pk=pk)
        try:
            requests.cancel(actor=request.user, unit_report=row)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Đã thôi yêu cầu %(unit)s.") % {"unit": row.unit})
        return redirect(f"{row.report.get_absolute_url()}#don-vi")


class MergeView(Screen):
    """Đưa lời của các đơn vị vào một phần của báo cáo."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Append the chosen texts."""
        access.require(request.user, policy.COMPILE)
        report = report_or_404(pk)
        form = MergeForm(request.POST, report=report)
        part = request.POST.get("narrative", "")
        if form.is_valid():
            _tell(request, lambda: _merge(request.user, report, form.cleaned_data))  # type: ignore[arg-type]
        else:
            messages.error(request, _("Chưa đánh dấu đơn vị nào, hoặc trang đã cũ; hãy tải lại trang."))
        return redirect(f"{report.get_absolute_url()}#{part if part in Narrative.values else 'loi-van'}")


class CarryView(Screen):
    """Mang nhiệm vụ kỳ trước sang phần kết quả."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put it at the head of the results."""
        access.require(request.user, policy.COMPILE)
        report = report_or_404(pk)
        form = CarryForm(request.POST)
        if form.is_valid():
            _tell(request, lambda: _carry(request.user, report, form.cleaned_data["seen"]))  # type: ignore[arg-type]
        return redirect(f"{report.get_absolute_url()}#{Narrative.RESULTS.value}")


def _tell(request: HttpRequest, act: Any) -> None:
    try:
        messages.success(request, act())
    except Overtaken:
        messages.error(
            request,
            _("Người khác vừa sửa phần này nên chưa đưa gì vào; hãy xem lại rồi thử lần nữa."),
        )
    except Refused as refusal:
        messages.error(request, refusal.sentence)


def _merge(actor: User, report: Report, cleaned: dict[str, Any]) -> str:
    count = rollups.merge(
        actor=actor,
        report=report,
        narrative=Narrative(cleaned["narrative"]),
        unit_reports=list(cleaned["unit_reports"]),
        seen=cleaned["seen"],
    )
    words = ngettext("Đã đưa vào lời của %(n)d đơn vị.", "Đã đưa vào lời của %(n)d đơn vị.", count)
    return words % {"n": count}


def _carry(actor: User, report: Report, seen: str) -> str:
    rollups.carry_over(actor=actor, report=report, seen=seen)
    return _("Đã mang nhiệm vụ kỳ trước vào phần kết quả. Sửa thành kết quả rồi xóa dòng đánh dấu.")


def _request_page(request: HttpRequest, report: Report, form: RequestForm, ticked: set[int]) -> HttpResponse:
    asked = {row.unit_id: row for row in report.unit_reports.all()}
    groups: dict[str, list[dict[str, Any]]] = {kind.label: [] for kind in UnitKind}
    for unit in directory.in_office_order(form.fields["units"].queryset):  # type: ignore[attr-defined]
        row = {"unit": unit, "asked": asked.get(unit.pk), "ticked": unit.pk in ticked}
        groups[UnitKind(unit.kind).label].append(row)
    context = {
        "report": report,
        "form": form,
        "groups": {name: rows for name, rows in groups.items() if rows},
    }
    return render(request, "reports/request.html", context)


def _asked(count: int) -> str:
    if not count:
        return _("Đã đổi hạn gửi của các đơn vị được chọn.")
    words = ngettext(
        "Đã yêu cầu %(n)d đơn vị gửi báo cáo; đơn vị thấy ở trang Việc của tôi.",
        "Đã yêu cầu %(n)d đơn vị gửi báo cáo; đơn vị thấy ở trang Việc của tôi.",
        count,
    )
    return words % {"n": count}


def _names(rows: list[UnitReport]) -> str:
    return "; ".join(row.unit.name for row in rows)
