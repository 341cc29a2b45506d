"""Các buổi quán triệt: the records behind a number of people."""

from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy
from ..models import Briefing
from .screen import DirectiveScreen, access_to_read, actor_of


def _cells(each: Briefing) -> list[Any]:
    directive = each.delivery.directive
    return [
        each.delivery.unit.name,
        directive.number or directive.file_name,
        directive.title,
        each.held_on,
        each.get_form_display(),
        each.people,
        each.note,
    ]


BRIEFINGS = Listing(
    "quan-triet",
    [
        Column("unit", gettext_lazy("Đơn vị"), 1),
        Column("document", gettext_lazy("Văn bản"), 2),
        Column("title", gettext_lazy("Trích yếu"), 2),
        Column("held", gettext_lazy("Ngày"), 3),
        Column("form", gettext_lazy("Hình thức"), 4),
        Column("people", gettext_lazy("Số người"), 5),
        Column("note", gettext_lazy("Ghi chú"), 4),
    ],
    cells=_cells,
    anchor=2,
)


class BriefingsScreen(DirectiveScreen):
    """Every briefing this person may see; `don-vi` narrows to one unit, `van-ban` to one directive."""

    listing = BRIEFINGS

    def get(self, request: HttpRequest) -> HttpResponse:
        access_to_read(request)
        found = queries.briefings_visible_to(actor_of(request))
        unit = _number(request, "don-vi")
        directive = _number(request, "van-ban")
        found = found.filter(delivery__unit=unit) if unit else found
        found = found.filter(delivery__directive=directive) if directive else found
        if "export" in request.GET:
            return self.listed.file(found)
        return render(
            request,
            "directives/briefings.html",
            {
                "page_obj": self.listed.page(found),
                "people": found.aggregate(n=Sum("people"))["n"] or 0,
                "unit": Unit.objects.filter(pk=unit).first() if unit else None,
                "may_follow": access.allowed(actor_of(request), policy.FOLLOW),
            },
        )


def _number(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None
