"""Màn hình kiểm tra: who looks, the tabs above, pages whose acts are a POST with a name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.core.views import screen
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from .. import queries
from ..domain import policy
from ..models import InspectionRound, Visit

TABS: list[tuple[str, str, Promise]] = [
    ("rounds", "inspections:rounds", _("Đợt kiểm tra")),
    ("findings", "inspections:findings", _("Phát hiện")),
    ("recommendations", "inspections:recommendations", _("Kiến nghị")),
]
# A bound form by its prefix: what was typed stays on the page.
Bound = dict[str, forms.Form]


def actor_of(request: HttpRequest) -> User:
    """Người đang làm việc: the shell lets nobody in who is not signed in."""
    return cast(User, request.user)


def sees_inside(person: User, round_: InspectionRound, visit: Visit | None = None) -> bool:
    """Xem mọi đơn vị của đợt, also what was not sent yet: who reads every round, and the team.

    With `visit`: so far as they do not belong to that unit.
    """
    if visit is not None and queries.is_recused(person, visit):
        return False
    return access.scope_of(person, policy.READ) == Scope.ALL or queries.is_on_team(person, round_.pk)


class Screen(screen.Screen):
    """A screen of this app, with the tabs above it."""

    tab = ""

    def frame(self, **context: Any) -> dict[str, Any]:
        """Những gì mọi trang cần."""
        may_list = access.scope_of(actor_of(self.request), policy.READ)
        tabs = [
            {"address": address, "label": label, "is_here": name == self.tab}
            for name, address, label in TABS
            if may_list
        ]
        return {"tabs": tabs, **context}


@dataclass(frozen=True, slots=True)
class Deed:
    """Một việc làm trên trang: its form (made from record and number), its verb, what to say when done."""

    run: Callable[[User, Any, int, dict[str, Any]], Any]
    said: str | Promise
    form: Callable[..., forms.Form] | None = None


class DeedScreen(Screen):
    """A page on which one record is worked on; `of` in the POST is the number of a part of it."""

    deeds: ClassVar[dict[str, Deed]] = {}

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        return self.page(self.find(pk), {})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do one act and come back; what was typed stays when one is refused."""
        record, name = self.find(pk), request.POST.get("act", "")
        deed, of = self.deeds.get(name), request.POST.get("of", "0")
        if deed is None or not of.isdecimal():
            raise Http404(name)
        form = None
        if deed.form is not None:
            form = deed.form(
                record, int(of), data=request.POST, files=request.FILES, prefix=prefix_of(name, of)
            )
            if not form.is_valid():
                messages.error(request, WRONG_FIELDS)
                return self.page(record, {prefix_of(name, of): form}, status=422)
        try:
            deed.run(actor_of(request), record, int(of), form.cleaned_data if form else {})
        except ValidationError as refusal:
            sentence = " ".join(refusal.messages)
            messages.error(request, sentence)
            if form is not None:
                form.add_error(None, sentence)
            return self.page(self.find(pk), {prefix_of(name, of): form} if form else {}, status=422)
        messages.success(request, str(deed.said))
        return redirect(record)

    def find(self, pk: int) -> Any:
        """The record, if this person may see it; raises Http404 otherwise."""
        raise NotImplementedError

    def page(self, record: Any, bound: Bound, status: int = 200) -> HttpResponse:
        """The page with fresh forms, save the one that was refused."""
        raise NotImplementedError

    def form(self, bound: Bound, name: str, record: Any, of: int = 0) -> forms.Form:
        """A fresh form of a deed, or the bound one."""
        prefix = prefix_of(name, of)
        if prefix in bound:
            return bound[prefix]
        make = self.deeds[name].form
        if make is None:
            raise LookupError(name)
        return make(record, of, prefix=prefix)


def plain(kind: type[forms.Form]) -> Callable[..., forms.Form]:
    """Biểu mẫu không cần hồ sơ: made from its class alone."""

    def make(record: Any, of: int, **kwargs: Any) -> forms.Form:
        return kind(**kwargs)

    return make


def prefix_of(name: str, of: int | str = 0) -> str:
    """Tiền tố của biểu mẫu, told apart by act and part."""
    return f"{name}-{of}" if int(of) else name
