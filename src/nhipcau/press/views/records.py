"""Màn hình vụ việc, phát ngôn, thông cáo: the record at hand, one button about it."""

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.views import screen as core_screen
from nhipcau.newsroom.forms.stories import UnitForm
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy
from ..models import HoldingStatement, Matter, Release, Statement
from . import screen

Record = TypeVar("Record", bound=Model)


class RecordScreen(screen.Screen):
    """A screen about such a record."""

    def matter(self, pk: int) -> Matter:
        """Vụ việc được xem; PermissionDenied for others, whether they exist or not."""
        return _one(queries.matters_visible_to(self.actor), pk)

    def prepared(self, pk: int) -> HoldingStatement:
        """Nội dung chuẩn bị sẵn được xem."""
        return _one(queries.holding_visible_to(self.actor), pk)

    def statement(self, pk: int) -> Statement:
        """Phát ngôn được xem."""
        return _one(queries.statements_visible_to(self.actor), pk)

    def release(self, pk: int) -> Release:
        """Thông cáo được xem."""
        return _one(queries.releases_visible_to(self.actor), pk)


class RecordForm(RecordScreen, screen.FormScreen):
    """One form on a page of its own."""

    template = "press/form.html"


class NewRecord(RecordForm):
    """Lập hồ sơ của một đơn vị; of which is asked first, where there is a choice."""

    action: Action = policy.MATTERS
    list_address, heading = "press:matters", gettext_lazy("Ghi vụ việc phải phát ngôn")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, or the question which unit."""
        self.reach(self.action)
        units = self.units_for(self.action)
        if not self.asked(units) and len(units) != 1:
            words = {"title": self.heading, "button": _("Tiếp tục"), "by_get": True}
            context = {"form": UnitForm(units=units), **words, "back": reverse(self.list_address)}
            return render(request, self.template, context)
        return super().get(request, **kwargs)

    def prepare(self, **kwargs: Any) -> None:
        self.reach(self.action)
        units = self.units_for(self.action)
        unit = self.asked(units) or units.first()
        access.require(self.actor, self.action, units=[unit])
        assert unit is not None  # noqa: S101 - the right was given on it
        self.unit = unit

    def asked(self, units: QuerySet[Unit]) -> Unit | None:
        """The unit of the address, if it is one of those."""
        asked = self.request.GET.get("unit", "")
        return units.filter(pk=int(asked[:12])).first() if asked.isdecimal() else None

    def words(self) -> dict[str, Any]:
        lead = _("Đơn vị chịu trách nhiệm: %(unit)s") % {"unit": self.unit}
        return {"title": self.heading, "lead": lead, "back": reverse(self.list_address)}


class RecordAct(RecordScreen, core_screen.Act):
    """One button about a record: `find` names the method that finds it."""

    find = ""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act and go back; PermissionDenied before anything else."""
        self.about: Any = getattr(self, self.find)(kwargs["pk"])
        return super().post(request, **kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The record's own page."""
        return self.about


def _one(found: QuerySet[Record], pk: int) -> Record:
    if (record := found.filter(pk=pk).first()) is None:
        raise PermissionDenied(
            _("Không có hồ sơ này, hoặc đó là của đơn vị khác nên tài khoản của bạn chưa được xem.")
        )
    return record
