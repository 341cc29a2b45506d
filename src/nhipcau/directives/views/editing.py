"""Sửa, tách, thêm một nhiệm vụ: each beside the sentence in its source."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access

from .. import queries
from ..domain import excerpt, obligations, pieces, policy, values
from ..forms import AddForm, ObligationForm
from ..models import Directive, Obligation
from .cards import Deck
from .screen import DirectiveScreen, actor_of, card_url


class EditScreen(DirectiveScreen):
    """Sửa nội dung và sáu rõ; parties have buttons of their own below."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.REVIEW)
        obligation = self.obligation(pk)
        return self._page(request, obligation, ObligationForm(obligation=obligation))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        obligation = self.obligation(pk)
        form = ObligationForm(request.POST, obligation=obligation)
        if form.is_valid():
            try:
                obligations.edit(
                    actor=actor_of(request),
                    obligation=obligation,
                    wanted=form.wanted(),
                    seen=form.beginning(),
                )
            except obligations.Overtaken as overtaken:
                obligation.refresh_from_db()
                form = form.overtaken(overtaken.fields)
                form.add_error(None, overtaken)
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Đã lưu nhiệm vụ."))
                return redirect(card_url(obligation))
        return self._page(request, obligation, form, status=422)

    def _page(
        self, request: HttpRequest, obligation: Obligation, form: ObligationForm, status: int = 200
    ) -> HttpResponse:
        parties = queries.parties().filter(obligation=obligation)
        deck = Deck()
        context: dict[str, Any] = {
            "obligation": obligation,
            "form": form,
            "excerpts": excerpt.of(obligation),
            "lines": [deck.line(party) for party in parties],
            "back": card_url(obligation),
        }
        return render(request, "directives/edit.html", context, status=status)


class SplitScreen(DirectiveScreen):
    """Tách: the sentence with a box to tick at each place where it may be cut."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.REVIEW)
        return self._page(request, self.obligation(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        obligation = self.obligation(pk)
        cuts = [int(cut) for cut in request.POST.getlist("cut") if cut.isdecimal()]
        try:
            children = obligations.split(actor=actor_of(request), obligation=obligation, cuts=cuts)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._page(request, obligation, status=422)
        messages.success(request, _("Đã tách thành %(count)d nhiệm vụ.") % {"count": len(children)})
        return redirect(card_url(children[0]))

    def _page(self, request: HttpRequest, obligation: Obligation, status: int = 200) -> HttpResponse:
        text = obligation.directive.text
        points = obligations.cut_points(obligation)
        spans = values.spans_within(obligation.spans, len(text))
        parts = pieces.cut(text, spans, points) if spans else []
        context = {
            "obligation": obligation,
            "parts": [(piece[0][0], pieces.words_of(text, piece)) for piece in parts],
            "points": set(points),
            "is_reworded": obligation.text != pieces.words_of(text, spans),
            "back": card_url(obligation),
        }
        return render(request, "directives/split.html", context, status=status)


class AddScreen(DirectiveScreen):
    """Thêm một nhiệm vụ máy không thấy."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.REVIEW)
        return self._page(request, self.directive(pk), AddForm(initial={"quote": request.GET.get("cau", "")}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        directive = self.directive(pk)
        form = AddForm(request.POST)
        if form.is_valid():
            try:
                added = obligations.add(actor=actor_of(request), directive=directive, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Đã thêm nhiệm vụ. Hãy bổ sung đơn vị chủ trì và thời hạn."))
                return redirect("directives:edit", added.pk)
        return self._page(request, directive, form, status=422)

    def _page(
        self, request: HttpRequest, directive: Directive, form: AddForm, status: int = 200
    ) -> HttpResponse:
        return render(request, "directives/add.html", {"directive": directive, "form": form}, status=status)
