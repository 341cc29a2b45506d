"""Danh mục phân loại: the lists an office edits."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..domain import policy, taxonomy
from ..enums import TermKind
from ..forms.planning import NewTermForm, TermForm, term_form
from ..models import Term


class TaxonomyScreen(Screen):
    """A screen for those who edit the lists."""

    @property
    def actor(self) -> User:
        """Người đang làm việc."""
        return cast(User, self.request.user)

    def require(self) -> None:
        """Đòi quyền."""
        access.require(self.actor, policy.CLASSIFY)


class TermListView(TaxonomyScreen):
    """Các danh mục, and a form for a new word."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """All lists on one page."""
        self.require()
        return self.list_page(NewTermForm(initial={"kind": request.GET.get("danh-muc")}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add a word."""
        self.require()
        form = NewTermForm(request.POST)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.list_page(form)
        try:
            taxonomy.add(actor=self.actor, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.list_page(form)
        messages.success(request, _("Đã thêm mục."))
        return redirect("plans:terms")

    def list_page(self, form: NewTermForm) -> HttpResponse:
        """The lists with how often each word is used."""
        terms, uses = list(Term.objects.all()), taxonomy.uses()
        lists = [(kind, [(term, uses[term.pk]) for term in terms if term.kind == kind]) for kind in TermKind]
        return render(self.request, "plans/terms.html", {"lists": lists, "form": form})


class TermView(TaxonomyScreen):
    """Sửa một mục, or remove it while nothing carries it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The word as it stands."""
        self.require()
        term = get_object_or_404(Term, pk=pk)
        return self.form_page(term, term_form(term))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save or remove."""
        self.require()
        term = get_object_or_404(Term, pk=pk)
        form = TermForm(request.POST)
        try:
            if "remove" in request.POST:
                taxonomy.remove(actor=self.actor, term=term)
                messages.success(request, _("Đã xóa mục."))
                return redirect("plans:terms")
            if form.is_valid():
                taxonomy.correct(actor=self.actor, term=term, **form.cleaned_data)
                messages.success(request, _("Đã lưu."))
                return redirect("plans:terms")
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return self.form_page(term, form)

    def form_page(self, term: Term, form: TermForm) -> HttpResponse:
        """The form on its page."""
        context: dict[str, Any] = {"term": term, "form": form, "used": term.activities.count()}
        return render(self.request, "plans/term.html", context)
