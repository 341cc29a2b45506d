"""Ban Chỉ đạo: the list, one committee, and its general facts."""

from collections import Counter, defaultdict
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.units import queries as units
from nhipcau.units.domain import access

from .. import queries
from ..domain import committees, outlook, policy, tasks, unit_plans
from ..enums import MeetingState, TaskState
from ..forms.compositions import CommitteeForm
from ..models import Committee, Meeting, Member
from .screen import FormScreen, Screen

SHOWN = 5


class CommitteesView(Screen):
    """Mọi Ban Chỉ đạo; where there is one, its page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list, the one committee, or what to do first."""
        access.require_some(self.person, policy.READ)
        found = list(queries.committees_visible_to(self.person).select_related("standing_unit"))
        if len(found) == 1 and not self.may(policy.COMPOSE):
            return redirect(found[0])
        return render(request, "committee/committees.html", self.frame(rows=self.rows(found)))

    def rows(self, committees: list[Committee]) -> list[dict[str, Any]]:
        """Each with its next meeting and what is still owed of its conclusions."""
        seen = queries.meetings_visible_to(self.person).filter(committee__in=committees)
        coming: dict[int, Meeting] = {}
        for meeting in seen.filter(state=MeetingState.PLANNED).order_by("-starts_at"):
            coming[meeting.committee_id] = meeting
        concluded = list(Meeting.objects.filter(committee__in=committees, directive__isnull=False))
        of_committee: dict[int, Counter[TaskState]] = defaultdict(Counter)
        standing = tasks.standing(concluded, self.person)
        for meeting in concluded:
            of_committee[meeting.committee_id] += standing.get(meeting.directive_id or 0, Counter())
        rows = []
        for each in committees:
            counted = of_committee[each.pk]
            rows.append(
                {
                    "committee": each,
                    "coming": coming.get(each.pk),
                    "open": counted.total() - counted[TaskState.DONE],
                    "late": counted[TaskState.LATE],
                }
            )
        return rows


class CommitteeView(Screen):
    """Một Ban Chỉ đạo: who sits in it, its meetings, how its conclusions stand."""

    tab = "committee"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        committee = self.committee(pk)
        today = timezone.localdate()
        compositions = list(committee.compositions.all())
        present = next((each for each in compositions if each.holds_on(today)), None)
        related = queries.with_papers(queries.meetings_visible_to(self.person).filter(committee=committee))
        meetings = list(related)
        coming = [each for each in reversed(meetings) if each.state == MeetingState.PLANNED]
        held = [each for each in meetings if each.state == MeetingState.HELD]
        waiting = queries.waiting_notices().filter(committee=committee) if self.may(policy.RUN) else ()
        # As far as this person may see them: also what was concluded before their unit had a seat.
        concluded = Meeting.objects.filter(committee=committee, directive__isnull=False)
        found = tasks.of(concluded, self.person)
        sitting = [each for each in queries.members_of(present) if each.sits_on(today)] if present else []
        context = self.frame(
            committee,
            compositions=compositions,
            present=present,
            sitting=sitting,
            coming=self.coming(coming[:SHOWN]),
            past=outlook.past(held[:SHOWN], found),
            waiting=waiting,
            counts=list(tasks.counted(found).items()),
            total=len(found),
            owed=outlook.owed(found, today),
            without_plan=self.without_plan(committee, sitting, found),
            year=today.year,
        )
        return render(request, "committee/committee.html", context)

    def coming(self, meetings: list[Meeting]) -> list[dict[str, Any]]:
        """The meetings to come, the next one with what it lacks for who prepares it."""
        rows: list[dict[str, Any]] = [{"meeting": each, "agenda": None} for each in meetings]
        if rows and self.may(policy.RUN):
            first = rows[0]["meeting"]
            agenda = list(queries.agenda_of(first))
            rows[0] |= {"agenda": len(agenda), "lacks": outlook.lacks_of(first, agenda)}
        return rows

    def without_plan(
        self, committee: Committee, sitting: list[Member], found: list[tasks.Task]
    ) -> dict[str, list[Any]] | None:
        """The members whose unit has no plan this year, those with tasks apart; None for who may not see."""
        if not access.scope_of(self.person, policy.SURVEY):
            return None
        year = unit_plans.this_year()
        rows = unit_plans.of(committee, sitting, year=year, person=self.person, found=found)
        return {
            "given": [row for row in rows if row.lacks_plan],
            "others": [row for row in rows if not row.plans and not row.tasks],
        }


class NewCommitteeView(FormScreen):
    """Lập Ban Chỉ đạo."""

    action = policy.COMPOSE

    def form(self, *data: Any) -> forms.Form:
        """The form, with the standing office to begin with."""
        office = getattr(units.standing_office(), "pk", None)
        first = {"standing_unit": office, "office": office, "short_name": "Ban Chỉ đạo"}
        return CommitteeForm(*data, initial=first)

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Found it, and on to the decision."""
        made = committees.found(actor=self.person, **form.cleaned_data)
        return _("Đã lập Ban Chỉ đạo. Tiếp theo: ghi quyết định thành lập và thành viên."), made

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The form."""
        return render(self.request, "committee/form.html", self.frame(form=form, is_new=True), status=status)


class CorrectCommitteeView(FormScreen):
    """Sửa thông tin chung."""

    action, tab = policy.COMPOSE, "committee"
    record: Committee

    def find(self, **kwargs: Any) -> None:
        """The committee."""
        self.record = self.committee(kwargs["pk"])

    def form(self, *data: Any) -> forms.Form:
        """The form with what holds now."""
        held = self.record
        first = {
            "name": held.name,
            "short_name": held.short_name,
            "standing_unit": held.standing_unit_id,
            "office": held.office_id,
        }
        return CommitteeForm(*data, initial=first)

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Keep it."""
        made = committees.correct(actor=self.person, committee=self.record, **form.cleaned_data)
        return _("Đã lưu thông tin Ban Chỉ đạo."), made

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(self.record, form=form, is_new=False)
        return render(self.request, "committee/form.html", context, status=status)
