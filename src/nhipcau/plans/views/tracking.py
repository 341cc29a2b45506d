"""Theo dõi: every assignment a person may see, searched, filtered, sorted, taken out as a table."""

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
from ..forms.tracking import TrackingForm
from ..models import Assignment

PER_PAGE = 50


class TrackingView(Screen):
    """Danh sách theo dõi; `?export=csv` or `xlsx` gives what the filter finds."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require_some(request.user, policy.READ)
        visible = queries.visible_to(request.user)
        form = TrackingForm(request.GET, visible=visible)
        work = form.found()
        if kind := request.GET.get("export"):
            return exported(work, kind, name="theo-doi")
        page = Paginator(queries.with_next_step(work), PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "form": form,
            "page_obj": page,
            "has_any": visible.exists() if not page.object_list else True,
            "can_assign": access.allowed(request.user, policy.ASSIGN),
        }
        return render(request, "plans/tracking.html", context)


def exported(work: QuerySet[Assignment], kind: str, *, name: str) -> HttpResponse:
    """Bảng xuất, a file called `name`: one row per assignment, no person in it."""
    headers = [
        _("Mã"),
        _("Văn bản"),
        _("Mục"),
        _("Nhiệm vụ"),
        _("Đơn vị chủ trì"),
        _("Phối hợp"),
        _("Hạn"),
        _("Trạng thái"),
        _("Tiến độ (%)"),
        _("Sản phẩm"),
        _("Đơn vị duyệt"),
        _("Giao lúc"),
        _("Chấp nhận lúc"),
        _("Số minh chứng"),
    ]
    rows = queries.with_next_step(work).prefetch_related("supporters")
    return export_response(name, headers, (_cells(row) for row in rows), kind)


def _cells(row: Assignment) -> list[Any]:
    obligation = row.obligation
    return [
        row.pk,
        obligation.directive.number or obligation.directive.title,
        obligation.section,
        obligation.text,
        row.unit.name,
        ", ".join(unit.name for unit in row.supporters.all()),
        row.due,
        row.get_state_display(),
        row.progress,
        row.deliverable,
        row.approver.name,
        row.assigned_at,
        row.accepted_at,
        row.evidence_count,  # type: ignore[attr-defined]
    ]
