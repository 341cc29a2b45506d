"""Văn bản đi: every paper a person may see, searched, filtered, taken out as a table."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.core.views.exporting import export_response
from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy
from ..forms.listing import PaperFilter
from ..models import Paper

PER_PAGE = 50


class PapersView(Screen):
    """Danh sách văn bản đi; `?export=csv` or `xlsx` gives what the filter finds."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require_some(request.user, policy.READ)
        visible = queries.visible_to(request.user)
        form = PaperFilter(request.GET)
        found = queries.for_lists(form.found(visible))
        if kind := request.GET.get("export"):
            return _exported(found, kind)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "form": form,
            "page_obj": page,
            "has_any": visible.exists() if not page.object_list else True,
            "may_draft": access.allowed(request.user, policy.DRAFT),
        }
        return render(request, "issuing/papers.html", context)


def _exported(found: QuerySet[Paper], kind: str) -> HttpResponse:
    headers = [
        _("Loại"),
        _("Trích yếu"),
        _("Số, ký hiệu"),
        _("Ngày ban hành"),
        _("Cơ quan ban hành"),
        _("Trạng thái"),
        _("Lập lúc"),
        _("Trình ký lúc"),
    ]
    return export_response("van-ban-di", headers, (_cells(paper) for paper in found), kind)


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
