"""Danh sách văn bản chỉ đạo."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.core.views.exporting import export_response
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy
from ..enums import DirectiveState
from ..forms import ListForm
from ..models import Directive
from .screen import DirectiveScreen, access_to_read, actor_of

PER_PAGE = 50


class ListScreen(DirectiveScreen):
    """Search, filter, export; one line per directive with what is confirmed of it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        access_to_read(request)
        visible = queries.visible_to(actor_of(request))
        years = [day.year for day in visible.exclude(date=None).dates("date", "year", order="DESC")]
        form = ListForm(request.GET, years=years)
        form.is_valid()
        chosen = queries.for_lists(_filtered(visible, form.cleaned_data))
        if "export" in request.GET:
            return export_response("van-ban-chi-dao", _headers(), _rows(chosen), request.GET["export"])
        page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("page"))
        return render(
            request,
            "directives/list.html",
            {
                "form": form,
                "page_obj": page,
                "is_filtered": any(form.cleaned_data.values()),
                "may_follow": access.allowed(actor_of(request), policy.FOLLOW),
                "may_register": access.allowed(actor_of(request), policy.REGISTER),
            },
        )


def _filtered(directives: QuerySet[Directive], wanted: dict[str, Any]) -> QuerySet[Directive]:
    if wanted.get("state") == DirectiveState.FAILED:
        directives = directives.filter(pk__in=queries.not_read().values("pk"))
    elif wanted.get("state"):
        directives = directives.filter(state=wanted["state"])
    else:
        directives = directives.exclude(state=DirectiveState.DISCARDED)
    if wanted.get("system"):
        directives = directives.filter(system=wanted["system"])
    if wanted.get("source"):
        directives = directives.filter(source=wanted["source"])
    if wanted.get("year"):
        directives = directives.filter(date__year=wanted["year"])
    return queries.search(directives, wanted.get("q") or "")


def _headers() -> list[str]:
    return [
        _("Số, ký hiệu"),
        _("Ngày ban hành"),
        _("Thể loại"),
        _("Cơ quan ban hành"),
        _("Trích yếu"),
        _("Nguồn"),
        _("Trạng thái"),
        _("Nhiệm vụ đã xác nhận"),
        _("Nhiệm vụ"),
        _("Tiếp nhận lúc"),
    ]


def _rows(directives: QuerySet[Directive]) -> Iterator[list[Any]]:
    for directive in directives.iterator():
        yield [
            directive.number,
            directive.date,
            directive.type_name,
            directive.issuer_name,
            directive.title,
            directive.get_source_display(),
            directive.get_state_display(),
            directive.confirmed_count,  # type: ignore[attr-defined]
            directive.live_count,  # type: ignore[attr-defined]
            directive.received_at,
        ]
