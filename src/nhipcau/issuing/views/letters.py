"""Công văn: writing an official letter."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access

from .. import queries
from ..domain import hands, letters, policy
from ..enums import PaperKind
from ..forms.papers import LetterForm, NewLetterForm
from ..models import Letter, Paper


class NewLetterView(Screen):
    """Soạn công văn mới."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        access.require_some(request.user, policy.DRAFT)
        return _page(request, NewLetterForm(person=request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Draft it."""
        access.require_some(request.user, policy.DRAFT)
        form = NewLetterForm(request.POST, person=request.user)
        if form.is_valid():
            wanted = form.cleaned_data
            try:
                paper = letters.draft(
                    actor=request.user,
                    kind=PaperKind.LETTER,
                    office=wanted["office"],
                    title=wanted["title"],
                    addressees=wanted["addressees"].splitlines(),
                    paragraphs=wanted["body"].splitlines(),
                )
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Đã lập dự thảo công văn."))
                return redirect(paper)
        messages.error(request, WRONG_FIELDS)
        return _page(request, form)


class LetterView(Screen):
    """Sửa nội dung công văn."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form."""
        letter = _letter(request, pk)
        first = {"title": letter.paper.title, "addressees": letter.addressees, "body": letter.body}
        return _page(request, LetterForm(initial=first), paper=letter.paper)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep the words."""
        letter = _letter(request, pk)
        form = LetterForm(request.POST)
        if form.is_valid():
            try:
                letters.write(actor=request.user, paper=letter.paper, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal)
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã lưu nội dung công văn."))
                return redirect(letter.paper)
        else:
            messages.error(request, WRONG_FIELDS)
        return _page(request, form, paper=letter.paper)


def _letter(request: HttpRequest, pk: int) -> Letter:
    access.require_some(request.user, policy.DRAFT)
    letters_seen = Letter.objects.filter(paper__in=queries.visible_to(request.user))
    found = get_object_or_404(letters_seen.select_related("paper__office"), paper=pk)
    access.require(request.user, policy.DRAFT, units=hands.units_of(found.paper))
    return found


def _page(request: HttpRequest, form: LetterForm, paper: Paper | None = None) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "paper": paper}
    return render(request, "issuing/letter.html", context, status=422 if form.is_bound else 200)
