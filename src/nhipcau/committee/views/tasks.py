"""Nhiệm vụ từ kết luận: all of them, and what each member's unit has of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.folding import fold
from nhipcau.core.views.exporting import export_response
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, tasks, unit_plans
from ..domain.tasks import Task
from ..forms.meetings import TasksListForm, YearForm
from ..models import Meeting
from .screen import PER_PAGE, Screen


class TasksView(Screen):
    """Danh sách nhiệm vụ từ kết luận; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "tasks"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List or table file."""
        committee = self.committee(pk)
        held = queries.meetings_visible_to(self.person).filter(committee=committee, directive__isnull=False)
        form = TasksListForm(request.GET, meetings=held)
        form.is_valid()
        chosen = form.cleaned_data.get("meeting")
        every = list(held)
        rows = tasks.of([chosen] if chosen else every, self.person)
        found = [row for row in rows if _fits(row, form.cleaned_data)]
        titles = {each.directive_id: each for each in every}
        lines = [{"task": row, "meeting": titles[row.obligation.directive_id]} for row in found]
        if kind := request.GET.get("export"):
            cells = [_cells(line["task"], line["meeting"]) for line in lines]
            return export_response("nhiem-vu-tu-ket-luan", _headers(), cells, kind)
        page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
        context = self.frame(committee, form=form, page_obj=page, rows=page.object_list, has_any=bool(rows))
        return render(request, "committee/tasks.html", context)


class UnitsView(Screen):
    """Mỗi thành viên: what the committee gave its unit, and the unit's plan."""

    tab = "units"

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
        if kind := request.GET.get("export"):
            return export_response("ke-hoach-cua-thanh-vien", _unit_headers(), map(_unit_cells, rows), kind)
        context = self.frame(
            committee,
            form=form,
            year=year,
            rows=rows,
            has_any=present is not None,
            lacking=sum(row.lacks_plan for row in every),
        )
        return render(request, "committee/units.html", context)


def _fits(row: Task, wanted: dict[str, Any]) -> bool:
    if (state := wanted.get("state")) and row.state != state:
        return False
    said = fold(f"{row.obligation.text} {row.leads} {row.written} {row.obligation.directive.number}")
    return all(word in said for word in fold(wanted.get("q") or "").split())


def _headers() -> list[str]:
    return [
        _("Phiên họp"),
        _("Thông báo kết luận"),
        _("Mục"),
        _("Nhiệm vụ"),
        _("Giao cho, theo văn bản"),
        _("Đơn vị chủ trì"),
        _("Hạn"),
        _("Tình trạng"),
    ]


def _cells(task: Task, meeting: Meeting) -> list[Any]:
    return [
        meeting.title,
        task.obligation.directive.number,
        task.obligation.section,
        task.obligation.text,
        task.written,
        task.leads,
        task.due,
        str(task.state.label),
    ]


def _unit_headers() -> list[str]:
    return [
        _("Vai trò"),
        _("Thành viên"),
        _("Đơn vị đại diện"),
        _("Được giao"),
        _("Đã hoàn thành"),
        _("Quá hạn"),
        _("Kế hoạch của đơn vị"),
    ]


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
