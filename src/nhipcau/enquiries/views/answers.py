"""Câu trả lời và nguồn: writing, comparing versions, facts and who looked them up."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.units.domain import access

from ..domain import letters, policy, writing
from ..forms.enquiries import AnswerForm, SourceForm, UnsourcedForm
from ..models import Source
from .screen import Act, OfEnquiry, Screen


class Write(OfEnquiry):
    """Soạn trả lời."""

    form_class = AnswerForm

    def arguments(self) -> dict[str, Any]:
        return {"about": self.about, "newest": self.about.answers.first()}

    def save(self, form: AnswerForm) -> tuple[str, Any]:
        made = writing.write(actor=self.actor, enquiry=self.about, **form.cleaned_data)
        return _("Đã lưu bản %(n)d.") % {"n": made.number}, self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Soạn trả lời"), "button": _("Lưu"), "shows_question": True}


class AddSource(OfEnquiry):
    """Ghi nguồn."""

    form_class = SourceForm

    def save(self, form: SourceForm) -> tuple[str, Any]:
        writing.add_source(actor=self.actor, enquiry=self.about, **form.cleaned_data)
        return _("Đã ghi nguồn; một người không soạn sẽ đối chiếu."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Ghi nguồn"), "button": _("Ghi nguồn")}


class NeedNone(OfEnquiry):
    """Không cần nguồn."""

    form_class = UnsourcedForm

    def save(self, form: UnsourcedForm) -> tuple[str, Any]:
        writing.need_none(actor=self.actor, enquiry=self.about, reason=form.cleaned_data["reason"])
        return _("Đã ghi lý do."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Vì sao không cần nguồn"), "button": _("Ghi lý do")}


class OfSource(Act):
    """One button about a source."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The source's enquiry is the one asked of."""
        found = Source.objects.select_related("enquiry__unit").filter(pk=kwargs["pk"]).first()
        if found is None:
            raise PermissionDenied(_("Không có nguồn này, hoặc tài khoản của bạn chưa có quyền xem."))
        self.source = found
        return super().post(request, **kwargs | {"pk": found.enquiry_id})


class CheckSource(OfSource):
    """Đối chiếu."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        writing.check_source(actor=self.actor, source=self.source)
        return _("Đã ghi là bạn đối chiếu nguồn này."), self.about


class DropSource(OfSource):
    """Bỏ nguồn."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        writing.drop_source(actor=self.actor, source=self.source)
        return _("Đã bỏ nguồn."), self.about


class Compare(Screen):
    """Một bản và khác gì bản trước."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """The page."""
        about = self.enquiry(pk)
        access.require(self.actor, policy.READ, units=[about.unit])
        found = about.answers.select_related("author", "language")
        version = found.filter(number=number).first()
        if version is None:
            raise Http404
        context = {
            "about": about,
            "version": version,
            "said": letters.said(version),
            "former": found.filter(number__lt=number).first(),
            "approvals": version.approvals.select_related("person"),
        }
        return render(request, "enquiries/answer.html", context)
