"""Danh sách văn bản chỉ đạo."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy
from ..enums import DirectiveState
from ..forms import ListForm
from ..models import Directive
from .screen import DirectiveScreen, access_to_read, actor_of


def _cells(directive: Directive) -> list[Any]:
    return [
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


DIRECTIVES = Listing(
    "van-ban-chi-dao",
    [
        Column("number", gettext_lazy("Số, ký hiệu"), 1),
        Column("date", gettext_lazy("Ngày ban hành"), 2),
        Column("type", gettext_lazy("Thể loại"), 1),
        Column("issuer", gettext_lazy("Cơ quan ban hành"), 3),
        Column("title", gettext_lazy("Trích yếu"), 1),
        Column("source", gettext_lazy("Nguồn"), 1),
        Column("state", gettext_lazy("Trạng thái"), 4),
        Column("confirmed", gettext_lazy("Nhiệm vụ đã xác nhận"), 5),
        Column("tasks", gettext_lazy("Nhiệm vụ"), 5),
        Column("received", gettext_lazy("Tiếp nhận lúc")),
    ],
    cells=_cells,
)


class ListScreen(DirectiveScreen):
    """Search, filter, export; one line per directive with what is confirmed of it."""

    listing = DIRECTIVES

    def get(self, request: HttpRequest) -> HttpResponse:
        access_to_read(request)
        visible = queries.visible_to(actor_of(request))
        form = ListForm(request.GET, years=_years(visible))
        form.is_valid()
        chosen = queries.for_lists(_filtered(visible, form.cleaned_data))
        if "export" in request.GET:
            return self.listed.file(chosen.iterator())
        page = self.listed.page(chosen)
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


def _years(visible: QuerySet[Directive]) -> list[int]:
    """Các năm có văn bản, newest first; those without a day stand in the year they are counted in."""
    dated = {day.year for day in visible.exclude(date=None).dates("date", "year")}
    undated = visible.filter(date=None).only("date", "number", "received_at")
    return sorted(dated | {queries.year_of(each) for each in undated}, reverse=True)


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
        directives = directives.filter(queries.of_year(wanted["year"]))
    return queries.search(directives, wanted.get("q") or "")
