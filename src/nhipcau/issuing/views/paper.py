"""Trang văn bản đi: where it stands, what to do next, how it reads, what happened to it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access

from .. import queries
from ..domain import hands, owners, policy, reading
from ..enums import FileForm
from ..forms.papers import ReasonForm
from ..models import Paper
from .acts import ACTS, Act, offered
from .history import history_of
from .panels import form_notice
from .steps import next_of, steps_of
from .visibility import paper_or_refused


class PaperView(Screen):
    """Trang văn bản đi; every act is a POST to it, and a reason typed stays when one is refused."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the page."""
        return self.page(request, paper_or_refused(request.user, pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do one act and come back."""
        paper = paper_or_refused(request.user, pk)
        name = request.POST.get("act", "")
        act = ACTS.get(name)
        if act is None:
            raise Http404
        access.require(request.user, act.action, units=hands.units_of(paper))
        form = ReasonForm(request.POST, prefix=name) if act.reason else None
        if form is not None and not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(request, paper, bound={name: form})
        try:
            act.run(actor=request.user, paper=paper, **(form.cleaned_data if form else {}))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.page(request, paper_or_refused(request.user, pk), bound={name: form})
        messages.success(request, _told(paper, act))
        return redirect(paper)

    def page(
        self, request: HttpRequest, paper: Paper, bound: dict[str, ReasonForm | None] | None = None
    ) -> HttpResponse:
        """The page with fresh forms, save the one that was refused."""
        person = request.user
        names = offered(person, paper)
        forms = {name: ReasonForm(prefix=name) for name in names if ACTS[name].reason} | (bound or {})
        sees_all = reading.sees_all(person, paper)
        version = None if paper.is_open else paper.versions.order_by("-number").first()
        context: dict[str, Any] = {
            "paper": paper,
            "steps": steps_of(paper),
            "next": next_of(person, paper),
            "offered": names,
            "take_back": forms.get("take-back"),
            "withdraw": forms.get("withdraw"),
            "document": reading.document_for(person, paper),
            "owner_url": owners.of(paper).url(paper) if sees_all else "",
            "rounds": paper.rounds.select_related("version") if sees_all else [],
            "own_requests": queries.requests_for(person).filter(round__paper=paper),
            "versions": paper.versions.order_by("-number") if sees_all else [],
            "exports": version.exports.select_related("made_by") if version and sees_all else [],
            "file_forms": FileForm,
            "sees_all": sees_all,
            "may_write": hands.allowed(person, policy.DRAFT, paper),
            "may_record": hands.allowed(person, policy.RECORD, paper),
            "may_consult": hands.allowed(person, policy.CONSULT, paper),
            "history": history_of(paper) if sees_all else [],
        }
        status = 422 if bound else 200
        return render(request, "issuing/paper.html", context | form_notice(person, paper), status=status)


def _told(paper: Paper, act: Act) -> Promise | str:
    if act.file is None:
        return act.done
    address = reverse("issuing:export_file", args=[paper.pk, act.file])
    words = _("Tải tệp %(form)s") % {"form": act.file.label}
    return format_html('{} <a href="{}" download>{}</a>', act.done, address, words)
