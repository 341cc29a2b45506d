"""Theo dõi: every assignment a person may see, searched, filtered, sorted, taken out as a table."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import panels
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import Screen
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import policy
from ..enums import AssignmentState
from ..forms.tracking import TrackingForm
from ..models import Assignment


def cells(row: Assignment) -> list[Any]:
    """Một việc, no person in it."""
    obligation = row.obligation
    return [
        row.pk,
        obligation.directive.number or obligation.directive.title,
        obligation.section,
        obligation.text,
        row.unit.name,
        ", ".join(unit.name for unit in row.supporters.all()),
        row.due,
        str(AssignmentState(row.state).label),
        row.progress,
        row.deliverable,
        row.approver.name,
        row.assigned_at,
        row.accepted_at,
        row.evidence_count,  # type: ignore[attr-defined]
    ]


# The board, and every page of work behind a number, write the same rows into a file of another name.
WORK = Listing(
    "theo-doi",
    [
        Column("code", gettext_lazy("Mã")),
        Column("document", gettext_lazy("Văn bản"), 2),
        Column("section", gettext_lazy("Mục")),
        Column("task", gettext_lazy("Nhiệm vụ"), 2),
        Column("unit", gettext_lazy("Đơn vị chủ trì"), 3),
        Column("supporters", gettext_lazy("Phối hợp")),
        Column("due", gettext_lazy("Hạn"), 1),
        Column("state", gettext_lazy("Trạng thái"), 4),
        Column("progress", gettext_lazy("Tiến độ (%)"), 5),
        Column("deliverable", gettext_lazy("Sản phẩm")),
        Column("approver", gettext_lazy("Đơn vị duyệt")),
        Column("assigned", gettext_lazy("Giao lúc")),
        Column("accepted", gettext_lazy("Chấp nhận lúc")),
        Column("evidence", gettext_lazy("Số minh chứng"), 5),
    ],
    cells=cells,
    anchor=2,
)


def found_by(filters: QueryDict, person: User) -> QuerySet[Assignment]:
    """Những việc mà bộ lọc của danh sách tìm thấy cho người này, for what is done with all of them."""
    return TrackingForm(filters, person=person, visible=queries.visible_to(person)).found()


class TrackingView(Screen):
    """Danh sách theo dõi; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = WORK

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require_some(request.user, policy.READ)
        visible = queries.visible_to(request.user)
        form = TrackingForm(request.GET, person=request.user, visible=visible)
        work = form.found()
        if "export" in request.GET:
            return self.listed.file(queries.for_files(work))
        work = queries.with_next_step(work).prefetch_related("supporters")
        page = self.listed.page(work, sought=form.is_sought)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": visible.exists() if not page.object_list else True,
            # Of a higher app: what is done with the rows that are ticked.
            "panels": panels.rendered("plans.tracking", request, page),
            "can_assign": access.allowed(request.user, policy.ASSIGN),
        }
        return render(request, "plans/tracking.html", context)
