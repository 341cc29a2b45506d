"""Màn hình phát ngôn: who acts, on which unit, one button about a record."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from nhipcau.newsroom.views import screen
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit
from nhipcau.units.queries import in_being


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

    def units_for(self, action: Action) -> QuerySet[Unit]:
        """Đơn vị đang hoạt động trong phạm vi của quyền."""
        present = in_being(timezone.localdate())
        if access.scope_of(self.actor, action) == Scope.ALL:
            return present
        return present.filter(pk__in=access.own_unit_ids(self.actor, action))


class FormScreen(Screen, screen.FormScreen):
    """One form on a page of its own."""

    about: Any
