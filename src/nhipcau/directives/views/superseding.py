"""Thay thế: choose the older version, look at the difference, let the new one take its place."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, supersessions
from ..enums import Matched
from ..models import Directive
from .screen import DirectiveScreen, actor_of

SHOWN = 30


class SupersedeScreen(DirectiveScreen):
    """The officer sees every task of both versions before anything changes."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.REVIEW)
        new = self.directive(pk)
        old = self._old(request.GET.get("cu", ""), new)
        return self._difference(request, new, old) if old else self._search(request, new)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.REVIEW)
        new = self.directive(pk)
        old = self._old(request.POST.get("cu", ""), new)
        if old is None:
            messages.error(request, _("Hãy chọn văn bản cũ mà văn bản này thay thế."))
            return redirect("directives:supersede", new.pk)
        if "xem" in request.POST:
            return self._difference(request, new, old)
        try:
            done = supersessions.replace_version(
                actor=actor_of(request),
                old=old,
                new=new,
                separate=_numbers(request, "tach"),
                kept=_numbers(request, "giu"),
            )
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._difference(request, new, old, status=422)
        messages.success(
            request,
            _(
                "Đã thay thế: %(carried)d nhiệm vụ được tiếp nối, %(ended)d thôi, "
                "%(kept)d giữ theo bản cũ, %(new)d mới."
            )
            % {"carried": done.carried, "ended": done.ended, "kept": done.kept, "new": done.new},
        )
        return redirect(new)

    def _old(self, pk: str, new: Directive) -> Directive | None:
        if not pk.isdecimal():
            return None
        return get_object_or_404(_replaceable(request=self.request, new=new), pk=pk)

    def _search(self, request: HttpRequest, new: Directive) -> HttpResponse:
        wanted = request.GET.get("q", "")
        found = queries.search(_replaceable(request=request, new=new), wanted)
        context = {"directive": new, "q": wanted, "found": found.defer("reading")[:SHOWN]}
        return render(request, "directives/supersede_choose.html", context)

    def _difference(
        self, request: HttpRequest, new: Directive, old: Directive, status: int = 200
    ) -> HttpResponse:
        separate = _numbers(request, "tach")
        pairs = supersessions.compare(old=old, new=new, separate=separate)
        counts = {kind: sum(pair.kind == kind for pair in pairs) for kind in Matched}
        context: dict[str, Any] = {
            "directive": new,
            "old": old,
            "separate": separate,
            "counts": [(kind.label, counts[kind]) for kind in Matched],
            "changed": [pair for pair in pairs if pair.kind == Matched.CHANGED],
            "gone": [pair for pair in pairs if pair.kind == Matched.GONE],
            "fresh": [pair for pair in pairs if pair.kind == Matched.NEW],
            "same": [pair for pair in pairs if pair.kind == Matched.SAME],
            "kept": set(_numbers(request, "giu")),
        }
        return render(request, "directives/supersede.html", context, status=status)


def _replaceable(*, request: HttpRequest, new: Directive) -> QuerySet[Directive]:
    read = queries.visible_to(actor_of(request)).exclude(pk=new.pk).exclude(original=None)
    return (
        read.filter(superseded_by=None, source=new.source).exclude(state="discarded").order_by("-received_at")
    )


def _numbers(request: HttpRequest, name: str) -> list[int]:
    sent = request.POST if request.method == "POST" else request.GET
    return [int(value) for value in sent.getlist(name) if value.isdecimal()]
