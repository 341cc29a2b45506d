"""Fields these forms share (ô nhập dùng lại)."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField


class HourField(forms.TimeField):
    """Giờ và phút written hh:mm, of a day of twenty-four hours."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%H:%M", "%Hh%M", "%H.%M"])
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M"))
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "placeholder": _("giờ:phút")}


class WhenForm(forms.Form):
    """Ngay bây giờ, hoặc hẹn giờ: `half` is what is said when only one of day and hour was given."""

    half: str | Promise = ""
    day = DayField(label=_("Hẹn ngày"), required=False)
    hour = HourField(label=_("Giờ"), required=False)

    def clean(self) -> dict[str, Any]:
        """A day needs an hour, and an hour a day."""
        found = super().clean() or {}
        if bool(found.get("day")) != (found.get("hour") is not None) and not self.errors:
            self.add_error("hour", self.half)  # type: ignore[arg-type]
        return found

    def moment(self) -> datetime | None:
        """Thời điểm hẹn, none for now."""
        day: date | None = self.cleaned_data["day"]
        hour: time | None = self.cleaned_data["hour"]
        if day is None or hour is None:
            return None
        return timezone.make_aware(datetime.combine(day, hour), timezone.get_default_timezone())
