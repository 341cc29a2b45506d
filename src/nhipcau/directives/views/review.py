"""Rà soát văn bản: the source at the left, what was read at the right."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain import panels
from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.files import attachment_of
from nhipcau.units.domain import access

from .. import queries
from ..domain import (
    attachments,
    completion,
    digital_signatures,
    duplicates,
    header,
    header_doubts,
    marking,
    obligations,
    page_images,
    policy,
    scans,
    values,
)
from ..enums import DirectiveState, ObligationState, Source
from ..forms import HeaderForm
from ..models import Directive, Obligation
from . import chain, page_pane, pages, receipt
from .card_words import words_of_cards
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
        person = actor_of(request)
        is_open = (
            directive.state in {DirectiveState.REVIEW, DirectiveState.CONFIRMED}
            and directive.superseded_by_id is None
        )
        may_review = is_open and access.allowed(person, policy.REVIEW)
        seen = queries.obligations_visible_to(person).filter(directive=directive)
        page = pages.open_page(request, directive, seen.filter(state__in=_shown(directive, may_review)))
        cards_of = seen.filter(pk__in=page.tasks).prefetch_related(Prefetch("parties", queries.parties()))
        # Only of a superseded directive a card tells where its task goes on.
        found = list(cards_of.prefetch_related("replacements") if directive.superseded_by_id else cards_of)
        for obligation in found:
            obligation.directive = directive
        pane = page_pane.open_pane(request, directive, page, found)
        cards = Deck().cards(found, first=page.stretch.first + 1)
        cards = [_with_sheet(card, reading) for card in cards] if pane else cards
        numbered = [(card.number, card.obligation) for card in cards]
        return {
            "directive": directive,
            "reading": reading,
            "page": page,
            "pane": pane,
            "signed": digital_signatures.of(reading),
            "enclosed": attachments.of(reading),
            "unread": attachments.unread_of(reading),
            "may_register": is_open and access.allowed(person, policy.REGISTER),
            "may_show_pages": pane is not None or page_images.is_drawable(directive),
            "blocks": marking.blocks(
                reading,
                numbered,
                page.stretch.start,
                page.stretch.end,
                page.asked,
                sheets=pane.starts if pane else None,
            ),
            "footnotes": pages.footnotes(reading, page),
            "findings": _doubts(directive, page) + pages.findings(reading, page),
            "panels": panels.rendered("directives.directive", request, directive),
            "cards": cards,
            "words": words_of_cards(is_read=directive.source == Source.RECEIVED),
            "set_aside": _set_aside(seen, page) if may_review else [],
            "summary": _summary(directive, page.total, may_review),
            "chain": chain.counts(request, directive),
            "changed_header": header.changed_fields(directive),
            "is_read": directive.source == Source.RECEIVED,
            "newer": _light().filter(pk=directive.superseded_by_id).first()
            if directive.superseded_by_id
            else None,
            "older": _light().filter(superseded_by=directive),
            "may_review": may_review,
            "may_correct": is_open and access.allowed(person, policy.CORRECT_HEADER),
            "may_discard": directive.state == DirectiveState.REVIEW
            and directive.superseded_by_id is None
            and access.allowed(person, policy.REGISTER),
            "dissemination": receipt.box(request, directive),
        }


def _doubts(directive: Directive, page: pages.Page) -> list[dict[str, Any]]:
    """What cannot well be about the day in the header; without a place in the text, on the first page."""
    if directive.source != Source.RECEIVED or page.stretch.number > 1:
        return []
    return [{"kind": words} for words in header_doubts.of(directive, timezone.localdate())]


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


class TakeIn(DirectiveScreen):
    """Tiếp nhận một tệp kèm thành văn bản riêng."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, index: int) -> HttpResponse:
        directive = self.directive(pk)
        try:
            found = attachments.take_in(actor=actor_of(request), directive=directive, index=index)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect(directive)
        if not found.is_new:
            messages.warning(request, _("Tệp kèm này đã được tiếp nhận trước đây; đây là văn bản đó."))
        return redirect(found.directive)


class UnreadFile(DirectiveScreen):
    """Một tệp kèm máy chưa đọc được, out of the original, only ever as a download."""

    def get(self, request: HttpRequest, pk: int, index: int) -> HttpResponse:
        found = attachments.unread_file(self.directive(pk), index)
        if found is None:
            raise Http404
        return attachment_of(found.content, found.name)  # type: ignore[return-value]


class DeclareDistinct(Verb):
    """Là văn bản khác."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        duplicates.declare_distinct(actor=actor_of(request), directive=record)
        return _("Đã ghi nhận: đây là văn bản khác, giữ cả hai.")


def _shown(directive: Directive, may_review: bool) -> list[str]:
    """What stands as a card: of a superseded directive also what the new one took over."""
    states: list[str] = list(queries.LIVE) if may_review else [ObligationState.CONFIRMED]
    return [*states, ObligationState.SUPERSEDED] if directive.superseded_by_id else states


def _with_sheet(card: Card, reading: dict[str, Any]) -> Card:
    spans = card.obligation.spans
    return replace(card, sheet=scans.page_at(reading, spans[0][0])) if spans else card


def _set_aside(seen: QuerySet[Obligation], page: pages.Page) -> QuerySet[Obligation]:
    aside = seen.filter(state__in=[ObligationState.DROPPED, ObligationState.REPLACED])
    return aside.filter(position__gte=page.stretch.start, position__lt=page.stretch.end)


def _summary(directive: Directive, total: int, may_review: bool) -> dict[str, int]:
    # Who does not review sees only what is confirmed.
    found = {"waiting": 0, "ready": 0}
    if may_review:
        proposed = directive.obligations.filter(state=ObligationState.PROPOSED).order_by()
        resolved = Q(pk__in=queries.with_resolved_leads().filter(directive=directive).order_by().values("pk"))
        found = proposed.aggregate(waiting=Count("pk"), ready=Count("pk", filter=resolved))
    return {"total": total, "confirmed": total - found["waiting"]} | found


def _light() -> QuerySet[Directive]:
    """Without the readings, which are large."""
    return Directive.objects.defer("reading", "folded")
