"""Các trang khác của kế hoạch: its words and directives, its versions, its paper."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.directives.models import Directive
from nhipcau.issuing.views import panels

from .. import queries
from ..domain import plans, versions
from ..domain.plans import WORDS
from ..forms.planning import AddDirectiveForm, VersionForm, WordingForm
from ..models import Plan
from .plan_screen import PlanScreen, PlanVerb

NOW = "hien-tai"


class WordingView(PlanScreen):
    """Bìa và lời văn, and the directives the plan answers."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The words as they stand."""
        plan = self.plan_to_edit(pk)
        return self.form_page(plan, WordingForm(plan=plan))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save the words."""
        plan = self.plan_to_edit(pk)
        form = WordingForm(request.POST, plan=plan)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.form_page(plan, form)
        given = form.cleaned_data
        try:
            plans.correct(
                actor=self.actor,
                plan=plan,
                title=given["title"],
                year=given["year"],
                kind=given["kind"],
                **{name: given[name] for name in WORDS},
            )
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.form_page(plan, form)
        messages.success(request, _("Đã lưu bìa và lời văn."))
        return redirect("plans:wording", plan.pk)

    def form_page(self, plan: Plan, form: WordingForm) -> HttpResponse:
        """The form beside the directives."""
        directives = plan.directives.defer("reading", "folded").order_by("date", "pk")
        context = {"form": form, "directives": directives, "add_form": AddDirectiveForm(plan=plan)}
        return self.page(plan, "wording", context)


class AddDirective(PlanVerb):
    """Thêm văn bản làm căn cứ."""

    tab = "wording"

    def act(self, plan: Plan, **which: Any) -> str:
        form = AddDirectiveForm(self.request.POST, plan=plan)
        if not form.is_valid():
            raise Refused(_("Hãy chọn một văn bản có nhiệm vụ đã xác nhận."))
        count = plans.add_directive(actor=self.actor, plan=plan, **form.cleaned_data)
        return ngettext("Đã thêm %(n)d hoạt động.", "Đã thêm %(n)d hoạt động.", count) % {"n": count}


class RemoveDirective(PlanVerb):
    """Bỏ một văn bản khỏi căn cứ."""

    tab = "wording"

    def act(self, plan: Plan, **which: Any) -> str:
        directive = get_object_or_404(Directive, pk=which["directive_pk"])
        plans.remove_directive(actor=self.actor, plan=plan, directive=directive)
        return _("Đã bỏ văn bản khỏi căn cứ của kế hoạch.")


class VersionsView(PlanScreen):
    """Phiên bản, and what differs: `?tu=1&den=2`, or the plan as it stands now."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The list, and a difference when one is asked for."""
        plan = self.plan_to_edit(pk)
        kept = {str(version.number): version for version in plan.versions.select_related("kept_by")}
        since, until = request.GET.get("tu", ""), request.GET.get("den", NOW)
        context: dict[str, Any] = {
            "versions": list(reversed(kept.values())),
            "form": VersionForm(),
            "since": since,
            "until": until,
            "now": NOW,
        }
        if since in kept and (until in kept or until == NOW):
            newer = kept[until].content if until in kept else versions.content_of(plan)
            context["difference"] = versions.difference(kept[since].content, newer)
        return self.page(plan, "versions", context)


class KeepVersion(PlanVerb):
    """Lưu phiên bản."""

    tab = "versions"

    def act(self, plan: Plan, **which: Any) -> str:
        form = VersionForm(self.request.POST)
        note = form.cleaned_data["note"] if form.is_valid() else ""
        version = versions.keep(actor=self.actor, plan=plan, note=note)
        return _("Đã lưu phiên bản %(n)d.") % {"n": version.number}


def unwritten(plan: Plan) -> list[str]:
    """Các phần lời văn còn trống, which the downloaded paper leaves out."""
    return [str(Plan._meta.get_field(part).verbose_name) for part in WORDS if not getattr(plan, part).strip()]  # type: ignore[union-attr]


class PaperTabView(PlanScreen):
    """Văn bản: where the paper stands and what to do next; the work it has set going."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The paper's box."""
        plan = self.plan(pk)
        work = queries.visible_to(self.actor).filter(activity__plan=plan)
        context = {
            "paper_box": panels.of_paper(request, plan.paper),
            "work_count": work.count(),
            "unwritten": unwritten(plan) if plan.is_open and self.may_plan(plan) else [],
        }
        return self.page(plan, "paper_tab", context)
