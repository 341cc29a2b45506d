"""The door, and fields that forms of every app share (đăng nhập, ô nhập dùng lại)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm

from .domain import door


class DayField(forms.DateField):
    """Một ngày written dd/mm/yyyy, whatever language the browser speaks.

    As text: a browser's own box for dates speaks the browser's language, and shows mm/dd on many.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("ngày/tháng/năm, ví dụ 01/03/2026"))
        super().__init__(**kwargs)
        self.widget.attrs |= {
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": _("ngày/tháng/năm"),
        }


class LongSelect(forms.Select):
    """Danh sách chọn dài: as any other, written at once and not by a template an option.

    A filter offers hundreds of units, plans and papers; templates take most of a screen's time for them.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The same select that the template would write, without groups."""
        chosen, lines = set(self.format_value(value)), []
        for key, words in self.choices:
            told = "" if key is None else str(key)
            mark = ""
            if told in chosen:
                mark, chosen = " selected", set()
            lines.append(f'<option value="{escape(told)}"{mark}>{escape(words)}</option>')
        options = mark_safe("\n".join(lines))  # noqa: S308 - each part is escaped
        dress = flatatt(self.build_attrs(self.attrs, attrs))
        return format_html('<select name="{}"{}>{}</select>', name, dress, options)


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
