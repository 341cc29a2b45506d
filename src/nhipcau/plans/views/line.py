"""Thực hiện một hoạt động của kế hoạch đơn vị: what it serves, who does it, how far it is, its evidence."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.issuing.enums import PaperState
from nhipcau.units.domain import access

from .. import queries
from ..domain import holding, policy, working
from ..forms.cascade import ChargeForm, LineEvidenceForm, LineProgressForm
from ..models import Activity, Assignment
from .acts import add_evidence
from .plan_screen import PlanScreen

DONE: dict[str, str | Promise] = {
    "charge": gettext_lazy("Đã ghi người phụ trách."),
    "progress": gettext_lazy("Đã ghi tiến độ; việc được giao mà hoạt động phục vụ cũng chuyển theo."),
    "evidence": gettext_lazy("Đã thêm minh chứng; nó tính cho việc được giao."),
}


class LineView(PlanScreen):
    """Trang thực hiện; every act is a POST to it, and what was typed stays when one is refused."""

    def get(self, request: HttpRequest, pk: int, activity_pk: int) -> HttpResponse:
        """Show the page."""
        line = self.line(pk, activity_pk)
        return self.line_page(line, self.work(line))

    def post(self, request: HttpRequest, pk: int, activity_pk: int) -> HttpResponse:
        """Do one act and come back."""
        line = self.line(pk, activity_pk)
        work = self.work(line)
        name = request.POST.get("act", "")
        forms_here = self.offered(line, work, request)
        form = forms_here.get(name)
        if form is None:
            raise Http404
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.line_page(line, work, {name: form})
        try:
            self.act(name, line, form)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            form.add_error(None, refusal)
            return self.line_page(line, work, {name: form})
        messages.success(request, str(DONE[name]))
        return redirect("plans:line", line.plan_id, line.pk)

    def line(self, pk: int, activity_pk: int) -> Activity:
        """Hoạt động of a unit's own plan that this person may see; Http404 for any other."""
        plan = self.plan(pk)
        if not plan.by_unit:
            raise Http404
        lines = queries.live_activities(plan).select_related("responsible", "approver")
        found = get_object_or_404(lines, pk=activity_pk)
        found.plan = plan
        return found

    def work(self, line: Activity) -> list[Assignment]:
        """Việc được giao mà hoạt động phục vụ, with what each needs next."""
        return list(queries.with_next_step(queries.served_by(line)).order_by("due", "pk"))

    def offered(
        self, line: Activity, work: list[Assignment], request: HttpRequest | None = None
    ) -> dict[str, forms.Form]:
        """Những biểu mẫu người này dùng được, by the act; bound when they come with the request."""
        data = (request.POST, request.FILES) if request else ()
        found: dict[str, forms.Form] = {}
        if line.plan.paper.state == PaperState.WITHDRAWN:
            return found
        if holding.allowed(self.actor, policy.PLAN, line.plan):
            found["charge"] = ChargeForm(*data[:1], activity=line, prefix="charge")
        if access.allowed(self.actor, policy.WORK, units=[line.plan.office]):
            found["progress"] = LineProgressForm(*data[:1], activity=line, prefix="progress")
            if with_unit := [row for row in work if row.is_with_unit]:
                found["evidence"] = LineEvidenceForm(*data, work=with_unit, prefix="evidence")
        return found

    def act(self, name: str, line: Activity, form: Any) -> None:
        """Call the verb."""
        wanted = dict(form.cleaned_data)
        if name == "charge":
            working.put_in_charge(actor=self.actor, activity=line, **wanted)
        elif name == "progress":
            working.report(actor=self.actor, activity=line, **wanted)
        else:
            task = form.work[wanted.pop("task")]
            add_evidence(self.actor, task, wanted, line)

    def line_page(
        self, line: Activity, work: list[Assignment], bound: dict[str, forms.Form] | None = None
    ) -> HttpResponse:
        """The page with fresh forms, save the one that was refused."""
        context: dict[str, Any] = {
            "plan": line.plan,
            "line": line,
            "work": work,
            "forms": self.offered(line, work) | (bound or {}),
            "evidence": queries.evidence_of(line),
            "units": line.parties.select_related("unit", "group"),
            "label": _("Hoạt động"),
        }
        return render(self.request, "plans/cascade/line.html", context, status=422 if bound else 200)
