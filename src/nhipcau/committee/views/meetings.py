"""Phiên họp: the list, calling one, changing it."""

from collections import Counter
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing

from .. import queries
from ..domain import meetings, policy, tasks
from ..enums import TaskState
from ..forms.meetings import CallForm, MeetingForm, MeetingsListForm, initial_of
from ..models import Committee, Meeting
from .screen import FormScreen, Screen


def _cells(row: dict[str, Any]) -> list[Any]:
    each: Meeting = row["meeting"]
    return [
        each.title,
        each.subject,
        each.starts_at,
        each.place,
        each.get_state_display(),
        each.directive.number if each.directive else "",
        row["tasks"],
        row["done"],
        row["late"],
    ]


MEETINGS = Listing(
    "phien-hop-ban-chi-dao",
    [
        Column("title", gettext_lazy("Phiên họp"), 1),
        Column("subject", gettext_lazy("Chủ đề"), 1),
        Column("time", gettext_lazy("Thời gian"), 2),
        Column("place", gettext_lazy("Địa điểm"), 2),
        Column("state", gettext_lazy("Trạng thái"), 3),
        Column("notice", gettext_lazy("Thông báo kết luận"), 4),
        Column("tasks", gettext_lazy("Nhiệm vụ"), 5),
        Column("done", gettext_lazy("Đã hoàn thành"), 5),
        Column("late", gettext_lazy("Quá hạn"), 5),
    ],
    cells=_cells,
)


class MeetingsView(Screen):
    """Danh sách phiên họp; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "meetings"
    listing = MEETINGS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List or table file."""
        committee = self.committee(pk)
        visible = queries.meetings_visible_to(self.person).filter(committee=committee)
        form = MeetingsListForm(request.GET)
        form.is_valid()
        found = visible.select_related("committee", "directive", "conclusion").defer(
            "directive__reading", "directive__folded"
        )
        for name in ("kind", "state"):
            if value := form.cleaned_data.get(name):
                found = found.filter(**{name: value})
        rows = queries.search_meetings(found, form.cleaned_data.get("q") or "")
        if "export" in request.GET:
            return self.listed.file(self.with_tasks(rows))
        page = self.listed.page(rows)
        context = self.frame(
            committee,
            form=form,
            page_obj=page,
            rows=self.with_tasks(list(page.object_list)),
            has_any=bool(rows) or visible.exists(),
        )
        return render(request, "committee/meetings.html", context)

    def with_tasks(self, rows: list[Meeting]) -> list[dict[str, Any]]:
        """Each meeting with how its conclusions stand, as far as this person may see them."""
        standing = tasks.standing(rows, self.person)
        made = []
        for each in rows:
            counted = standing.get(each.directive_id or 0, Counter())
            made.append(
                {
                    "meeting": each,
                    "tasks": counted.total(),
                    "done": counted[TaskState.DONE],
                    "late": counted[TaskState.LATE],
                }
            )
        return made


class CallView(FormScreen):
    """Lập phiên họp."""

    action, tab = policy.RUN, "meetings"
    record: Committee

    def find(self, **kwargs: Any) -> None:
        """The committee."""
        self.record = self.committee(kwargs["pk"])

    def form(self, *data: Any) -> forms.Form:
        """The form."""
        return CallForm(*data, committee=self.record, initial={"hour": "08:00"})

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Call it."""
        assert isinstance(form, CallForm)  # noqa: S101 - what `form` gives
        made = meetings.call(actor=self.person, committee=self.record, **form.terms())
        return _("Đã lập phiên họp. Việc kiểm điểm kết luận phiên trước đã có trong chương trình."), made

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(self.record, form=form)
        return render(self.request, "committee/call.html", context, status=status)


class ChangeMeetingView(FormScreen):
    """Sửa thời gian, địa điểm, chủ trì."""

    action, tab = policy.RUN, "meetings"
    record: Meeting

    def find(self, **kwargs: Any) -> None:
        """The meeting."""
        self.record = self.meeting(kwargs["pk"])

    def form(self, *data: Any) -> forms.Form:
        """The form with what holds now."""
        return MeetingForm(*data, committee=self.record.committee, initial=initial_of(self.record))

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Keep it."""
        assert isinstance(form, MeetingForm)  # noqa: S101 - what `form` gives
        meetings.change(actor=self.person, meeting=self.record, **form.terms())
        return _("Đã lưu phiên họp."), self.record

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(self.record.committee, form=form, meeting=self.record)
        return render(self.request, "committee/call.html", context, status=status)
