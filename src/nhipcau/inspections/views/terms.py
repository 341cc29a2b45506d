"""Lập và sửa một đợt kiểm tra."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access
from nhipcau.units.queries import standing_office

from ..domain import policy, rounds
from ..forms.rounds import TermsForm
from ..models import InspectionRound
from .screen import Screen, actor_of

DAYS = ("starts_on", "ends_on", "period_from", "period_to")


class NewRoundView(Screen):
    """Lập đợt kiểm tra."""

    tab = "rounds"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, its period this year until today."""
        access.require(actor_of(request), policy.PREPARE)
        today = timezone.localdate()
        first = {"period_from": f"01/01/{today.year}", "period_to": f"{today:%d/%m/%Y}"}
        return self.page(TermsForm(initial=first))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Prepare it."""
        person, form = actor_of(request), TermsForm(request.POST)
        access.require(person, policy.PREPARE)
        if form.is_valid():
            try:
                office = standing_office()
                if office is None:
                    raise Refused(_("Chưa chọn cơ quan thường trực; hãy chọn ở Danh bạ rồi lập đợt."))
                made = rounds.prepare(actor=person, office=office, terms=rounds.Terms(**form.cleaned_data))
            except ValidationError as refusal:
                form.add_error(None, " ".join(refusal.messages))
            else:
                messages.success(request, _("Đã lập đợt kiểm tra. Hãy cử đoàn và rút mẫu."))
                return redirect(made)
        messages.error(request, WRONG_FIELDS)
        return self.page(form, status=422)

    def page(self, form: TermsForm, held: InspectionRound | None = None, status: int = 200) -> HttpResponse:
        """The form."""
        return render(
            self.request, "inspections/terms.html", self.frame(form=form, round=held), status=status
        )


class ChangeRoundView(NewRoundView):
    """Sửa đợt đang chuẩn bị."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:  # type: ignore[override]
        """The form with what stands."""
        access.require(actor_of(request), policy.PREPARE)
        held = get_object_or_404(InspectionRound, pk=pk)
        first: dict[str, Any] = {
            "title": held.title,
            "kind": held.kind,
            "ground": held.ground,
            "units": held.visits.values_list("unit", flat=True),
            "directives": held.directives.values_list("pk", flat=True),
            "themes": held.themes.values_list("pk", flat=True),
        }
        first |= {name: f"{getattr(held, name):%d/%m/%Y}" for name in DAYS}
        return self.page(TermsForm(initial=first), held)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:  # type: ignore[override]
        """Keep what was changed."""
        person, form = actor_of(request), TermsForm(request.POST)
        access.require(person, policy.PREPARE)
        held = get_object_or_404(InspectionRound, pk=pk)
        if form.is_valid():
            try:
                rounds.change(actor=person, round_=held, terms=rounds.Terms(**form.cleaned_data))
            except ValidationError as refusal:
                form.add_error(None, " ".join(refusal.messages))
            else:
                messages.success(request, _("Đã sửa đợt kiểm tra."))
                return redirect(held)
        messages.error(request, WRONG_FIELDS)
        return self.page(form, held, status=422)
