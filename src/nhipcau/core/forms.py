"""The door (đăng nhập)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm

from .domain import door


class SignInForm(LoginForm):  # type: ignore[misc]
    """Đăng nhập: the framework's form, with a pause for whoever guesses passwords."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The framework's label for it is in no catalogue.
        self.fields["password"].label = _("Mật khẩu")

    def clean(self) -> dict[str, Any]:
        """Ask the door first: during the pause even the right password does not enter."""
        username = self.cleaned_data.get("username")
        if username is None or self.cleaned_data.get("password") is None:
            cleaned: dict[str, Any] = super().clean()
            return cleaned
        who = {"username": username, "address": self.request.META.get("REMOTE_ADDR", "")}
        door.require_open(**who)
        try:
            cleaned = super().clean()
        except ValidationError:
            door.note_failure(**who)
            raise
        door.note_success(**who)
        return cleaned
