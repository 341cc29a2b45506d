"""Tài khoản của tôi: language, looks, password; names are the administrator's to correct."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, NameEmailSettingsPanel

from ..domain import people
from ..models import User

# A name corrected here would pass by the audit trail, and a picture of a person is nobody's need.
NOT_OFFERED = (NameEmailSettingsPanel, AvatarSettingsPanel)


class AccountScreen(AccountView):  # type: ignore[misc]
    """The framework's page without what is not a person's own to change; a new password is recorded."""

    def get_panels(self) -> list[Any]:
        """The panels offered."""
        return [panel for panel in super().get_panels() if not isinstance(panel, NOT_OFFERED)]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save, and record a changed password with it."""
        with transaction.atomic():
            before = User.objects.get(pk=request.user.pk).password
            response: HttpResponse = super().post(request)
            person = User.objects.get(pk=request.user.pk)
            if person.password != before:
                people.record_own_password(actor=person)
        return response
