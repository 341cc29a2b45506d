"""Màn hình báo cáo năm: who acts, the report at hand."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from nhipcau.press.views import screen

from .. import queries
from ..models import YearReport


class Screen(screen.Screen):
    """A screen about one report."""

    def report(self, pk: int) -> YearReport:
        """Báo cáo được xem; PermissionDenied for others, whether they exist or not."""
        if (found := queries.visible_to(self.actor).filter(pk=pk).first()) is None:
            raise PermissionDenied(
                _("Không có báo cáo này, hoặc đó là của đơn vị khác nên bạn chưa được xem.")
            )
        return found


class FormScreen(Screen, screen.FormScreen):
    """One form on a page of its own."""

    about: Any
