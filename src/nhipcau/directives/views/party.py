"""Chọn, thêm, bỏ đơn vị trong một nhiệm vụ."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access

from .. import queries
from ..domain import parties, policy
from ..enums import Part
from ..forms import TargetForm
from ..models import Obligation, ObligationUnit
from .cards import Deck
from .screen import DirectiveScreen, Verb, actor_of, card_url, targets_for


class ChooseScreen(DirectiveScreen):
    """Tên này là đơn vị nào: suggestions, and a search through the whole directory."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.REVIEW)
        return self._page(request, self._party(pk), TargetForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        party = self._party(pk)
        form = TargetForm(request.POST)
        if form.is_valid():
            remember = form.cleaned_data["remember"]
            try:
                settled = parties.choose(
                    actor=actor_of(request),
                    party=party,
                    remember=remember,
                    **form.cleaned_data["target"],
                )
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                if settled > 1:
                    messages.success(
                        request,
                        _("Đã chọn cho %(count)d chỗ viết cùng tên trong văn bản.") % {"count": settled},
                    )
                return redirect(card_url(party.obligation))
        return self._page(request, party, form, status=422)

    def _party(self, pk: int) -> ObligationUnit:
        found = ObligationUnit.objects.select_related("obligation__directive", "unit", "group")
        party = get_object_or_404(found, pk=pk)
        self.obligation(party.obligation_id)
        return party

    def _page(
        self, request: HttpRequest, party: ObligationUnit, form: TargetForm, status: int = 200
    ) -> HttpResponse:
        wanted = request.GET.get("q", "")
        line = Deck().line(ObligationUnit(obligation=party.obligation, written=party.written))
        context = {
            "party": party,
            "obligation": party.obligation,
            "resolution": line.resolution,
            "form": form,
            "q": wanted,
            "found": queries.targets(wanted, on=timezone.localdate()) if wanted else [],
            "back": card_url(party.obligation),
        }
        return render(request, "directives/choose.html", context, status=status)


class AddPartyScreen(DirectiveScreen):
    """Thêm đơn vị chủ trì hoặc phối hợp."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.REVIEW)
        return self._page(request, self.obligation(pk), TargetForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        obligation = self.obligation(pk)
        form = TargetForm(request.POST)
        if form.is_valid():
            part = Part(form.cleaned_data["part"] or Part.LEAD)
            try:
                parties.add(
                    actor=actor_of(request),
                    obligation=obligation,
                    part=part,
                    **form.cleaned_data["target"],
                )
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Đã thêm đơn vị."))
                return redirect(card_url(obligation))
        return self._page(request, obligation, form, status=422)

    def _page(
        self, request: HttpRequest, obligation: Obligation, form: TargetForm, status: int = 200
    ) -> HttpResponse:
        wanted = request.GET.get("q", "")
        context = {
            "directive": obligation.directive,
            "chosen": [obligation],
            "form": form,
            "parts": Part.choices,
            "part": request.GET.get("part", request.POST.get("part", Part.LEAD)),
            "q": wanted,
            "found": targets_for(obligation.directive, wanted),
            "back": card_url(obligation),
        }
        return render(request, "directives/add_party.html", context, status=status)


class RemoveParty(Verb):
    """Bỏ một đơn vị khỏi nhiệm vụ."""

    of = Obligation

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.party = get_object_or_404(ObligationUnit, pk=pk)
        return super().post(request, self.party.obligation_id)

    def act(self, request: HttpRequest, record: Obligation) -> str:
        parties.remove(actor=actor_of(request), party=self.party)
        return _("Đã bỏ %(name)s khỏi nhiệm vụ.") % {"name": self.party.written}

    def after(self, record: Obligation, done: bool) -> str:
        return card_url(record)
