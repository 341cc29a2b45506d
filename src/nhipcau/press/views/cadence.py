"""Nhịp cung cấp thông tin: what is due, what was done, what is coming."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.newsroom.forms.stories import ReasonForm
from nhipcau.units.domain import access

from .. import queries
from ..domain import cadence as cadences
from ..domain import policy
from ..enums import CadenceKind
from ..forms.spokespersons import DoneForm, FollowForm
from ..models import Cadence
from .screen import FormScreen, Screen

SHOWN = 12


class CadenceScreen(Screen):
    """A screen about one cadence."""

    def cadence(self, pk: int) -> Cadence:
        """Nhịp được xem; PermissionDenied for others, whether they exist or not."""
        if (found := queries.cadences_visible_to(self.actor).filter(pk=pk).first()) is None:
            raise PermissionDenied(_("Không có nhịp này, hoặc đó là của đơn vị khác nên bạn chưa được xem."))
        return found


class CadencePage(Screen):
    """Mọi nhịp đang theo dõi."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        year = timezone.now() + timedelta(days=366)
        rows = [
            {
                "cadence": each,
                "running": queries.open_deadlines(each).first(),
                "done": each.occurrences.all()[:SHOWN],
                "ahead": cadences.ahead(each, year)[1:],
                "writes": self.can(policy.SPOKESPERSONS, each.unit),
            }
            for each in queries.cadences_visible_to(self.actor).filter(stopped_at=None)
        ]
        context = {"rows": rows, "may_write": bool(access.scope_of(self.actor, policy.SPOKESPERSONS))}
        return render(request, "press/cadence.html", context)


class Follow(CadenceScreen, FormScreen):
    """Theo dõi một nhịp."""

    form_class = FollowForm

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.SPOKESPERSONS)

    def arguments(self) -> dict[str, Any]:
        return {"units": self.units_for(policy.SPOKESPERSONS)}

    def save(self, form: FollowForm) -> tuple[str, Any]:
        wanted = form.cleaned_data
        cadences.follow(
            actor=self.actor, unit=wanted["unit"], kind=CadenceKind(wanted["kind"]), since=wanted["since"]
        )
        return _("Đã theo dõi; hạn kế tiếp hiện ở đây và trong lịch."), reverse("press:cadence")

    def words(self) -> dict[str, Any]:
        return {"title": _("Theo dõi nhịp cung cấp thông tin"), "back": reverse("press:cadence")}


class RecordDone(CadenceScreen, FormScreen):
    """Ghi một lần đã làm."""

    form_class = DoneForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.cadence(kwargs["pk"])
        self.reach(policy.SPOKESPERSONS, self.about.unit)

    def save(self, form: DoneForm) -> tuple[str, Any]:
        wanted = form.cleaned_data
        cadences.record(actor=self.actor, cadence=self.about, at=wanted["at"], words=wanted["words"])
        return _("Đã ghi; hạn kế tiếp tính từ lần này."), reverse("press:cadence")

    def words(self) -> dict[str, Any]:
        lead = str(self.about)
        return {"title": _("Ghi một lần đã làm"), "lead": lead, "back": reverse("press:cadence")}


class LeaveCadence(CadenceScreen, FormScreen):
    """Thôi theo dõi."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.cadence(kwargs["pk"])
        self.reach(policy.SPOKESPERSONS, self.about.unit)

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        cadences.leave(actor=self.actor, cadence=self.about, reason=form.cleaned_data["reason"])
        return _("Đã thôi theo dõi."), reverse("press:cadence")

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Thôi theo dõi nhịp này"),
            "lead": str(self.about),
            "button": _("Thôi theo dõi"),
            "danger": True,
            "back": reverse("press:cadence"),
        }
