"""Nhiệm vụ từ kết luận: all of them, and what each member's unit has of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, tasks, unit_plans
from ..domain.tasks import Task
from ..forms.meetings import TasksListForm, YearForm
from .screen import Screen


def _cells(row: dict[str, Any]) -> list[Any]:
    task: Task = row["task"]
    return [
        row["meeting"].title,
        task.obligation.directive.number,
        task.obligation.section,
        task.obligation.text,
        task.written,
        task.leads,
        task.due,
        str(task.state.label),
    ]


TASKS = Listing(
    "nhiem-vu-tu-ket-luan",
    [
        Column("meeting", gettext_lazy("Phiên họp"), 1),
        Column("notice", gettext_lazy("Thông báo kết luận"), 1),
        Column("section", gettext_lazy("Mục"), 1),
        Column("task", gettext_lazy("Nhiệm vụ"), 1),
        Column("written", gettext_lazy("Giao cho, theo văn bản"), 2),
        Column("lead", gettext_lazy("Đơn vị chủ trì"), 2),
        Column("due", gettext_lazy("Hạn"), 3),
        Column("state", gettext_lazy("Tình trạng"), 4),
    ],
    cells=_cells,
)


def _unit_cells(row: unit_plans.Row) -> list[Any]:
    return [
        row.member.get_seat_display(),
        str(row.member),
        row.member.unit.name,
        len(row.tasks),
        row.done,
        row.late,
        "; ".join(plan.title for plan in row.plans),
    ]


UNITS = Listing(
    "ke-hoach-cua-thanh-vien",
    [
        Column("seat", gettext_lazy("Vai trò"), 1),
        Column("member", gettext_lazy("Thành viên"), 1),
        Column("unit", gettext_lazy("Đơn vị đại diện"), 2),
        Column("tasks", gettext_lazy("Được giao"), 3),
        Column("done", gettext_lazy("Đã hoàn thành"), 3),
        Column("late", gettext_lazy("Quá hạn"), 3),
        Column("plans", gettext_lazy("Kế hoạch của đơn vị"), 4),
    ],
    cells=_unit_cells,
)


class TasksView(Screen):
    """Danh sách nhiệm vụ từ kết luận; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "tasks"
    listing = TASKS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List or table file."""
        committee = self.committee(pk)
        held = queries.meetings_visible_to(self.person).filter(committee=committee, directive__isnull=False)
        every = list(held)
        rows = tasks.of(every, self.person)
        form = TasksListForm(request.GET, meetings=held, units={unit for row in rows for unit in row.units})
        form.is_valid()
        found = [row for row in rows if _fits(row, form.cleaned_data)]
        titles = {each.directive_id: each for each in every}
        lines = [{"task": row, "meeting": titles[row.obligation.directive_id]} for row in found]
        if "export" in request.GET:
            return self.listed.file(lines)
        context = self.frame(committee, form=form, page_obj=self.listed.page(lines), has_any=bool(rows))
        return render(request, "committee/tasks.html", context)


class UnitsView(Screen):
    """Mỗi thành viên: what the committee gave its unit, and the unit's plan."""

    tab = "units"
    listing = UNITS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Table or file."""
        committee = self.committee(pk)
        access.require(self.person, policy.SURVEY)
        form = YearForm(request.GET)
        form.is_valid()
        year = form.cleaned_data.get("year") or unit_plans.this_year()
        today = timezone.localdate()
        present = committee.composition_on(today)
        members = queries.search_members(
            queries.members_of(present), form.cleaned_data.get("q") or "", sitting_on=today
        ) if present else []  # fmt: skip
        every = unit_plans.of(committee, list(members), year=year, person=self.person)
        lack = form.cleaned_data.get("lack")
        rows = [
            row
            for row in every
            if not lack or (lack == "no" and row.lacks_plan) or (lack == "yes" and row.plans)
        ]
        if "export" in request.GET:
            return self.listed.file(rows)
        context = self.frame(
            committee,
            form=form,
            year=year,
            page_obj=self.listed.page(rows),
            has_any=present is not None,
            lacking=sum(row.lacks_plan for row in every),
        )
        return render(request, "committee/units.html", context)


def _fits(row: Task, wanted: dict[str, Any]) -> bool:
    unit, meeting = wanted.get("unit"), wanted.get("meeting")
    if meeting and row.obligation.directive_id != meeting.directive_id:
        return False
    if not tasks.fits(row, state=wanted.get("state") or "", unit=unit.pk if unit else None):
        return False
    words = fold(wanted.get("q") or "").split()
    if not words:
        return True
    said = fold(f"{row.obligation.text} {row.leads} {row.written} {row.obligation.directive.number}")
    return all(word in said for word in words)
