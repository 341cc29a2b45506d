"""Màn hình họp báo: the conference at hand, one form or one button about it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nhipcau.core.views import screen as core_screen
from nhipcau.newsroom.views import screen
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action

from .. import queries
from ..domain import policy
from ..models import Conference


class Screen(screen.Screen):
    """A screen of this app."""

    action: Action = policy.MANAGE

    def reach(self, action: Action, conference: Conference | None = None) -> None:
        """Đòi quyền: on the conference's unit, or in any reach."""
        if conference is None:
            access.require_some(self.actor, action)
        else:
            access.require(self.actor, action, units=[conference.unit])

    def can(self, action: Action, conference: Conference) -> bool:
        """Được phép, for showing a button."""
        return access.allowed(self.actor, action, units=[conference.unit])

    def conference(self, pk: int, action: Action | None = None) -> Conference:
        """Cuộc được xem, and with `action` that right on it; PermissionDenied for others, there or not."""
        found = queries.visible_to(self.actor).select_related("unit", "spokesperson__unit").filter(pk=pk)
        if (held := found.first()) is None:
            raise PermissionDenied(
                _("Không có cuộc này, hoặc đó là của đơn vị khác nên tài khoản của bạn chưa được xem.")
            )
        if action is not None:
            self.reach(action, held)
        return held


class FormScreen(Screen, screen.FormScreen):
    """One form on a page of its own, about a conference."""

    template = "conferences/form.html"

    def prepare(self, **kwargs: Any) -> None:
        """Who may, and about what."""
        self.about = self.conference(kwargs["pk"], self.action)

    def words(self) -> dict[str, Any]:
        """The way back is the conference."""
        return {"conference": self.about, "back": self.about.get_absolute_url()}


class Act(Screen, core_screen.Act):
    """One button about a conference."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.conference(kwargs["pk"], self.action)
        return super().post(request, **kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The conference."""
        return self.about
