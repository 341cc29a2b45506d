"""Văn bản đi: every paper a person may see, searched, filtered, taken out as a table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy
from ..forms.listing import PaperFilter
from ..models import Paper


def _cells(paper: Paper) -> list[Any]:
    return [
        paper.get_kind_display(),
        paper.title,
        paper.full_number,
        paper.issued_on,
        paper.office.name,
        paper.get_state_display(),
        paper.created_at,
        paper.submitted_at,
    ]


PAPERS = Listing(
    "van-ban-di",
    [
        Column("kind", gettext_lazy("Loại"), 1),
        Column("title", gettext_lazy("Trích yếu"), 1),
        Column("number", gettext_lazy("Số, ký hiệu"), 2),
        Column("issued", gettext_lazy("Ngày ban hành"), 2),
        Column("office", gettext_lazy("Cơ quan ban hành"), 3),
        Column("state", gettext_lazy("Trạng thái"), 4),
        Column("created", gettext_lazy("Lập lúc")),
        Column("submitted", gettext_lazy("Trình ký lúc")),
    ],
    cells=_cells,
)


class PapersView(Screen):
    """Danh sách văn bản đi; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = PAPERS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require_some(request.user, policy.READ)
        visible = queries.visible_to(request.user)
        form = PaperFilter(request.GET)
        found = queries.for_lists(form.found(visible))
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": visible.exists() if not page.object_list else True,
            "may_draft": bool(access.scope_of(request.user, policy.DRAFT)),
        }
        return render(request, "issuing/papers.html", context)
