"""Danh sách phát hiện of every round a person may see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, wording
from ..forms.following import FindingListForm
from .screen import Screen, actor_of


def _cells(row: Any) -> list[Any]:
    agreed = _("nhất trí") if row.agrees else ""
    return [
        row.item.round.title,
        row.item.visit.unit.name,
        row.get_nature_display(),
        row.text,
        row.quote,
        row.place,
        wording.seen(row),
        row.get_state_display(),
        row.explanation or agreed,
        row.judgement,
    ]


FINDINGS = Listing(
    "phat-hien",
    [
        Column("round", gettext_lazy("Đợt kiểm tra"), 1),
        Column("unit", gettext_lazy("Đơn vị"), 3),
        Column("nature", gettext_lazy("Tính chất"), 2),
        Column("text", gettext_lazy("Nội dung phát hiện"), 1),
        Column("quote", gettext_lazy("Câu trong văn bản"), 4),
        Column("place", gettext_lazy("Vị trí"), 4),
        Column("evidence", gettext_lazy("Minh chứng đã xem")),
        Column("state", gettext_lazy("Trạng thái"), 5),
        Column("said", gettext_lazy("Giải trình của đơn vị")),
        Column("judged", gettext_lazy("Ý kiến của đoàn")),
    ],
    cells=_cells,
)


class FindingsView(Screen):
    """Danh sách phát hiện; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "findings"
    listing = FINDINGS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        person = actor_of(request)
        access.require_some(person, policy.READ)
        visible = queries.findings_visible_to(person)
        form = FindingListForm(
            request.GET, rounds=queries.visible_to(person), visits=queries.visits_visible_to(person)
        )
        found = form.found(visible)
        found = queries.search_findings(found, form.cleaned_data.get("q") or "")
        found = found.select_related("item__visit__unit", "item__round").prefetch_related("evidence")
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        has_any = bool(page.object_list) or visible.exists()
        context = self.frame(form=form, page_obj=page, has_any=has_any)
        return render(request, "inspections/findings.html", context)
