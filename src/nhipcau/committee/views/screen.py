"""Màn hình Ban Chỉ đạo: who acts, the record this person may see, the tabs above it."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views import screen
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import policy
from ..models import Committee, Composition, Meeting

TABS = [
    ("committee", "committee:committee", _("Tổng quan"), policy.READ),
    ("meetings", "committee:meetings", _("Phiên họp"), policy.READ),
    ("tasks", "committee:tasks", _("Nhiệm vụ từ kết luận"), policy.READ),
    ("units", "committee:units", _("Kế hoạch của thành viên"), policy.SURVEY),
]


def actor_of(request: HttpRequest) -> User:
    """Người đang làm việc: the shell lets nobody in who is not signed in."""
    return cast(User, request.user)


class Screen(screen.Screen):
    """A screen of this app."""

    tab = ""

    @property
    def person(self) -> User:
        """Người đang xem."""
        return actor_of(self.request)

    def committee(self, pk: int) -> Committee:
        """Ban Chỉ đạo this person may see; Http404 otherwise."""
        access.require_some(self.person, policy.READ)
        seen = queries.committees_visible_to(self.person)
        return get_object_or_404(seen.select_related("standing_unit", "office"), pk=pk)

    def composition(self, pk: int) -> Composition:
        """Lần kiện toàn of a committee this person may see."""
        found = get_object_or_404(Composition, pk=pk)
        found.committee = self.committee(found.committee_id)
        return found

    def meeting(self, pk: int) -> Meeting:
        """Phiên họp this person may see; Http404 otherwise."""
        access.require_some(self.person, policy.READ)
        related = (
            "committee__standing_unit", "committee__office", "chair", "secretary", "directive",
            "invitation", "minutes", "conclusion",
        )  # fmt: skip
        seen = queries.meetings_visible_to(self.person).defer("directive__reading", "directive__folded")
        return get_object_or_404(seen.select_related(*related), pk=pk)

    def may(self, action: access.Action) -> bool:
        """Có quyền làm."""
        return access.allowed(self.person, action)

    def frame(self, committee: Committee | None = None, **context: Any) -> dict[str, Any]:
        """Những gì mọi trang cần."""
        tabs = []
        if committee is not None:
            tabs = [
                {
                    "url": reverse(address, args=[committee.pk]),
                    "label": label,
                    "is_here": name == self.tab,
                }
                for name, address, label, action in TABS
                if access.scope_of(self.person, action)
            ]
        rights = {"may_compose": self.may(policy.COMPOSE), "may_run": self.may(policy.RUN)}
        return {"committee": committee, "tabs": tabs, **rights, **context}


class FormScreen(Screen):
    """A screen with one form: shown, sent back with its words when refused, and done."""

    action: access.Action = policy.RUN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form."""
        access.require(self.person, self.action)
        self.find(**kwargs)
        return self.page(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do it, or send the form back."""
        access.require(self.person, self.action)
        self.find(**kwargs)
        form = self.form(request.POST, request.FILES)
        return handled(request, form, lambda: self.done(form), lambda: self.page(form, status=422))

    def find(self, **kwargs: Any) -> None:
        """Look up what the form is about."""

    def form(self, *data: Any) -> forms.Form:
        """The form, bound to `data` when given."""
        raise NotImplementedError

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Call the verb; returns what to say and where to go."""
        raise NotImplementedError

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The page."""
        raise NotImplementedError


def handled(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], tuple[str, Any]],
    back: Callable[[], HttpResponse],
) -> HttpResponse:
    """Một biểu mẫu gửi lên: what the domain refuses stands in the form, with what was typed."""
    if not form.is_valid():
        messages.error(request, WRONG_FIELDS)
        return back()
    try:
        said, target = act()
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        messages.error(request, refusal.sentence)
        return back()
    messages.success(request, said)
    return redirect(target)


class Act(Screen, screen.Act):
    """One button of this app."""
