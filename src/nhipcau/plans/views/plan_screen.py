"""Màn hình của một kế hoạch: finding it, its tabs, and buttons that act."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import Screen
from nhipcau.issuing.domain import hands
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import gaps, holding, policy
from ..models import Plan


class PlanScreen(Screen):
    """A screen of a plan that this person may see."""

    @property
    def actor(self) -> User:
        """Người đang làm việc: the shell lets nobody in who is not signed in."""
        return cast(User, self.request.user)

    def plan(self, pk: int) -> Plan:
        """Kế hoạch that this person may see; Http404 otherwise."""
        access.require_some(self.actor, policy.READ_PLAN)
        visible = queries.every_plan_visible_to(self.actor).select_related("paper", "office")
        return get_object_or_404(visible, pk=pk)

    def plan_to_edit(self, pk: int) -> Plan:
        """Kế hoạch, for a person who drafts plans."""
        access.require_some(self.actor, policy.PLAN)
        plan = self.plan(pk)
        access.require(self.actor, policy.PLAN, units=hands.units_of(plan.paper))
        return plan

    def may_plan(self, plan: Plan) -> bool:
        """Người này xem hết việc soạn kế hoạch: gaps, words, versions."""
        return access.allowed(self.actor, policy.PLAN, units=hands.units_of(plan.paper))

    def may_edit(self, plan: Plan) -> bool:
        """Người này sửa được kế hoạch lúc này."""
        return plan.is_open and holding.allowed(self.actor, policy.PLAN, plan)

    def page(
        self,
        plan: Plan,
        tab: str,
        context: dict[str, Any],
        *,
        found: gaps.Gaps | None = None,
        counts_gaps: bool = True,
        status: int = 200,
    ) -> HttpResponse:
        """One tab of the plan under its head."""
        may_plan = self.may_plan(plan)
        context |= {
            "plan": plan,
            "tab": tab,
            "may_plan": may_plan,
            "may_edit": self.may_edit(plan),
            "is_reader": plan.by_unit and not holding.allowed(self.actor, policy.PLAN, plan),
            "gaps": found or (gaps.of(plan) if may_plan and counts_gaps else None),
        }
        return render(self.request, f"plans/plan/{tab}.html", context, status=status)


class PlanVerb(PlanScreen):
    """One button: POST acts, says what was done or why not, and goes back to where the button stood."""

    http_method_names = ["post"]
    tab = "grid"

    def post(self, request: HttpRequest, pk: int, **which: Any) -> HttpResponse:
        """Act, and go back."""
        plan = self.plan_to_edit(pk)
        wants_json = wants_json_of(request)
        try:
            said = self.act(plan, **which)
        except Refused as refusal:
            if wants_json:
                return JsonResponse({"said": refusal.sentence}, status=409)
            messages.error(request, refusal.sentence)
        else:
            if wants_json:
                return JsonResponse({"said": said})
            if said:
                messages.success(request, said)
        return redirect(self.after(plan))

    def act(self, plan: Plan, **which: Any) -> str:
        """Call the domain's verb; returns what to say."""
        raise NotImplementedError

    def after(self, plan: Plan) -> str:
        """Trang để quay lại: the tab the button stood on."""
        tab = self.request.POST.get("tab", self.tab)
        name = tab if tab in {"grid", "gaps", "wording", "versions", "paper_tab"} else self.tab
        return reverse(f"plans:{name}", args=[plan.pk]) + self.place()

    def place(self) -> str:
        """Chỗ trên trang."""
        return ""


def wants_json_of(request: HttpRequest) -> bool:
    """Script hỏi: it wants an answer, not a page."""
    return "application/json" in request.headers.get("Accept", "")
