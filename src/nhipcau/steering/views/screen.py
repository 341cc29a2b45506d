"""Màn hình đôn đốc: who acts, the tabs above, buttons that say what they did."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views import screen
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.models import User

from ..domain import policy

PER_PAGE = 50
# Name of the tab, its address, its words, and the action that opens it; none for everyone.
TABS: list[tuple[str, str, Promise, Action | None]] = [
    ("reminders", "steering:reminders", _("Sổ nhắc việc"), policy.READ),
    ("duties", "steering:duties", _("Việc định kỳ"), policy.READ),
    ("delegations", "steering:delegations", _("Ủy quyền"), None),
    ("hand_overs", "steering:hand_overs", _("Bàn giao"), None),
    ("rules", "steering:rules", _("Quy tắc nhắc"), policy.RULE),
]


def actor_of(request: HttpRequest) -> User:
    """Người đang làm việc: the shell lets nobody in who is not signed in."""
    return cast(User, request.user)


class Screen(screen.Screen):
    """A screen of this app, with the tabs above it."""

    tab = ""

    def frame(self, **context: Any) -> dict[str, Any]:
        """Những gì mọi trang cần."""
        person = actor_of(self.request)
        tabs = [
            {"address": address, "label": label, "is_here": name == self.tab}
            for name, address, label, action in TABS
            if action is None or access.scope_of(person, action)
        ]
        return {"tabs": tabs if len(tabs) > 1 else [], **context}


class Act(Screen):
    """One button: POST acts, says what was done or why not."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back."""
        try:
            said, target = self.act(request, **kwargs)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect(self.back(**kwargs))
        except ValidationError as wrong:
            messages.error(request, " ".join(wrong.messages))
            return redirect(self.back(**kwargs))
        if said:
            messages.success(request, said)
        return redirect(target)

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Call the domain's verb; returns what to say and where to go."""
        raise NotImplementedError

    def back(self, **kwargs: Any) -> Any:
        """Where the button stood."""
        raise NotImplementedError
