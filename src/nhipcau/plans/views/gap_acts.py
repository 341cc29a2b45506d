"""Khoảng trống: what no activity answers yet, left out with a reason, or answered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.models import Obligation

from ..domain import omissions, plans
from ..forms.planning import ReasonOfOmissionForm
from ..models import Plan
from .plan_screen import PlanScreen, PlanVerb


class GapsView(PlanScreen):
    """Khoảng trống of the whole plan, also what was left out."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The list."""
        return self.page(self.plan_to_edit(pk), "gaps", {})


class GapVerb(PlanVerb):
    """A button on one obligation."""

    tab = "gaps"

    def obligation(self, obligation_pk: int) -> Obligation:
        """Nhiệm vụ; Http404 for none."""
        return get_object_or_404(Obligation, pk=obligation_pk)


class AnswerGap(GapVerb):
    """Thêm hoạt động cho một nhiệm vụ."""

    def act(self, plan: Plan, **which: Any) -> str:
        made = plans.answer_gap(
            actor=self.actor, plan=plan, obligation=self.obligation(which["obligation_pk"])
        )
        self.made = made.pk
        return _("Đã thêm hoạt động cho nhiệm vụ này.")

    def place(self) -> str:
        return f"#hd-{self.made}" if hasattr(self, "made") else ""


class Omit(GapVerb):
    """Để ngoài kế hoạch, vì …"""

    def act(self, plan: Plan, **which: Any) -> str:
        form = ReasonOfOmissionForm(self.request.POST)
        if not form.is_valid():
            raise Refused(_("Hãy ghi lý do để nhiệm vụ ngoài kế hoạch (không quá 1000 ký tự)."))
        omissions.omit(
            actor=self.actor,
            plan=plan,
            obligation=self.obligation(which["obligation_pk"]),
            reason=form.cleaned_data["reason"],
        )
        return _("Đã để nhiệm vụ ngoài kế hoạch, kèm lý do.")


class TakeBackOmission(GapVerb):
    """Đưa trở lại."""

    def act(self, plan: Plan, **which: Any) -> str:
        omissions.take_back(actor=self.actor, plan=plan, obligation=self.obligation(which["obligation_pk"]))
        return _("Nhiệm vụ lại đứng trong danh sách khoảng trống.")
