"""Các phần của Toàn cảnh: one list of tabs, each for those who may open it."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from ..domain import policy


@dataclass(frozen=True, slots=True)
class Tab:
    """Một phần: its key, its words, its address and the action it asks for."""

    key: str
    label: str | Promise
    address: str
    action: Action


TABS = [
    Tab("units", _("Các đơn vị"), "overview:units", policy.COMPARE),
    Tab("unit", _("Đơn vị của tôi"), "overview:my_unit", policy.SEE),
    Tab("coverage", _("Độ phủ"), "overview:coverage_home", policy.SEE),
    Tab("board", _("Bảng việc"), "overview:board", policy.SEE),
    Tab("timeline", _("Dòng thời gian"), "overview:timeline", policy.SEE),
    Tab("calendar", _("Lịch"), "overview:calendar", policy.SEE),
    Tab("activities", _("Hoạt động"), "overview:activities", policy.SEE),
]


class OverviewScreen(Screen):
    """A screen under the tabs."""

    tab = ""

    @property
    def actor(self) -> User:
        """Người đang xem: the shell lets nobody in who is not signed in."""
        return cast(User, self.request.user)

    @property
    def sees_all(self) -> bool:
        """Xem được mọi đơn vị."""
        return access.scope_of(self.actor, policy.SEE) == Scope.ALL

    def page(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """The page, with the tabs this person may open."""
        context |= {"tabs": tabs_of(self.request, self.tab), "sees_all": self.sees_all}
        return render(self.request, template, context, status=status)


def tabs_of(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """Các phần người này mở được; one's own unit only for those who see no other."""
    person = cast(User, request.user)
    compares = bool(access.scope_of(person, policy.COMPARE))
    return [
        {"label": tab.label, "url": reverse(tab.address), "is_current": tab.key == current}
        for tab in TABS
        if access.scope_of(person, tab.action) and not (compares and tab.key == "unit")
    ]
