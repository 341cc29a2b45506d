"""Rà soát văn bản: the source at the left, what was read at the right."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain import panels
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access

from .. import queries
from ..domain import completion, duplicates, header, marking, obligations, policy, values
from ..enums import DirectiveState, ObligationState
from ..forms import HeaderForm
from ..models import Directive, Obligation
from .cards import Card, Deck
from .screen import DirectiveScreen, Verb, actor_of


class ReviewScreen(DirectiveScreen):
    """Everything of one directive; persons without the right to review see what is confirmed."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        directive = self.directive(pk)
        if not directive.has_reading:
            return redirect("directives:progress", directive.pk)
        return render(request, "directives/review.html", self._context(request, directive))

    def _context(self, request: HttpRequest, directive: Directive) -> dict[str, Any]:
        reading: dict[str, Any] = directive.reading or {}
        is_open = directive.state in {DirectiveState.REVIEW, DirectiveState.CONFIRMED}
        may_review = is_open and access.allowed(actor_of(request), policy.REVIEW)
        seen = queries.obligations_visible_to(actor_of(request)).filter(directive=directive)
        found = list(seen.prefetch_related(Prefetch("parties", queries.parties())))
        for obligation in found:
            obligation.directive = directive
        live = [o for o in found if o.state in queries.LIVE and (may_review or is_confirmed(o))]
        sections = {s["id"]: f"muc-{i}" for i, s in enumerate(reading["sections"])}
        cards = Deck(sections).cards(live)
        return {
            "directive": directive,
            "reading": reading,
            "blocks": marking.blocks(reading, [(card.number, card.obligation) for card in cards]),
            "findings": _findings(reading),
            "panels": panels.rendered("directives.directive", request, directive),
            "cards": cards,
            "set_aside": [o for o in found if o.state not in queries.LIVE] if may_review else [],
            "summary": _summary(cards),
            "changed_header": header.changed_fields(directive),
            "may_review": may_review,
            "may_correct": is_open and access.allowed(actor_of(request), policy.CORRECT_HEADER),
            "may_discard": directive.state == DirectiveState.REVIEW
            and access.allowed(actor_of(request), policy.REGISTER),
        }


class HeaderScreen(DirectiveScreen):
    """Sửa phần đầu."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.CORRECT_HEADER)
        directive = self.directive(pk)
        return self._page(request, directive, HeaderForm(initial=HeaderForm.initial_of(directive)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        directive = self.directive(pk)
        form = HeaderForm(request.POST, initial=HeaderForm.initial_of(directive))
        if form.is_valid():
            wanted = {name: form.cleaned_data[name] for name in form.changed_data}
            try:
                header.correct(actor=actor_of(request), directive=directive, wanted=wanted)
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Đã lưu phần đầu văn bản."))
                return redirect(directive)
        return self._page(request, directive, form, status=422)

    def _page(
        self, request: HttpRequest, directive: Directive, form: HeaderForm, status: int = 200
    ) -> HttpResponse:
        read = values.header_of(directive.reading or {})
        context = {"directive": directive, "form": form, "read": read}
        return render(request, "directives/header.html", context, status=status)


class ConfirmDirective(Verb):
    """Xác nhận cả văn bản."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        completion.confirm(actor=actor_of(request), directive=record)
        return _("Đã xác nhận văn bản.")


class ConfirmAll(Verb):
    """Xác nhận tất cả nhiệm vụ đủ đơn vị chủ trì."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        count = obligations.confirm_all(actor=actor_of(request), directive=record)
        return ngettext("Đã xác nhận %(count)d nhiệm vụ.", "Đã xác nhận %(count)d nhiệm vụ.", count) % {
            "count": count
        }


class DeclareDistinct(Verb):
    """Là văn bản khác."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        duplicates.declare_distinct(actor=actor_of(request), directive=record)
        return _("Đã ghi nhận: đây là văn bản khác, giữ cả hai.")


def is_confirmed(obligation: Obligation) -> bool:
    """Đã xác nhận."""
    return obligation.state == ObligationState.CONFIRMED


def _summary(cards: list[Card]) -> dict[str, int]:
    waiting = [card for card in cards if card.is_waiting]
    return {
        "total": len(cards),
        "confirmed": len(cards) - len(waiting),
        "waiting": len(waiting),
        "ready": sum(1 for card in waiting if card.is_ready),
        "unknown": sum(1 for card in waiting if not card.is_ready),
    }


def _findings(reading: dict[str, Any]) -> list[dict[str, Any]]:
    length = len(reading["text"])
    found = []
    for index, finding in enumerate(reading["findings"]):
        places = values.spans_within(finding.get("spans") or (), length)
        # What is named in the message may stand in a footnote, into which no span of the text leads.
        notes = {
            citation["in_footnote"]
            for citation in reading["citations"]
            if citation.get("in_footnote") is not None
            and (citation.get("number") or "\n") in finding["message"]
        }
        found.append(
            {
                "message": finding["message"],
                "anchors": [marking.point_anchor(index, place) for place in range(len(places))],
                "notes": [(note, reading["footnotes"][note]["label"]) for note in sorted(notes)],
            }
        )
    return found
