"""Ban Chỉ đạo: the list, one committee, and its general facts."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.units import queries as units
from nhipcau.units.domain import access

from .. import queries
from ..domain import circles, committees, policy, tasks
from ..enums import Circle, MeetingState
from ..forms.compositions import CommitteeForm
from ..models import Committee, Meeting
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
        return render(request, "committee/committees.html", self.frame(committees=found))


class CommitteeView(Screen):
    """Một Ban Chỉ đạo: who sits in it, its meetings, how its conclusions stand."""

    tab = "committee"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        committee = self.committee(pk)
        today = timezone.localdate()
        present = committee.composition_on(today)
        meetings = queries.meetings_visible_to(self.person).filter(committee=committee)
        waiting = queries.waiting_notices().filter(committee=committee) if self.may(policy.RUN) else ()
        found = tasks.of(Meeting.objects.filter(committee=committee, directive__isnull=False), self.person)
        counted = tasks.counted(found)
        context = self.frame(
            committee,
            compositions=committee.compositions.all(),
            present=present,
            sitting=[each for each in queries.members_of(present) if each.sits_on(today)] if present else [],
            standing=circles.units_of(present, Circle.STANDING, today) if present else [],
            coming=meetings.filter(state=MeetingState.PLANNED).order_by("starts_at")[:SHOWN],
            past=meetings.filter(state=MeetingState.HELD)[:SHOWN],
            waiting=waiting,
            counts=list(counted.items()),
            total=len(found),
        )
        return render(request, "committee/committee.html", context)


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
