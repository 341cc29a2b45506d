"""Danh sách đợt kiểm tra."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy
from ..forms.rounds import RoundListForm
from .screen import Screen, actor_of


def _cells(row: Any) -> list[Any]:
    return [
        row.title,
        row.get_kind_display(),
        row.ground,
        row.starts_on,
        row.ends_on,
        row.get_state_display(),
        row.units,
        row.units_done,
        row.tasks,
        row.open_recommendations,
        row.late_recommendations,
    ]


ROUNDS = Listing(
    "dot-kiem-tra",
    [
        Column("title", gettext_lazy("Đợt kiểm tra"), 1),
        Column("kind", gettext_lazy("Hình thức"), 1),
        Column("ground", gettext_lazy("Căn cứ")),
        Column("from", gettext_lazy("Từ ngày"), 2),
        Column("to", gettext_lazy("Đến ngày"), 2),
        Column("state", gettext_lazy("Trạng thái"), 6),
        Column("units", gettext_lazy("Số đơn vị"), 3),
        Column("done", gettext_lazy("Đã kết luận"), 3),
        Column("tasks", gettext_lazy("Số việc trong mẫu"), 4),
        Column("open", gettext_lazy("Kiến nghị còn theo dõi"), 5),
        Column("late", gettext_lazy("Kiến nghị quá hạn"), 5),
    ],
    cells=_cells,
)


class RoundsView(Screen):
    """Danh sách đợt; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "rounds"
    listing = ROUNDS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        person = actor_of(request)
        access.require_some(person, policy.READ)
        visible = queries.visible_to(person)
        form = RoundListForm(request.GET, visible=visible)
        form.is_valid()
        found = queries.search(visible, form.cleaned_data.get("q") or "")
        if state := form.cleaned_data.get("state"):
            found = found.filter(state=state)
        if unit := form.cleaned_data.get("unit"):
            found = found.filter(visits__unit=unit)
        found = queries.with_progress(visible.filter(pk__in=found.values("pk")))
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = self.frame(
            form=form,
            page_obj=page,
            has_any=bool(page.object_list) or visible.exists(),
            may_prepare=access.allowed(person, policy.PREPARE),
        )
        return render(request, "inspections/rounds.html", context)
