"""Xem trước khi cất: the pages and the unread files as they lie in quarantine, and two answers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.files import attachment_of
from nhipcau.units.domain import access

from ..domain import policy, screened_files, screening
from ..enums import DirectiveState
from ..models import Directive
from .screen import DirectiveScreen, Verb, actor_of


class ScreeningScreen(DirectiveScreen):
    """The pages and the files, with the question whether any is marked."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.SCREEN)
        directive = self.directive(pk)
        if directive.state != DirectiveState.SCREENING:
            return redirect(directive)
        awaited = screened_files.awaited(directive)
        # What was ticked before a refusal stays ticked.
        context = {
            "directive": directive,
            "sheets": awaited.sheets,
            "unread": awaited.unread,
            "ticked": _indices(request.GET.getlist("da-mo")),
        }
        return render(request, "directives/screening.html", context)


class ScreenedPage(DirectiveScreen):
    """Ảnh một trang đang cách ly; no browser keeps it."""

    def get(self, request: HttpRequest, pk: int, file: int, number: int) -> HttpResponse:
        access.require(actor_of(request), policy.SCREEN)
        directive = self.directive(pk)
        if directive.state != DirectiveState.SCREENING:
            raise Http404
        image = screened_files.page_image(directive, file, number)
        if image is None:
            raise Http404
        response = HttpResponse(image, content_type="image/webp")
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response


class UnreadFile(DirectiveScreen):
    """Một tệp kèm máy chưa đọc được, only ever as a download."""

    def get(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        directive = self.directive(pk)
        try:
            found = screening.open_unread(actor=actor_of(request), directive=directive, index=file)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect(directive)
        return attachment_of(found.content, found.name)  # type: ignore[return-value]


class ConfirmUnmarked(Verb):
    """Đã xem, không mang dấu mật."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        access.require(actor_of(request), policy.SCREEN)
        if not request.POST.get("seen"):
            raise Refused(_("Hãy xem các trang và đánh dấu vào ô xác nhận trước khi cất văn bản."))
        screening.confirm_unmarked(actor=actor_of(request), directive=record, opened=_opened(request))
        return _("Đã cất văn bản; mời rà soát những gì máy đọc được.")

    def after(self, record: Directive, done: bool) -> str:
        record.refresh_from_db(fields=["state", "original"])
        back = str(record.get_absolute_url())
        ticked = "&".join(f"da-mo={index}" for index in sorted(_opened(self.request)))
        return back if done or not ticked else f"{back}?{ticked}"


class RefuseMarked(Verb):
    """Có dấu mật."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        screening.refuse_marked(actor=actor_of(request), directive=record)
        return ""

    def after(self, record: Directive, done: bool) -> str:
        record.refresh_from_db(fields=["state", "original"])
        return str(record.get_absolute_url())


def _opened(request: HttpRequest) -> set[int]:
    return _indices(request.POST.getlist("da-mo"))


def _indices(values: list[str]) -> set[int]:
    return {int(one) for one in values if one.isascii() and one.isdecimal() and len(one) < 6}
