"""Màn hình đôn đốc: who acts, the tabs above, buttons that say what they did."""

from typing import Any, cast

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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


class Act(Screen, screen.Act):
    """One button of this app."""
