"""Việc làm với các dòng: add, move, take out, bring back, merge; one line on a page of its own."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS

from .. import queries
from ..domain import activities, merging
from ..domain.activities import Edit, Outcome
from ..enums import CellState, Column
from ..forms.choosing import as_id
from ..forms.planning import ActivityForm, AnswersForm
from ..models import Activity, Plan
from .grid import redrawn
from .plan_screen import PlanScreen, PlanVerb, wants_json_of


class ActivityVerb(PlanVerb):
    """A button on one line."""

    def activity(self, plan: Plan, activity_pk: int) -> Activity:
        """Hoạt động of this plan, taken out or not; Http404 for another."""
        self.touched = activity_pk
        return get_object_or_404(plan.activities, pk=activity_pk)

    def place(self) -> str:
        return f"#hd-{self.touched}" if hasattr(self, "touched") else ""


class AddActivity(PlanVerb):
    """Thêm hoạt động; asked for JSON it answers with the new lines, for rows pasted below the last."""

    def post(self, request: HttpRequest, pk: int, **which: Any) -> HttpResponse:
        """Add one line and go to it, or several for the script."""
        plan = self.plan_to_edit(pk)
        after = queries.live_activities(plan).filter(pk=as_id(request.POST.get("after"))).first()
        wants_json = wants_json_of(request)
        try:
            made = activities.add(
                actor=self.actor, plan=plan, after=after, count=as_id(request.POST.get("count", 1)) or 0
            )
        except Refused as refusal:
            if wants_json:
                return JsonResponse({"said": refusal.sentence}, status=409)
            messages.error(request, refusal.sentence)
            return redirect(plan)
        if wants_json:
            answer = redrawn(request, plan, {row.pk for row in made})
            return JsonResponse(answer | {"order": [row.pk for row in made]})
        return redirect(made[0])


class MoveActivity(ActivityVerb):
    """Lên, xuống trong nhóm."""

    def act(self, plan: Plan, **which: Any) -> str:
        step = -1 if self.request.POST.get("step") == "up" else 1
        activities.move(
            actor=self.actor, plan=plan, activity=self.activity(plan, which["activity_pk"]), step=step
        )
        return ""


class RemoveActivity(ActivityVerb):
    """Bỏ một dòng."""

    def act(self, plan: Plan, **which: Any) -> str:
        activities.remove(actor=self.actor, plan=plan, activity=self.activity(plan, which["activity_pk"]))
        return _("Đã bỏ hoạt động; lấy lại được ở cuối lưới.")

    def place(self) -> str:
        return ""


class RestoreActivity(ActivityVerb):
    """Lấy lại một dòng."""

    def act(self, plan: Plan, **which: Any) -> str:
        activities.restore(actor=self.actor, plan=plan, activity=self.activity(plan, which["activity_pk"]))
        return _("Đã lấy lại hoạt động.")


class MergeActivities(PlanVerb):
    """Gộp các dòng đã đánh dấu."""

    def act(self, plan: Plan, **which: Any) -> str:
        wanted = [pk for value in self.request.POST.getlist("row") if (pk := as_id(value))]
        kept = merging.merge(actor=self.actor, plan=plan, activities=plan.activities.filter(pk__in=wanted))
        self.kept = kept.pk
        return _("Đã gộp %(n)d hoạt động vào một dòng.") % {"n": len(wanted)}

    def place(self) -> str:
        return f"#hd-{self.kept}" if hasattr(self, "kept") else ""


class ActivityView(PlanScreen):
    """Một hoạt động: every cell as a form, and the obligations it answers."""

    def get(self, request: HttpRequest, pk: int, activity_pk: int) -> HttpResponse:
        """The form as it stands."""
        plan, activity = self.line(pk, activity_pk)
        return self.form_page(plan, activity, ActivityForm(activity=activity))

    def post(self, request: HttpRequest, pk: int, activity_pk: int) -> HttpResponse:
        """Save what differs; what could not be saved stays in the form with the reason."""
        plan, activity = self.line(pk, activity_pk)
        form = ActivityForm(request.POST, activity=activity)
        answers = AnswersForm(request.POST, plan=plan, activity=activity)
        if not all([form.is_valid(), answers.is_valid()]):
            messages.error(request, WRONG_FIELDS)
            return self.form_page(plan, activity, form, answers)
        edits = [Edit(activity.pk, column, value, seen) for column, value, seen in form.changed()]
        try:
            outcomes = activities.change(actor=self.actor, plan=plan, edits=edits)
            activities.answer(
                actor=self.actor,
                plan=plan,
                activity=activity,
                obligations=answers.cleaned_data["obligations"],
            )
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.form_page(plan, activity, form, answers)
        if self.told(form, outcomes):
            return self.form_page(plan, activity, form, answers)
        messages.success(request, _("Đã lưu hoạt động."))
        return redirect(activity)

    def told(self, form: ActivityForm, outcomes: list[Outcome]) -> int:
        """Nói những ô chưa lưu; returns how many."""
        open_cells = [each for each in outcomes if each.state != CellState.SAVED]
        for each in open_cells:
            name = each.edit.column.value
            if each.state == CellState.OVERTAKEN:
                sentence = _("Người khác vừa sửa thành “%(theirs)s”. Bấm lưu lần nữa để lấy bản của bạn.")
                form.add_error(name, sentence % {"theirs": each.standing})
                form.data = form.data.copy()
                form.data[f"seen-{name}"] = each.standing
            else:
                form.add_error(name, each.said)
        if open_cells:
            saved = len(outcomes) - len(open_cells)
            messages.error(
                self.request,
                ngettext(
                    "Đã lưu %(saved)d ô; còn %(n)d ô chưa lưu, xem dấu ▲.",
                    "Đã lưu %(saved)d ô; còn %(n)d ô chưa lưu, xem dấu ▲.",
                    len(open_cells),
                )
                % {"saved": saved, "n": len(open_cells)},
            )
        return len(open_cells)

    def line(self, pk: int, activity_pk: int) -> tuple[Plan, Activity]:
        """Kế hoạch và dòng."""
        plan = self.plan_to_edit(pk)
        return plan, get_object_or_404(queries.lines(plan), pk=activity_pk)

    def form_page(
        self, plan: Plan, activity: Activity, form: ActivityForm, answers: AnswersForm | None = None
    ) -> HttpResponse:
        """The form on its page."""
        answers = answers or AnswersForm(plan=plan, activity=activity)
        shown = [form[column.value] for column in Column]
        hidden = [form[f"seen-{column.value}"] for column in Column]
        context = {"activity": activity, "form": form, "shown": shown, "hidden": hidden, "answers": answers}
        return self.page(plan, "activity", context)
