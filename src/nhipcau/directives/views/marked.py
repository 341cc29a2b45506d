"""Nhiệm vụ đã đánh dấu: what is done with several cards at once."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access

from .. import queries
from ..domain import obligations, parties, policy
from ..enums import Part
from ..forms import TargetForm
from ..models import Directive, Obligation
from .screen import DirectiveScreen, Verb, actor_of, card_url, targets_for


def marked(request: HttpRequest, directive: Directive) -> QuerySet[Obligation]:
    """Các nhiệm vụ đã đánh dấu, of this directive and still standing."""
    chosen = [pk for pk in request.POST.getlist("chon") + request.GET.getlist("chon") if pk.isdecimal()]
    return queries.live(directive).filter(pk__in=chosen)


class Merge(Verb):
    """Gộp."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        found = marked(request, record)
        self.child = obligations.merge(actor=actor_of(request), obligations=found)
        return _("Đã gộp thành một nhiệm vụ.")

    def after(self, record: Directive, done: bool) -> str:
        return card_url(self.child) if done else super().after(record, done)


class DropMarked(Verb):
    """Bỏ, vì cùng một lý do."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        reason = request.POST.get("reason", "")
        found = marked(request, record)
        count = obligations.drop_all(actor=actor_of(request), obligations=found, reason=reason)
        return _("Đã bỏ %(count)d nhiệm vụ; có thể khôi phục ở cuối trang.") % {"count": count}


class AddPartyToMarked(DirectiveScreen):
    """Thêm một đơn vị vào các nhiệm vụ đã đánh dấu."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.REVIEW)
        return self._page(request, self.directive(pk), TargetForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.REVIEW)
        directive = self.directive(pk)
        if "target" not in request.POST:
            return self._page(request, directive, TargetForm())
        form = TargetForm(request.POST)
        if form.is_valid():
            try:
                count = parties.add_to_all(
                    actor=actor_of(request),
                    obligations=marked(request, directive),
                    part=Part(form.cleaned_data["part"] or Part.LEAD),
                    **form.cleaned_data["target"],
                )
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Đã thêm đơn vị vào %(count)d nhiệm vụ.") % {"count": count})
                return redirect(_back(request, directive))
        return self._page(request, directive, form, status=422)

    def _page(
        self, request: HttpRequest, directive: Directive, form: TargetForm, status: int = 200
    ) -> HttpResponse:
        wanted = request.GET.get("q", "")
        context = {
            "directive": directive,
            "chosen": marked(request, directive),
            "is_many": True,
            "form": form,
            "parts": Part.choices,
            "part": request.GET.get("part", request.POST.get("part", Part.LEAD)),
            "q": wanted,
            "found": targets_for(directive, wanted),
            "back": _back(request, directive),
        }
        return render(request, "directives/add_party.html", context, status=status)


def _back(request: HttpRequest, directive: Directive) -> str:
    first = marked(request, directive).first()
    return card_url(first) if first else directive.get_absolute_url()
