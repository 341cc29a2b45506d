"""Trang phiên họp: agenda, who was there, conclusions with their obligations, the papers of each step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from nhipcau.directives.domain import policy as directives_policy
from nhipcau.directives.enums import DirectiveState
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.views.steps import next_of
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope

from .. import queries
from ..domain import composing, meetings, policy, tasks
from ..enums import Document, MeetingState
from ..forms.meetings import FileForm, ItemForm, NoticeChoiceForm, NoticeFileForm, ReasonForm, ReplaceForm
from ..models import FormerInvitation, Meeting
from .screen import Screen


class MeetingView(Screen):
    """Một phiên họp, as far as this person may see it."""

    tab = "meetings"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        meeting = self.meeting(pk)
        runs = self.may(policy.RUN)
        sees_all = access.scope_of(self.person, policy.READ) == Scope.ALL
        agenda = list(queries.agenda_of(meeting))
        looks_back = any(item.follows_id for item in agenda)
        found, back = tasks.with_earlier(meeting, self.person) if looks_back else (
            tasks.of([meeting], self.person), []
        )  # fmt: skip
        context = self.frame(
            meeting.committee,
            meeting=meeting,
            sees_all=sees_all,
            agenda=agenda,
            looking_back=back,
            members=meetings.members_of(meeting),
            attendance=self.attendance(meeting, sees_all),
            concluded=self.concluded(meeting, found, sees_all),
            counts=list(tasks.counted(found).items()),
            unresolved=sum(task.unresolved for task in found),
            is_moved=meeting.state == MeetingState.PLANNED and composing.is_invited_elsewhere(meeting),
            papers=self.papers(meeting) if sees_all else self.sent(meeting),
            is_today=meeting.day <= timezone.localdate(),
            may_review=self.may(directives_policy.REVIEW),
            **(self.forms(meeting) if runs else {}),
        )
        return render(request, "committee/meeting.html", context)

    def attendance(self, meeting: Meeting, sees_all: bool) -> list[Any]:
        """Who was there; a unit sees its own seats."""
        rows = meeting.attendance.select_related("member__unit")
        if not sees_all:
            rows = rows.filter(member__in=queries.seats_of(self.person))
        return list(rows)

    def concluded(self, meeting: Meeting, found: list[tasks.Task], sees_all: bool) -> list[tasks.Concluded]:
        """The conclusions with their tasks; a unit sees those that give it something, once issued."""
        rows = tasks.by_conclusion(meeting, found)
        if sees_all:
            return rows
        return [row for row in rows if row.tasks]

    def papers(self, meeting: Meeting) -> list[dict[str, Any]]:
        """Each paper: where it stands, or the button that drafts it."""
        rows = []
        for document in Document:
            paper = getattr(meeting, document.value)
            is_time = document == Document.INVITATION or meeting.state == MeetingState.HELD
            next_step = next_of(self.person, paper) if paper else None
            rows.append(
                {
                    "document": document,
                    "paper": paper,
                    "next": next_step,
                    "is_time": is_time,
                    "former": self.former(meeting) if document == Document.INVITATION else (),
                }
            )
        return rows

    def former(self, meeting: Meeting) -> list[FormerInvitation]:
        """Invitations that were replaced, or hold until their successor is issued; the latest first."""
        return list(meeting.former_invitations.select_related("paper", "successor").order_by("-pk"))

    def sent(self, meeting: Meeting) -> list[dict[str, Any]]:
        """The papers that were issued to a unit."""
        rows = []
        for document in (Document.INVITATION, Document.CONCLUSION):
            paper = getattr(meeting, document.value)
            issued = paper if paper and paper.state == PaperState.ISSUED else None
            former = self.former(meeting) if document == Document.INVITATION else []
            if issued or former:
                rows.append(
                    {"document": document, "paper": issued, "next": None, "is_time": True, "former": former}
                )
        return rows

    def replaces(self, meeting: Meeting) -> bool:
        """Its invitation is issued and it was not held yet."""
        paper = meeting.invitation
        return (
            meeting.state == MeetingState.PLANNED and paper is not None and paper.state == PaperState.ISSUED
        )

    def forms(self, meeting: Meeting) -> dict[str, Any]:
        """The forms of who runs the meeting."""
        paper, directive = meeting.conclusion, meeting.directive
        lacks_notice = directive is None or directive.state in {
            DirectiveState.DISCARDED,
            DirectiveState.FAILED,
        }
        wants_notice = meeting.state == MeetingState.HELD and lacks_notice
        offered = queries.free_notices() if wants_notice else None
        return {
            "item_form": ItemForm(prefix="item"),
            "file_form": FileForm(),
            "cancel_form": ReasonForm(prefix="cancel"),
            "replace_form": ReplaceForm(prefix="replace") if self.replaces(meeting) else None,
            "notice_form": NoticeFileForm() if wants_notice else None,
            "notice_choice": NoticeChoiceForm(offered=offered) if offered else None,
            "own_notice": wants_notice and paper is not None and paper.state == PaperState.ISSUED,
        }
