"""Kế hoạch: the list, and drafting a new one from directives."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit

from .. import queries
from ..domain import plans, policy
from ..forms.planning import DraftForm, PlanListForm
from .plan_screen import PlanScreen


def _cells(plan: Any) -> list[Any]:
    return [
        plan.year,
        plan.get_kind_display(),
        plan.title,
        plan.office.name,
        plan.paper.get_state_display(),
        plan.paper.number,
        plan.paper.issued_on,
        plan.activity_count,  # type: ignore[attr-defined]
    ]


PLANS = Listing(
    "danh-sach-ke-hoach",
    [
        Column("year", gettext_lazy("Năm"), 2),
        Column("kind", gettext_lazy("Loại"), 1),
        Column("title", gettext_lazy("Trích yếu"), 1),
        Column("office", gettext_lazy("Cơ quan ban hành"), 3),
        Column("state", gettext_lazy("Trạng thái"), 4),
        Column("number", gettext_lazy("Số"), 5),
        Column("issued", gettext_lazy("Ngày ban hành"), 5),
        Column("activities", gettext_lazy("Số hoạt động"), 6),
    ],
    cells=_cells,
)


class PlanListView(PlanScreen):
    """Danh sách kế hoạch; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = PLANS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require_some(self.actor, policy.READ_PLAN)
        visible = queries.every_plan_visible_to(self.actor)
        years = sorted(set(visible.values_list("year", flat=True)), reverse=True)
        form = PlanListForm(request.GET, years=years)
        form.is_valid()
        wanted = form.cleaned_data
        found = queries.for_plan_lists(visible)
        if wanted.get("year"):
            found = found.filter(year=wanted["year"])
        if level := wanted.get("level"):
            found = found.filter(paper__by_unit=level == PlanListForm.OF_UNITS)
        rows = queries.search_plans(found, wanted.get("q") or "")
        if "export" in request.GET:
            return self.listed.file(rows)
        context: dict[str, Any] = {
            "form": form,
            "page_obj": self.listed.page(rows),
            "is_filtered": any(wanted.values()),
            "may_plan": bool(access.scope_of(self.actor, policy.PLAN)),
            "sees_units": access.allowed(self.actor, policy.READ_PLAN),
            "own_units": self.own_units(),
        }
        return render(request, "plans/plan/list.html", context)

    def own_units(self) -> list[Unit]:
        """Đơn vị mà người này lập kế hoạch riêng."""
        if access.scope_of(self.actor, policy.PLAN) != Scope.OWN:
            return []
        return access.own_units(self.actor)


class DraftView(PlanScreen):
    """Lập kế hoạch: year, title, office and the directives it answers."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form; `?van-ban=` ticks a directive."""
        access.require_some(self.actor, policy.PLAN)
        return self.form_page(DraftForm(person=self.actor, ticked=request.GET.getlist("van-ban")))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Draft, and open the grid."""
        access.require_some(self.actor, policy.PLAN)
        form = DraftForm(request.POST, person=self.actor)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.form_page(form)
        try:
            plan = plans.draft(actor=self.actor, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.form_page(form)
        count = plan.activities.count()
        messages.success(
            request,
            ngettext(
                "Đã lập kế hoạch với %(n)d hoạt động từ các nhiệm vụ đã xác nhận.",
                "Đã lập kế hoạch với %(n)d hoạt động từ các nhiệm vụ đã xác nhận.",
                count,
            )
            % {"n": count},
        )
        return redirect(plan)

    def form_page(self, form: DraftForm) -> HttpResponse:
        """The form on its page."""
        return render(self.request, "plans/plan/draft.html", {"form": form, "for_unit": form.for_unit})
