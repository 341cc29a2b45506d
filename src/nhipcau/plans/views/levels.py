"""Chuỗi từ chỉ đạo đến minh chứng: one picture from any of its ends, what lacks level by level below."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import Screen
from nhipcau.directives import queries as directives
from nhipcau.directives.domain.chain import name_of
from nhipcau.issuing.enums import PaperState
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import levels, policy
from ..domain.levels import Reading, Scope, Task
from ..models import Activity, Assignment
from . import levels_picture
from .plan_screen import PlanScreen
from .visibility import visible_or_refused

GAPS = "con-trong"


def _cells(task: Task) -> list[Any]:
    obligation = task.obligation
    return [
        obligation.directive.number or obligation.directive.title,
        obligation.section,
        obligation.text,
        "; ".join(line.text for line in task.lines),
        "; ".join(task.reasons),
        len({row.unit.pk for row in task.work}),
        task.planned,
        "; ".join(unit.name for unit in task.open_units),
        task.evidence,
    ]


TASKS = Listing(
    "chuoi-chi-dao-minh-chung",
    [
        Column("document", gettext_lazy("Văn bản"), 1),
        Column("section", gettext_lazy("Mục"), 1),
        Column("task", gettext_lazy("Nhiệm vụ"), 1),
        Column("province", gettext_lazy("Kế hoạch của tỉnh"), 2),
        Column("reason", gettext_lazy("Lý do để ngoài"), 2),
        Column("units", gettext_lazy("Số đơn vị được giao"), 3),
        Column("planned", gettext_lazy("Số đơn vị đã đưa vào kế hoạch riêng"), 4),
        Column("unplanned", gettext_lazy("Đơn vị chưa đưa vào kế hoạch riêng"), 4),
        Column("evidence", gettext_lazy("Số minh chứng"), 5),
    ],
    cells=_cells,
)


class LevelsScreen(PlanScreen):
    """A picture above, the tasks level by level below; `?export=csv` or `xlsx` gives the tasks."""

    listing = TASKS
    keeps_filters = False

    def below(self, scope: Scope, reading: Reading) -> dict[str, Any]:
        """Danh sách các nhiệm vụ, all of them or those that lack something."""
        page = self.listed.page(self.tasks(reading))
        return {
            "page_obj": page,
            "tasks": levels.across(scope, reading, page.object_list),
            "only_gaps": self.only_gaps,
            "gap_count": len(reading.lacking),
            "every": len(reading.tasks),
        }

    def file(self, scope: Scope, reading: Reading) -> HttpResponse:
        """Bảng xuất of what the list shows."""
        return self.listed.file(levels.across(scope, reading, self.tasks(reading)))

    def tasks(self, reading: Reading) -> list[int]:
        """Các nhiệm vụ đang xem, by their numbers."""
        lacking = reading.lacking
        return [pk for pk in reading.tasks if not self.only_gaps or pk in lacking]

    @property
    def only_gaps(self) -> bool:
        """Chỉ xem chỗ trống."""
        return self.request.GET.get("phan") == GAPS


class DirectiveLevels(LevelsScreen):
    """Từ một văn bản chỉ đạo."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Picture and list, or the list's file."""
        access.require_some(self.actor, policy.READ_PLAN)
        directive = directives.visible_to(self.actor).defer("folded").filter(pk=pk).first()
        if directive is None:
            raise Http404
        scope = levels.of_directive(self.actor, directive)
        reading = levels.read(scope)
        if "export" in request.GET:
            return self.file(scope, reading)
        drawing = levels_picture.of_levels(levels.of(scope, reading), directive=directive.pk)
        context = {
            "directive": directive,
            "name": name_of(directive),
            **pictures(drawing),
            **self.below(scope, reading),
        }
        return render(request, "plans/cascade/of_directive.html", context)


class PlanLevels(LevelsScreen):
    """Từ một kế hoạch, of the province or of a unit."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Picture and list, or the list's file."""
        plan = self.plan(pk)
        scope = levels.of_plan(self.actor, plan)
        reading = levels.read(scope)
        if "export" in request.GET:
            return self.file(scope, reading)
        drawing = levels_picture.of_levels(levels.of(scope, reading, plan), plan=plan)
        context = {
            "name": capfirst(plan.title),
            **pictures(drawing),
            **self.below(scope, reading),
        }
        return self.page(plan, "chain", context, counts_gaps=False)


class WorkLevels(Screen):
    """Từ một việc được giao, or from one of its pieces of evidence (`?minh-chung=`)."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The picture, and the same as a list."""
        work = visible_or_refused(request.user, pk)
        evidence = list(queries.standing_evidence().filter(assignment=work).select_related("activity"))
        chosen = request.GET.get("minh-chung", "")
        centre = next((each.pk for each in evidence if str(each.pk) == chosen), None)
        # The one looked at is drawn also where there are too many.
        evidence.sort(key=lambda each: each.pk != centre)
        above = _above(request.user, work)
        lines = list(queries.lines_seen(request.user, work))
        drawing = levels_picture.of_work(work, above, lines, evidence, centre=centre)
        context = {
            "work": work,
            "name": work.unit.name,
            "above": above,
            "lines": lines,
            "evidence": evidence,
            **pictures(drawing),
        }
        return render(request, "plans/cascade/of_work.html", context)


def _above(person: User, work: Assignment) -> list[tuple[Activity, bool]]:
    """Dòng của kế hoạch tỉnh phía trên một việc, and whether the person may open it.

    The line that set the work going; of work given directly, those that answer the same task.
    """
    seen = queries.plans_visible_to(person)
    rows = Activity.objects.select_related("plan__paper", "responsible").annotate(
        is_seen=Exists(seen.filter(pk=OuterRef("plan")).order_by())
    )
    if work.activity_id:
        found = rows.filter(pk=work.activity_id)
    else:
        found = rows.filter(removed_at=None, is_seen=True, answers__obligation=work.obligation_id).exclude(
            plan__paper__state=PaperState.WITHDRAWN
        )
    return [(row, row.is_seen) for row in found.order_by("plan", "position")]


def pictures(drawing: levels_picture.Drawing) -> dict[str, Any]:
    """Hai dáng của hình, for a wide and for a narrow screen."""
    if drawing.is_empty:
        return {"pictures": []}
    return {"pictures": [levels_picture.wide(drawing), levels_picture.narrow(drawing)]}
