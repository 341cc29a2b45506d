"""Xem bản quét trước khi cất: the pages as they lie in quarantine, and two answers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access

from ..domain import policy, screening
from ..enums import DirectiveState
from ..models import Directive
from .screen import DirectiveScreen, Verb, actor_of


class ScreeningScreen(DirectiveScreen):
    """The pages, with the question whether any is marked."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.SCREEN)
        directive = self.directive(pk)
        if directive.state != DirectiveState.SCREENING:
            return redirect(directive)
        count = screening.page_count(directive)
        context = {"directive": directive, "numbers": range(1, count + 1)}
        return render(request, "directives/screening.html", context)


class ScreenedPage(DirectiveScreen):
    """Ảnh một trang đang cách ly; no browser keeps it."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        access.require(actor_of(request), policy.SCREEN)
        image = screening.page_image(self.directive(pk), number)
        if image is None:
            raise Http404
        response = HttpResponse(image, content_type="image/webp")
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response


class ConfirmUnmarked(Verb):
    """Đã xem, không mang dấu mật."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        access.require(actor_of(request), policy.SCREEN)
        if not request.POST.get("seen"):
            raise Refused(_("Hãy xem các trang và đánh dấu vào ô xác nhận trước khi cất văn bản."))
        screening.confirm_unmarked(actor=actor_of(request), directive=record)
        return _("Đã cất văn bản; mời rà soát những gì máy đọc được.")

    def after(self, record: Directive, done: bool) -> str:
        record.refresh_from_db(fields=["state", "original"])
        return str(record.get_absolute_url())


class RefuseMarked(Verb):
    """Có dấu mật."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        screening.refuse_marked(actor=actor_of(request), directive=record)
        return ""

    def after(self, record: Directive, done: bool) -> str:
        record.refresh_from_db(fields=["state", "original"])
        return str(record.get_absolute_url())
