"""Thiết lập: thể thức văn bản của cơ quan, with the letterhead as it will stand."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.official.domain.content import Form, Letterhead, OfficialDocument, Paragraph, Signature
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import office_forms, policy
from ..forms.office_forms import OfficeFormForm
from ..models import OfficeForm


class OfficeFormsView(Screen):
    """Các cơ quan đã khai thể thức, and those of this person that have not."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list."""
        access.require_some(request.user, policy.SET_FORM)
        declared = list(queries.forms_visible_to(request.user))
        known = {form.office_id for form in declared}
        missing = queries.offices_of(request.user, policy.SET_FORM.name).exclude(pk__in=known)
        return render(request, "issuing/office_forms.html", {"declared": declared, "missing": missing})


class OfficeFormView(Screen):
    """Khai thể thức của một cơ quan; "preview" shows it without keeping it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form, with what is proposed when nothing is declared."""
        office = self.office(request, pk)
        standing = office_forms.of(office)
        return self.page(request, office, OfficeFormForm(instance=standing), standing)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep it, or only show it."""
        office = self.office(request, pk)
        # A ModelForm writes into its instance; the verb must still see what stood before.
        form = OfficeFormForm(request.POST, instance=OfficeForm(office=office))
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(request, office, form, form.instance, status=422)
        if "preview" in request.POST:
            return self.page(request, office, form, form.instance)
        try:
            office_forms.declare(actor=request.user, office=office, wanted=form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal)
            messages.error(request, refusal.sentence)
            return self.page(request, office, form, form.instance, status=422)
        messages.success(request, _("Đã lưu thể thức. Văn bản đã trình ký giữ nguyên như cũ."))
        return redirect("issuing:form", office.pk)

    def office(self, request: HttpRequest, pk: int) -> Unit:
        """The unit that issues."""
        access.require_some(request.user, policy.SET_FORM)
        office = get_object_or_404(Unit.objects.select_related("parent"), pk=pk)
        access.require(request.user, policy.SET_FORM, units=[office])
        return office

    def page(
        self,
        request: HttpRequest,
        office: Unit,
        form: OfficeFormForm,
        shown: OfficeForm,
        status: int = 200,
    ) -> HttpResponse:
        """The page."""
        context: dict[str, Any] = {
            "office": office,
            "form": form,
            "document": _sample(shown),
            "is_declared": OfficeForm.objects.filter(office=office).exists(),
        }
        return render(request, "issuing/office_form.html", context, status=status)


@in_official_language
def _sample(shown: OfficeForm) -> OfficialDocument:
    """A plan's first and last lines as this form gives them."""
    head = Letterhead(
        form=Form(shown.form) if shown.form else Form.STATE,
        issuer=shown.issuer,
        symbol=shown.plan_symbol,
        title=_("trích yếu của văn bản"),
        parent=shown.parent,
        place=shown.place,
        type_name=_("Kế hoạch"),
    )
    return OfficialDocument(
        letterhead=head,
        blocks=(Paragraph.of(_("Nội dung văn bản.")),),
        signature=Signature(tuple(shown.authority.splitlines()), shown.signer_name),
        recipients=tuple(shown.recipients.splitlines()),
        filed=shown.filed,
    )
