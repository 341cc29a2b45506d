"""Danh sách kiến nghị sau kiểm tra."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy
from ..forms.following import RecommendationListForm
from .screen import Screen, actor_of


def _cells(row: Any) -> list[Any]:
    return [
        row.visit.round.title,
        row.carrying.name,
        row.text,
        row.finding.text,
        row.due,
        row.get_state_display(),
        row.report,
        row.settled_at,
    ]


RECOMMENDATIONS = Listing(
    "kien-nghi",
    [
        Column("round", gettext_lazy("Đợt kiểm tra"), 1),
        Column("unit", gettext_lazy("Đơn vị"), 2),
        Column("text", gettext_lazy("Kiến nghị"), 1),
        Column("finding", gettext_lazy("Từ phát hiện")),
        Column("due", gettext_lazy("Hạn"), 3),
        Column("state", gettext_lazy("Trạng thái"), 4),
        Column("report", gettext_lazy("Báo cáo thực hiện")),
        Column("settled", gettext_lazy("Xác nhận lúc")),
    ],
    cells=_cells,
)


class RecommendationsView(Screen):
    """Danh sách kiến nghị; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "recommendations"
    listing = RECOMMENDATIONS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        person = actor_of(request)
        access.require_some(person, policy.READ)
        visible = queries.recommendations_visible_to(person)
        form = RecommendationListForm(
            request.GET, rounds=queries.visible_to(person), visits=queries.visits_visible_to(person)
        )
        found = form.found(visible)
        found = queries.search_recommendations(found, form.cleaned_data.get("q") or "")
        found = found.select_related("visit__unit", "visit__heir", "heir", "visit__round", "finding")
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        has_any = bool(page.object_list) or visible.exists()
        context = self.frame(form=form, page_obj=page, has_any=has_any)
        return render(request, "inspections/recommendations.html", context)
