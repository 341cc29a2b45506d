"""Màn hình câu hỏi báo chí: the enquiry at hand, one button or one form about it."""

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
from ..models import Enquiry


class Screen(screen.Screen):
    """A screen of this app."""

    def enquiry(self, pk: int) -> Enquiry:
        """Câu hỏi được xem; PermissionDenied for others, whether they exist or not."""
        found = queries.enquiries_visible_to(self.actor).select_related(
            "unit", "language", "contact", "answer__author", "answer__language", "first__person",
            "second__person", "merged_into", "public_answer",
        )  # fmt: skip
        if (enquiry := found.filter(pk=pk).first()) is None:
            raise PermissionDenied(
                _("Không có câu hỏi này, hoặc là việc của đơn vị khác nên bạn chưa có quyền xem.")
            )
        return enquiry

    def can(self, action: Action, enquiry: Enquiry) -> bool:
        """Được phép, for showing a button."""
        return access.allowed(self.actor, action, units=[enquiry.unit])


class OfEnquiry(Screen, screen.FormScreen):
    """A form about an enquiry."""

    template = "enquiries/form.html"
    action: Action = policy.WRITE

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.enquiry(kwargs["pk"])
        access.require(self.actor, self.action, units=[self.about.unit])

    def words(self) -> dict[str, Any]:
        return {"about": self.about, "back": self.about.get_absolute_url(), "lead": self.about}


class Act(Screen, core_screen.Act):
    """One button about an enquiry."""

    action: Action = policy.WRITE

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.enquiry(kwargs["pk"])
        access.require(self.actor, self.action, units=[self.about.unit])
        return super().post(request, **kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The enquiry."""
        return self.about
