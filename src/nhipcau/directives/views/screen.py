"""Màn hình của văn bản chỉ đạo: finding the record, and buttons that act."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, UnitGroup, User

from .. import queries
from ..domain import policy
from ..models import Directive, Obligation


def actor_of(request: HttpRequest) -> User:
    """Người đang làm việc: the shell lets nobody in who is not signed in."""
    return cast(User, request.user)


class DirectiveScreen(Screen):
    """A screen of one directive or obligation that this person may see."""

    def directive(self, pk: int) -> Directive:
        """Văn bản that this person may see; Http404 otherwise."""
        access_to_read(self.request)
        return get_object_or_404(queries.visible_to(actor_of(self.request)), pk=pk)

    def obligation(self, pk: int) -> Obligation:
        """Nhiệm vụ that this person may see; Http404 otherwise."""
        access_to_read(self.request)
        seen = queries.obligations_visible_to(actor_of(self.request))
        return get_object_or_404(seen.select_related("directive__job"), pk=pk)


class Verb(DirectiveScreen):
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
        """Where to go next: the page of a long directive on which the button stood."""
        back, page = str(record.get_absolute_url()), self.request.POST.get("trang", "")
        return f"{back}?trang={page}" if page.isdecimal() else back


def access_to_read(request: HttpRequest) -> None:
    """Đòi quyền xem at all; which records is the queries' matter."""
    access.require_some(actor_of(request), policy.READ)


def targets_for(directive: Directive, wanted: str) -> list[tuple[str, Unit | UnitGroup]]:
    """Đơn vị để chọn: what was searched for; else what the document names, or the directory's first."""
    today = timezone.localdate()
    if wanted:
        return queries.targets(wanted, on=today)
    return queries.named_in(directive, on=today) or queries.targets("", on=today, limit=12)


def card_url(obligation: Obligation) -> str:
    """Thẻ của nhiệm vụ trên màn hình rà soát, on whichever page it stands."""
    pk = obligation.pk
    return f"{obligation.directive.get_absolute_url()}?nhiem-vu={pk}#nhiem-vu-{pk}"
