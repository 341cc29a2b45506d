"""Màn hình bản tin: the letter at hand, one button about it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nhipcau.core.views import screen as core_screen
from nhipcau.newsroom.views import screen
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy
from ..models import Letter


class Screen(screen.Screen):
    """A screen of this app."""

    def reach(self, action: Action, unit: Unit | None = None) -> None:
        """Đòi quyền: on a unit, or in any reach."""
        if unit is None:
            access.require_some(self.actor, action)
        else:
            access.require(self.actor, action, units=[unit])

    def can(self, action: Action, unit: Unit) -> bool:
        """Được phép, for showing a button."""
        return access.allowed(self.actor, action, units=[unit])

    def letter(self, pk: int) -> Letter:
        """Bản tin được xem; PermissionDenied for others, whether they exist or not."""
        if (found := queries.letters_visible_to(self.actor).filter(pk=pk).first()) is None:
            raise PermissionDenied(
                _("Không có bản tin này, hoặc đó là của đơn vị khác nên tài khoản của bạn chưa được xem.")
            )
        return found


class FormScreen(Screen, screen.FormScreen):
    """One form on a page of its own."""


class Act(Screen, core_screen.Act):
    """One button about a letter."""

    action: Action = policy.WRITE

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.letter(kwargs["pk"])
        self.reach(self.action, self.about.unit)
        return super().post(request, **kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The letter."""
        return self.about
