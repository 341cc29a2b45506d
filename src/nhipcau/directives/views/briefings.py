"""Các buổi quán triệt: the records behind a number of people."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.core.views.exporting import export_response
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy
from ..models import Briefing
from .screen import DirectiveScreen, access_to_read, actor_of

PER_PAGE = 50


class BriefingsScreen(DirectiveScreen):
    """Every briefing this person may see; `don-vi` narrows to one unit, `van-ban` to one directive."""

    def get(self, request: HttpRequest) -> HttpResponse:
        access_to_read(request)
        found = queries.briefings_visible_to(actor_of(request))
        unit = _number(request, "don-vi")
        directive = _number(request, "van-ban")
        found = found.filter(delivery__unit=unit) if unit else found
        found = found.filter(delivery__directive=directive) if directive else found
        if "export" in request.GET:
            return export_response("quan-triet", _headers(), _rows(found), request.GET["export"])
        return render(
            request,
            "directives/briefings.html",
            {
                "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
                "people": found.aggregate(n=Sum("people"))["n"] or 0,
                "unit": Unit.objects.filter(pk=unit).first() if unit else None,
                "may_follow": access.allowed(actor_of(request), policy.FOLLOW),
            },
        )


def _number(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None


def _headers() -> list[str]:
    return [_("Đơn vị"), _("Văn bản"), _("Trích yếu"), _("Ngày"), _("Hình thức"), _("Số người"), _("Ghi chú")]


def _rows(found: QuerySet[Briefing]) -> Iterator[list[Any]]:
    for each in found:
        directive = each.delivery.directive
        yield [
            each.delivery.unit.name,
            directive.number or directive.file_name,
            directive.title,
            each.held_on,
            each.get_form_display(),
            each.people,
            each.note,
        ]
