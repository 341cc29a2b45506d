"""Trang phân công: the sentence in its source, what was done, and what this person can do now."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain import panels
from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.files import attachment
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.directives.domain import excerpt
from nhipcau.units.domain import access

from .. import queries
from ..domain import assignments, message, policy
from ..forms.work import ActionForm, ChangeForm
from ..models import Assignment, Evidence
from .acts import ACTS, offered, waiting_submission
from .history import history_of
from .visibility import visible_or_refused


class AssignmentView(Screen):
    """Trang phân công; every act is a POST to it, and what was typed stays when one is refused."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the page."""
        return self.page(request, visible_or_refused(request.user, pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do one act and come back."""
        assignment = visible_or_refused(request.user, pk)
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        form = act.form(request.POST, request.FILES, assignment=assignment, prefix=act.prefix)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(request, assignment, bound=form)
        try:
            act.run(request.user, assignment, dict(form.cleaned_data))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            form.add_error(None, refusal)
            return self.page(request, visible_or_refused(request.user, pk), bound=form)
        messages.success(request, act.done)
        return redirect(assignment)

    def page(
        self, request: HttpRequest, assignment: Assignment, bound: ActionForm | None = None
    ) -> HttpResponse:
        """The page with fresh forms, save the one that was refused."""
        waiting = waiting_submission(assignment)
        forms: dict[str, Any] = {}
        for prefix in offered(request.user, assignment):
            kind = next(act.form for act in ACTS.values() if act.prefix == prefix)
            forms[prefix.replace("-", "_")] = kind(assignment=assignment, prefix=prefix)
        if bound is not None and (name := str(bound.prefix).replace("-", "_")) in forms:
            forms[name] = bound
        address = request.build_absolute_uri(assignment.get_absolute_url())
        context = {
            "assignment": assignment,
            "obligation": assignment.obligation,
            "excerpts": excerpt.of(assignment.obligation),
            "evidence": assignment.evidence.select_related("added_by", "file"),
            "supporters": assignment.supporters.all(),
            # In the unit's own plan, which the unit and the standing office see.
            "lines": queries.lines_seen(request.user, assignment),
            "waiting": waiting,
            "is_own_submission": waiting is not None and waiting.submitted_by_id == request.user.pk,
            "forms": forms,
            "can_change": assignment.is_open and access.allowed(request.user, policy.ASSIGN),
            "history": history_of(assignment),
            "message": message.text_of(assignment, address=address),
            # Of other apps: how often it was reminded of, to which recurring duty it belongs …
            "beside_state": panels.rendered("plans.assignment.state", request, assignment),
            "panels": panels.rendered("plans.assignment", request, assignment),
        }
        return render(request, "plans/assignment.html", context, status=422 if bound is not None else 200)


class ChangeView(Screen):
    """Trang điều chỉnh phân công."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what stands."""
        assignment = self.changeable(request, pk)
        return self.page(request, assignment, ChangeForm(assignment=assignment))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep what was changed."""
        assignment = self.changeable(request, pk)
        form = ChangeForm(request.POST, assignment=assignment)
        if form.is_valid():
            try:
                assignments.change(actor=request.user, assignment=assignment, **form.cleaned_data)
            except Refused as refusal:
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã điều chỉnh phân công; lý do được lưu trong lịch sử."))
                return redirect(assignment)
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(request, assignment, form, status=422)

    def changeable(self, request: HttpRequest, pk: int) -> Assignment:
        """The assignment, for a person who hands out work."""
        access.require(request.user, policy.ASSIGN)
        return visible_or_refused(request.user, pk)

    def page(
        self, request: HttpRequest, assignment: Assignment, form: ChangeForm, status: int = 200
    ) -> HttpResponse:
        """The form."""
        return render(request, "plans/change.html", {"assignment": assignment, "form": form}, status=status)


class EvidenceFileView(Screen):
    """Tải tệp minh chứng về: an attachment, to those who may see its assignment."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The bytes as they came."""
        evidence = get_object_or_404(Evidence.objects.select_related("file"), pk=pk, file__isnull=False)
        visible_or_refused(request.user, evidence.assignment_id)
        return attachment(evidence.file, evidence.file_name)
