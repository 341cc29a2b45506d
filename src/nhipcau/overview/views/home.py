"""Toàn cảnh: the part with which a person begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nhipcau.units.domain import access

from ..domain import policy
from .tabs import OverviewScreen, tabs_of


class Home(OverviewScreen):
    """Phần đầu tiên người này mở được."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Go there."""
        access.require_some(self.actor, policy.SEE)
        return redirect(tabs_of(request, "")[0]["url"])
