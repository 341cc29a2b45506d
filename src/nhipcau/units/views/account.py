"""Tài khoản của tôi: language, looks, mail, password; names are the administrator's to correct."""

from typing import Any

from django.db import transaction
from django.forms import BaseForm, CheckboxInput
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    NameEmailSettingsPanel,
)
from wagtail.admin.widgets import SwitchInput

from ..domain import people
from ..forms.account import MailForm
from ..models import User

# A name corrected here would pass by the audit trail, and a picture of a person is nobody's need.
NOT_OFFERED = (NameEmailSettingsPanel, AvatarSettingsPanel)


class MailPanel(BaseSettingsPanel):  # type: ignore[misc]
    """Thư báo: whether one wants it."""

    name = "thu-bao"
    title = gettext_lazy("Thư báo")
    order = 200
    form_class = MailForm


class AccountScreen(AccountView):  # type: ignore[misc]
    """The framework's page without what is not a person's own to change; what they change is recorded."""

    def get_panels(self) -> list[Any]:
        """The panels offered."""
        offered = [panel for panel in super().get_panels() if not isinstance(panel, NOT_OFFERED)]
        own = MailPanel(self.request, self.request.user, None)
        return [*offered, own]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each panel's title with its form, as the frame of work shows them: one page, no tabs."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        panels = (panel for below in context["panels_by_tab"].values() for panel in below)
        return context | {"sections": [(panel.title, _plain(panel.get_form())) for panel in panels]}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save, and record a changed password and a changed wish with it."""
        with transaction.atomic():
            before = User.objects.get(pk=request.user.pk)
            response: HttpResponse = super().post(request)
            person = User.objects.get(pk=request.user.pk)
            if person.password != before.password:
                people.record_own_password(actor=person)
            if person.wants_mail != before.wants_mail:
                people.record_own_wish(actor=person, wants_mail=person.wants_mail)
        return response


def _plain(form: BaseForm) -> BaseForm:
    """The framework's switches need its sheet of icons; a box to tick says the same."""
    for field in form.fields.values():
        if isinstance(field.widget, SwitchInput):
            field.widget = CheckboxInput(attrs=field.widget.attrs)
    return form
