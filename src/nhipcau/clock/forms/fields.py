"""Fields these forms share (ô nhập dùng lại)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class HourField(forms.TimeField):
    """Giờ và phút written hh:mm, of a day of twenty-four hours."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%H:%M", "%Hh%M", "%H.%M"])
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M"))
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "placeholder": _("giờ:phút")}
