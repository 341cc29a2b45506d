"""Màn hình của văn bản chỉ đạo: a refusal is a page with its sentence, never a bare error."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import policy
from ..models import Directive, Obligation


def actor_of(request: HttpRequest) -> User:
    """Người đang làm việc: the shell lets nobody in who is not signed in."""
    return cast(User, request.user)


class Screen(View):
    """A view that tells a person without the right what they may not do, and whom to ask."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied as denial:
            return render(request, "directives/denied.html", {"sentence": str(denial)}, status=403)

    def directive(self, pk: int) -> Directive:
        """Văn bản that this person may see; Http404 otherwise."""
        access_to_read(self.request)
        return get_object_or_404(queries.visible_to(actor_of(self.request)), pk=pk)

    def obligation(self, pk: int) -> Obligation:
        """Nhiệm vụ that this person may see; Http404 otherwise."""
        access_to_read(self.request)
        seen = queries.obligations_visible_to(actor_of(self.request))
        return get_object_or_404(seen.select_related("directive__job"), pk=pk)


class Verb(Screen):
    """One button: POST acts, says what was done or why not, and goes back to where the button stood."""

    http_method_names = ["post"]
    of: type[Directive] | type[Obligation] = Directive

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.directive(pk) if self.of is Directive else self.obligation(pk)
        try:
            said = self.act(request, record)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect(self.after(record, False))
        if said:
            messages.success(request, said)
        return redirect(self.after(record, True))

    def act(self, request: HttpRequest, record: Any) -> str:
        """Call the domain's verb; returns what to say."""
        raise NotImplementedError

    def after(self, record: Any, done: bool) -> str:
        """Where to go next."""
        return str(record.get_absolute_url())


def access_to_read(request: HttpRequest) -> None:
    """Đòi quyền xem at all; which records is the queries' matter."""
    if not access.scope_of(actor_of(request), policy.READ):
        access.require(actor_of(request), policy.READ)


def card_url(obligation: Obligation) -> str:
    """Thẻ của nhiệm vụ trên màn hình rà soát."""
    return f"{obligation.directive.get_absolute_url()}#nhiem-vu-{obligation.pk}"
