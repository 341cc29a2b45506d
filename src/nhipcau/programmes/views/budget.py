"""Kinh phí: totals by plan and theme, a plan's activities, one budget line with its spendings."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column
from nhipcau.directives.enums import Part
from nhipcau.issuing.enums import PaperState
from nhipcau.plans import queries as plans
from nhipcau.plans.domain import money
from nhipcau.plans.models import Activity, ActivityUnit, Plan
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from ..domain import budget, policy
from ..forms.budget import BudgetLineForm, BudgetListForm, PlanBudgetForm, SpendingForm
from ..forms.choices import ReasonForm
from ..models import BudgetLine
from ..queries import budget as sums
from ..queries import visible
from ..queries.budget import Totals
from .screen import KeepScreen, ListScreen, PageScreen, Row, actor_of

MONEY = {
    "estimated": gettext_lazy("Dự kiến trong kế hoạch"),
    "planned": gettext_lazy("Được giao"),
    "spent": gettext_lazy("Đã chi"),
}


class BudgetView(ListScreen):
    """Kinh phí theo kế hoạch, and by theme below."""

    tab = "budget"
    title = gettext_lazy("Kinh phí")
    lead = gettext_lazy(
        "Dự toán giao cho từng hoạt động và khoản đã chi, cộng theo kế hoạch và chủ đề; đơn vị đồng."
    )
    file_name = "kinh-phi"
    template = "programmes/budget.html"
    headers = (gettext_lazy("Kế hoạch"), *MONEY.values(), gettext_lazy("Tình hình"))
    numbers = (1, 2, 3)
    columns = (
        Column("plan", gettext_lazy("Kế hoạch"), 1),
        Column("year", gettext_lazy("Năm"), 1),
        *(Column(key, label, place) for place, (key, label) in enumerate(MONEY.items(), 2)),
        Column("left", gettext_lazy("Còn lại"), 5),
    )
    empty = (
        gettext_lazy("Chưa có kế hoạch nào để giao dự toán"),
        gettext_lazy(
            "Việc cần làm: lập kế hoạch trước; đơn vị thì chờ kế hoạch của tỉnh có tên mình được ban hành. "
            "Rồi mở kế hoạch ở đây, chọn hoạt động, bấm “Thêm dòng dự toán”; mỗi lần chi, mở dòng đó và ghi "
            "khoản chi. Số dự kiến đã ghi trong kế hoạch không phải nhập lại."
        ),
    )

    def form(self, request: HttpRequest) -> BudgetListForm:
        """The year."""
        years = _plans(actor_of(request)).order_by("-year").values_list("year", flat=True).distinct()
        return BudgetListForm(request.GET, years=list(years))

    def visible(self, person: User) -> QuerySet[Plan]:
        """Plans that are seen."""
        return _plans(person)

    def narrowed(self, found: QuerySet[Plan], cleaned: Mapping[str, Any]) -> Any:
        """By year, each with its totals."""
        if year := cleaned.get("year"):
            found = found.filter(year=year)
        lines = visible.budget_lines(actor_of(self.request))
        # Asked line by line: plans have ten times as many activities as money.
        self.lines = lines.filter(Exists(found.order_by().filter(pk=OuterRef("activity__plan"))))
        return sums.Priced(found, lines)

    def row(self, record: tuple[Plan, Totals]) -> Row:
        """One plan."""
        plan, totals = record
        return Row(
            reverse("programmes:plan_budget", args=[plan.pk]),
            capfirst(plan.title),
            str(plan.year),
            tuple(money.written(each) for each in (totals.estimated, totals.planned, totals.spent)),
            *look_of(totals),
        )

    def cells(self, record: tuple[Plan, Totals]) -> list[Any]:
        """Of the file."""
        plan, totals = record
        return [capfirst(plan.title), plan.year, totals.estimated, totals.planned, totals.spent, totals.left]

    def more(self, person: User) -> dict[str, Any]:
        """Totals by theme, and where a plan is made for whom may make one of the province."""
        first = {"url": reverse("plans:draft_plan"), "label": _("Lập kế hoạch")}
        makes = access.scope_of(person, access.ACTIONS["plans.plan"]) == Scope.ALL
        return {
            "themes": [(term, totals, look_of(totals)) for term, totals in sums.by_theme(self.lines)],
            "first": first if makes else None,
        }


class PlanBudgetView(ListScreen):
    """Kinh phí của một kế hoạch, activity by activity."""

    tab = "budget"
    file_name = "kinh-phi-ke-hoach"
    headers = (gettext_lazy("Hoạt động"), *MONEY.values(), gettext_lazy("Tình hình"))
    numbers = (1, 2, 3)
    columns = (
        Column("activity", gettext_lazy("Hoạt động"), 1),
        *(Column(key, label, place) for place, (key, label) in enumerate(MONEY.items(), 2)),
        Column("left", gettext_lazy("Còn lại"), 5),
        Column("source", gettext_lazy("Nguồn kinh phí trong kế hoạch")),
    )
    empty = (
        gettext_lazy("Kế hoạch chưa có hoạt động nào"),
        gettext_lazy("Thêm hoạt động vào kế hoạch rồi giao dự toán ở đây."),
    )

    def form(self, request: HttpRequest) -> PlanBudgetForm:
        """Search, and which of them."""
        return PlanBudgetForm(request.GET)

    def visible(self, person: User) -> QuerySet[Activity]:
        """Its activities; of own units alone for whoever sees only those."""
        self.plan = get_object_or_404(_plans(person).select_related("paper"), pk=self.kwargs["pk"])
        self.title = capfirst(self.plan.title)
        self.lead = _("Bấm vào hoạt động để giao dự toán, ghi khoản chi.")
        self.lines = visible.budget_lines(person).filter(activity__plan=self.plan)
        self.totals = sums.totals_of(self.lines)
        found = Activity.objects.filter(plan=self.plan, removed_at=None)
        if access.scope_of(person, policy.READ) == Scope.ALL:
            return found
        own = ActivityUnit.objects.filter(unit__in=access.own_unit_ids(person, policy.READ))
        return found.filter(Q(pk__in=own.values("activity")) | Q(pk__in=self.lines.values("activity")))

    def narrowed(self, found: QuerySet[Activity], cleaned: Mapping[str, Any]) -> Any:
        """By the form."""
        if words := fold(cleaned.get("q") or "").split():
            texts = found.values_list("pk", "text")
            found = found.filter(pk__in=[pk for pk, text in texts if all(w in fold(text) for w in words)])
        only = cleaned.get("only")
        if only == "granted":
            found = found.filter(pk__in=self.totals)
        elif only == "none":
            found = found.exclude(pk__in=self.totals)
        elif only == "over":
            found = found.filter(pk__in=[key for key, totals in self.totals.items() if totals.is_over])
        return found

    def row(self, record: Activity) -> Row:
        """One activity, leading to its money."""
        totals = self._totals(record)
        return Row(
            reverse("programmes:activity_budget", args=[record.pk]),
            record.text or _("(chưa có nội dung)"),
            record.group,
            tuple(money.written(each) for each in (totals.estimated, totals.planned, totals.spent)),
            *look_of(totals),
        )

    def cells(self, record: Activity) -> list[Any]:
        """Of the file."""
        totals = self._totals(record)
        return [record.text, totals.estimated, totals.planned, totals.spent, totals.left, record.budget_line]

    def _totals(self, record: Activity) -> Totals:
        totals = self.totals.get(record.pk) or Totals()
        totals.estimated = record.budget or 0
        return totals


class ActivityBudgetView(ListScreen):
    """Các dòng dự toán của một hoạt động."""

    tab = "budget"
    keeps_filters = False
    file_name = "du-toan"
    headers = (
        gettext_lazy("Dòng dự toán"),
        gettext_lazy("Đơn vị chi"),
        gettext_lazy("Được giao"),
        gettext_lazy("Đã chi"),
        gettext_lazy("Tình hình"),
    )
    numbers = (2, 3)
    columns = (
        Column("source", gettext_lazy("Nguồn"), 1),
        Column("unit", gettext_lazy("Đơn vị chi"), 2),
        Column("planned", gettext_lazy("Được giao"), 3),
        Column("decided", gettext_lazy("Giao ngày")),
        Column("paper", gettext_lazy("Văn bản"), 1),
        Column("spent", gettext_lazy("Đã chi"), 4),
    )
    empty = (
        gettext_lazy("Hoạt động chưa được giao dự toán"),
        gettext_lazy(
            "Thêm dòng dự toán theo từng nguồn; số dự kiến và nguồn đã ghi trong kế hoạch được điền sẵn."
        ),
    )

    def form(self, request: HttpRequest) -> forms.Form:
        """Nothing to narrow: a handful of lines."""
        return forms.Form(request.GET)

    def visible(self, person: User) -> Any:
        """Its lines."""
        self.activity = activity_of(person, self.kwargs["pk"])
        self.title = self.activity.text or _("(chưa có nội dung)")
        self.lead = _("Dự kiến trong kế hoạch: %(estimate)s đồng. %(source)s") % {
            "estimate": money.written(self.activity.budget or 0),
            "source": self.activity.budget_line,
        }
        return sums.with_spent(visible.budget_lines(person).filter(activity=self.activity))

    def narrowed(self, found: Any, cleaned: Mapping[str, Any]) -> Any:
        """All of them."""
        return found

    def row(self, record: Any) -> Row:
        """One line."""
        totals = Totals(planned=record.planned, spent=record.spent)
        return Row(
            record.get_absolute_url(),
            str(record.get_source_display()),
            record.reference,
            (record.unit.name, money.written(record.planned), money.written(record.spent)),
            *look_of(totals),
        )

    def cells(self, record: Any) -> list[Any]:
        """Of the file."""
        source = record.get_source_display()
        return [source, record.unit.name, record.planned, record.decided_on, record.reference, record.spent]

    def add(self, person: User) -> dict[str, Any] | None:
        """For who keeps the money."""
        if not access.scope_of(person, policy.SPEND):
            return None
        url = reverse("programmes:new_budget_line", args=[self.activity.pk])
        return {"url": url, "label": _("Thêm dòng dự toán")}

    def more(self, person: User) -> dict[str, Any]:
        """The way back to the plan."""
        plan = self.activity.plan
        return {"trail": [_back(), (reverse("programmes:plan_budget", args=[plan.pk]), capfirst(plan.title))]}


class BudgetLineFormView(KeepScreen):
    """Thêm hoặc sửa dòng dự toán."""

    tab = "budget"
    action = policy.SPEND
    title = gettext_lazy("Dòng dự toán")
    done = gettext_lazy("Đã lưu dòng dự toán.")

    def record(self, pk: int | None = None, activity: int | None = None) -> BudgetLine:
        """New for an activity, or one that is seen."""
        if pk:
            return _found(self.request, pk)
        return BudgetLine(activity=activity_of(actor_of(self.request), activity or 0))

    def build(self, record: BudgetLine, data: Any) -> BudgetLineForm:
        """The form; what the plan says already is filled in."""
        initial: dict[str, Any] = {}
        if not record.pk:
            lead = record.activity.parties.filter(part=Part.LEAD).exclude(unit=None).first()
            initial = {"planned": record.activity.budget, "reference": record.activity.budget_line}
            initial |= {"unit": lead.unit_id} if lead else {}
        return BudgetLineForm(data, instance=record, initial=initial, person=actor_of(self.request))

    def keep(self, record: BudgetLine, cleaned: dict[str, Any]) -> BudgetLine:
        """The verb."""
        return budget.keep(actor=actor_of(self.request), line=record, fields=cleaned)

    def trail(self, record: BudgetLine) -> list[tuple[str, str]]:
        """Back."""
        return trail_of(record.activity)


class BudgetLineView(PageScreen):
    """Một dòng dự toán and what was spent of it."""

    tab = "budget"
    template = "programmes/budget_line.html"
    acts = ("spend", "take_back")

    def find(self, pk: int) -> BudgetLine:
        """Seen by this person."""
        return _found(self.request, pk)

    def form(self, act: str, record: BudgetLine, data: Any = None) -> Any:
        """A spending, or a reason."""
        return (SpendingForm if act == "spend" else ReasonForm)(data, prefix=act)

    def perform(self, act: str, record: BudgetLine, form: Any) -> str:
        """The verbs."""
        actor = actor_of(self.request)
        if act == "spend":
            budget.spend(actor=actor, line=record, **form.cleaned_data)
            return _("Đã ghi khoản chi.")
        spending = get_object_or_404(record.spendings, pk=self.item())
        budget.take_back(actor=actor, spending=spending, **form.cleaned_data)
        return _("Đã bỏ khoản chi; dòng vẫn còn để xem lại.")

    def context(self, record: BudgetLine) -> dict[str, Any]:
        """The money."""
        spendings = list(record.spendings.all())
        spent = sum(each.amount for each in spendings if each.taken_back_at is None)
        totals = Totals(record.activity.budget or 0, record.planned, spent)
        look, state = look_of(totals)
        return {
            "trail": trail_of(record.activity),
            "totals": totals,
            "look": look,
            "state": state,
            "spendings": spendings,
            "may_write": access.allowed(actor_of(self.request), policy.SPEND, units=[record.unit]),
        }


def look_of(totals: Totals) -> tuple[str, str]:
    """Dáng và lời: over-spent, how much is left, or nothing granted."""
    if totals.is_over:
        return "late", _("Vượt dự toán %(amount)s") % {"amount": money.written(-totals.left)}
    if not totals.planned:
        return "off", _("Chưa giao dự toán")
    return "run", _("Còn %(amount)s") % {"amount": money.written(totals.left)}


def activity_of(person: User, pk: int) -> Activity:
    """Hoạt động của một kế hoạch được xem. Raises Http404."""
    rows = Activity.objects.filter(plan__in=_plans(person).values("pk"), removed_at=None)
    return get_object_or_404(rows.select_related("plan__paper"), pk=pk)


def trail_of(activity: Activity) -> list[tuple[str, str]]:
    """Lối về: money, the plan, the activity."""
    plan = activity.plan
    return [
        _back(),
        (reverse("programmes:plan_budget", args=[plan.pk]), capfirst(plan.title)),
        (reverse("programmes:activity_budget", args=[activity.pk]), activity.text or _("(chưa có nội dung)")),
    ]


def _back() -> tuple[str, str]:
    return reverse("programmes:budget"), _("Kinh phí")


def _plans(person: User) -> QuerySet[Plan]:
    return plans.plans_visible_to(person).exclude(paper__state=PaperState.WITHDRAWN)


def _found(request: HttpRequest, pk: int) -> BudgetLine:
    return get_object_or_404(visible.budget_lines(actor_of(request)), pk=pk)
