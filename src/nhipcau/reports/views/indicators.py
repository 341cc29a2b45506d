"""Thiết lập: chỉ tiêu của cơ quan, each tried on the running period before it is kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.collation import sort_key
from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access
from nhipcau.units.queries import standing_office

from ..domain import own_indicators, policy, tallies
from ..domain.periods import Calendar, Period
from ..enums import PeriodKind
from ..forms import IndicatorForm
from ..models import IndicatorDefinition


class IndicatorsView(Screen):
    """Các chỉ tiêu của cơ quan."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, each with what it counts."""
        access.require(request.user, policy.SET_INDICATORS)
        found = IndicatorDefinition.objects.select_related("directive", "term").defer("directive__reading")
        ordered = sorted(found, key=lambda each: sort_key(each.label))
        rows = [(each, tallies.sentence_of(each)) for each in ordered]
        return render(request, "reports/indicators.html", {"rows": rows})


class IndicatorView(Screen):
    """Thêm hoặc sửa một chỉ tiêu; "Xem thử" counts it without keeping anything."""

    def get(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Show the form."""
        access.require(request.user, policy.SET_INDICATORS)
        return _page(request, pk, IndicatorForm(instance=_found(pk)))

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Try it, or keep it."""
        access.require(request.user, policy.SET_INDICATORS)
        form = IndicatorForm(request.POST, instance=_found(pk))
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return _page(request, pk, form)
        try:
            if request.POST.get("act") == "preview":
                own_indicators.require_sound(form.instance)
                return _page(request, pk, form, is_tried=True)
            _keep(request, pk, form)
        except Refused as refusal:
            form.add_error(None, refusal)
            messages.error(request, refusal.sentence)
            return _page(request, pk, form)
        messages.success(request, _("Đã lưu chỉ tiêu. Báo cáo đã chốt không thay đổi."))
        return redirect("reports:indicators")


def _keep(request: HttpRequest, pk: int | None, form: IndicatorForm) -> None:
    if pk is None:
        own_indicators.define(actor=request.user, fields=form.cleaned_data)  # type: ignore[arg-type]
    else:
        # A ModelForm writes into its instance; the verb must still see what stood before.
        before = get_object_or_404(IndicatorDefinition, pk=pk)
        own_indicators.correct(actor=request.user, definition=before, fields=form.cleaned_data)  # type: ignore[arg-type]


def _found(pk: int | None) -> IndicatorDefinition | None:
    return get_object_or_404(IndicatorDefinition, pk=pk) if pk else None


def _page(
    request: HttpRequest, pk: int | None, form: IndicatorForm, *, is_tried: bool = False
) -> HttpResponse:
    period = _running()
    context: dict[str, Any] = {"pk": pk, "form": form, "period": period}
    if is_tried:
        context["tally"] = tallies.count(form.instance, period)
    return render(request, "reports/indicator.html", context)


def _running() -> Period:
    """The running month of the office; the calendar month so far where no rule gives one."""
    today, office = timezone.localdate(), standing_office()
    if office is not None:
        calendar = Calendar(office, PeriodKind.MONTH)
        try:
            return calendar.period(calendar.running(today))
        except Refused:
            pass
    return Period(today.replace(day=1), today)
