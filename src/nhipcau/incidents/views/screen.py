"""Màn hình sự cố: the playbook or incident at hand, one button about it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nhipcau.core.views import screen as core_screen
from nhipcau.press.views import screen
from nhipcau.units.domain.access import Action
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy
from ..models import Incident, Playbook


class Screen(screen.Screen):
    """A screen of this app."""

    def playbook(self, pk: int) -> Playbook:
        """Kịch bản được xem; PermissionDenied for others, whether they exist or not."""
        if (found := queries.playbooks_visible_to(self.actor).filter(pk=pk).first()) is None:
            raise PermissionDenied(
                _("Không có kịch bản này, hoặc đó là của đơn vị khác nên tài khoản của bạn chưa được xem.")
            )
        return found

    def incident(self, pk: int) -> Incident:
        """Sự cố được xem; PermissionDenied for others, whether they exist or not."""
        if (found := queries.incidents_visible_to(self.actor).filter(pk=pk).first()) is None:
            raise PermissionDenied(
                _("Không có sự cố này, hoặc đơn vị của bạn không tham gia nên tài khoản chưa được xem.")
            )
        return found

    def asked(self, found: QuerySet[Any], name: str = "unit") -> Any:
        """The record of the address, if it is one of those."""
        number = self.request.GET.get(name, "")
        return found.filter(pk=int(number[:12])).first() if number.isdecimal() else None

    def unit_for(self, action: Action) -> Unit:
        """Đơn vị mà trang này lập hồ sơ cho: that of the address, or the only one."""
        units = self.units_for(action)
        unit: Unit | None = self.asked(units) or units.first()
        if unit is None:
            raise PermissionDenied(_("Tài khoản của bạn chưa có quyền này ở đơn vị nào."))
        self.reach(action, unit)
        return unit


class FormScreen(Screen, screen.FormScreen):
    """One form on a page of its own."""


class PlaybookAct(Screen, core_screen.Act):
    """One button about a playbook."""

    action: Action = policy.PREPARE

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.playbook(kwargs["pk"])
        self.reach(self.action, self.about.unit)
        return super().post(request, **kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The playbook."""
        return self.about


class IncidentAct(Screen, core_screen.Act):
    """One button about an incident."""

    action: Action = policy.RUN

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about = self.incident(kwargs["pk"])
        self.reach(self.action, self.about.unit)
        return super().post(request, **kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The incident."""
        return self.about


class OfIncident(FormScreen):
    """A form about one incident."""

    action: Action = policy.RUN

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.incident(kwargs["pk"])
        self.reach(self.action, self.about.unit)

    def words(self) -> dict[str, Any]:
        lead = _("Diễn tập: %(title)s") if self.about.is_drill else "%(title)s"
        return {"lead": lead % {"title": self.about.title}, "back": self.about.get_absolute_url()}
