"""Việc định kỳ: the list, one duty with its instances, and what can be done with it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.directives.domain import deadlines
from nhipcau.directives.models import Obligation
from nhipcau.units.domain import access
from nhipcau.units.queries import standing_office

from .. import queries
from ..domain import policy, recurrence, recurring
from ..forms.recurring import DutyForm, DutyListForm, DutyReasonForm, RuleChangeForm
from ..models import RecurringDuty
from .screen import Screen, actor_of

SHOWN = 20


def rule_of(duty: RecurringDuty, *, raw: bool = False) -> str:
    """Quy tắc mới nhất, in words unless `raw`."""
    rules = list(duty.rules.all())
    if not rules:
        return ""
    return rules[-1].text if raw else deadlines.rule_in_words(rules[-1].text)


def _cells(duty: Any) -> list[Any]:
    return [
        duty.obligation.text,
        duty.unit.name,
        rule_of(duty),
        duty.get_state_display(),
        duty.next_due,
        duty.made,
        duty.late,
        duty.accepted,
    ]


DUTIES = Listing(
    "viec-dinh-ky",
    [
        Column("task", gettext_lazy("Nhiệm vụ"), 1),
        Column("unit", gettext_lazy("Đơn vị chủ trì"), 2),
        Column("rule", gettext_lazy("Lặp lại"), 3),
        Column("state", gettext_lazy("Trạng thái"), 6),
        Column("next", gettext_lazy("Kỳ tới"), 4),
        Column("made", gettext_lazy("Số kỳ"), 5),
        Column("late", gettext_lazy("Quá hạn"), 5),
        Column("accepted", gettext_lazy("Đã chấp nhận"), 5),
    ],
    cells=_cells,
)


class DutiesView(Screen):
    """Danh sách việc định kỳ; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "duties"
    listing = DUTIES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        person, today = actor_of(request), timezone.localdate()
        access.require_some(person, policy.READ)
        visible = queries.duties_visible_to(person)
        form = DutyListForm(request.GET)
        form.is_valid()
        found = queries.search_duties(visible, form.cleaned_data.get("q") or "")
        if state := form.cleaned_data.get("state"):
            found = found.filter(state=state)
        found = queries.with_progress(found, today)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        may = access.allowed(person, policy.RECUR)
        context = self.frame(
            form=form,
            page_obj=page,
            rows=[{"duty": duty, "rule": rule_of(duty)} for duty in page],
            has_any=bool(page.object_list) or visible.exists(),
            waiting=queries.without_duty()[:SHOWN] if may else (),
        )
        return render(request, "steering/duties.html", context)


class StartDutyView(Screen):
    """Lập việc định kỳ từ một nhiệm vụ."""

    tab = "duties"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form, filled from what the directive says."""
        access.require(actor_of(request), policy.RECUR)
        task = get_object_or_404(Obligation.objects.select_related("directive"), pk=pk)
        return self.page(task, DutyForm(initial=_proposed(task)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Start it."""
        access.require(actor_of(request), policy.RECUR)
        task, form = get_object_or_404(Obligation, pk=pk), DutyForm(request.POST)
        valid = form.is_valid()
        if "xem" in request.POST:
            return self.page(task, form)
        if valid:
            try:
                duty = recurring.start(actor=actor_of(request), obligation=task, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("Đã lập việc định kỳ; các kỳ gần hạn đã giao cho đơn vị."))
                return redirect(duty)
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(task, form, status=422)

    def page(self, task: Obligation, form: DutyForm, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(task=task, form=form, words=deadlines.in_words(task))
        return render(self.request, "steering/start_duty.html", context, status=status)


class DutyView(Screen):
    """Một việc định kỳ: its instances, its rules, and the acts; each act is a POST with its name."""

    tab = "duties"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        return self.page(self.duty(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Change the rule, pause, go on, end."""
        duty, person = self.duty(pk), actor_of(request)
        access.require(person, policy.RECUR)
        act = request.POST.get("act", "")
        kinds: dict[str, Any] = {
            "rule": (RuleChangeForm, recurring.change_rule, _("Đã đổi quy tắc; các kỳ đã qua giữ nguyên.")),
            "pause": (DutyReasonForm, recurring.pause, _("Đã tạm dừng; các kỳ đã giao vẫn tiếp tục.")),
            "resume": (None, recurring.resume, _("Việc định kỳ tiếp tục từ hôm nay.")),
            "end": (DutyReasonForm, recurring.end, _("Đã kết thúc việc định kỳ.")),
        }
        if act not in kinds:
            raise Http404(act)
        kind, verb, done = kinds[act]
        form = kind(request.POST, prefix=act) if kind else None
        if form is not None and "xem" in request.POST:
            form.is_valid()
            return self.page(duty, {act: form})
        if form is not None and not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(duty, {act: form}, status=422)
        try:
            verb(actor=person, duty=duty, **(form.cleaned_data if form else {}))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.page(duty, {act: form} if form else {}, status=422)
        messages.success(request, done)
        return redirect(duty)

    def duty(self, pk: int) -> RecurringDuty:
        """The duty, if this person may see it."""
        visible = queries.duties_visible_to(actor_of(self.request))
        related = visible.select_related("unit", "approver", "obligation__directive")
        return get_object_or_404(related.prefetch_related("rules", "supporters"), pk=pk)

    def page(
        self, duty: RecurringDuty, bound: dict[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        """The page with fresh forms, save the one that was refused."""
        may = access.allowed(actor_of(self.request), policy.RECUR)
        forms = {
            "rule": RuleChangeForm(prefix="rule", initial={"rule": rule_of(duty, raw=True)}),
            "pause": DutyReasonForm(prefix="pause"),
            "end": DutyReasonForm(prefix="end"),
        } | (bound or {})
        instances = [
            {
                "instance": each,
                "period": recurrence.period_of(each.rule_text, each.due),
                "rule": deadlines.rule_in_words(each.rule_text),
            }
            for each in queries.instances_of(duty)
        ]
        rules = [
            {"rule": each, "words": deadlines.rule_in_words(each.text)} for each in reversed(duty.rules.all())
        ]
        context = self.frame(duty=duty, may=may, forms=forms, instances=instances, rules=rules)
        return render(self.request, "steering/duty.html", context, status=status)


def _proposed(task: Obligation) -> dict[str, Any]:
    today = timezone.localdate()
    lead = next((party.unit for party in task.parties.all() if party.part == "lead" and party.unit), None)
    office = standing_office()
    return {
        "unit": lead.pk if lead else None,
        "approver": office.pk if office else None,
        "rule": task.recurrence,
        "starts_on": f"{max(today, task.starts_on or today):%d/%m/%Y}",
        "ends_on": f"{task.due:%d/%m/%Y}" if task.due and task.due > today else "",
        "ahead_days": 30,
        "deliverable": task.deliverable,
    }
