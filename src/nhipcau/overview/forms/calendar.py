"""Chọn khoảng ngày và loại mục của lịch; an address that names no day is no page."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..domain import entries
from ..domain.stretches import FIRST_YEAR, LAST_YEAR, Stretch, stretch
from ..enums import Look


class CalendarForm(forms.Form):
    """Cách xem, một ngày trong khoảng, hoặc tháng và năm muốn đến; loại mục, all when none is chosen."""

    xem = forms.ChoiceField(required=False, choices=Look.choices, widget=forms.HiddenInput)
    ngay = forms.DateField(required=False, input_formats=["%Y-%m-%d"], widget=forms.HiddenInput)
    thang = forms.TypedChoiceField(
        label=_("Tháng"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[(month, str(month)) for month in range(1, 13)],
    )
    nam = forms.IntegerField(label=_("Năm"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    loai = forms.MultipleChoiceField(label=_("Hiện"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, *, today: date, sees_all: bool = False) -> None:
        super().__init__(data)
        self.today, self.sees_all = today, sees_all
        self.fields["loai"].choices = [(each.value, each.label) for each in entries.every()]  # type: ignore[attr-defined]

    def clean_ngay(self) -> date | None:
        """Ngày trong những năm lịch biết."""
        day: date | None = self.cleaned_data["ngay"]
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Lịch có từ năm %(first)d đến năm %(last)d.") % YEARS)
        return day

    def stretch(self) -> Stretch:
        """Khoảng đã chọn; the month of today when nothing is."""
        wanted = self.cleaned_data
        day = wanted["ngay"] or self.today
        if wanted["nam"] or wanted["thang"]:
            day = date(wanted["nam"] or day.year, wanted["thang"] or day.month, 1)
        return stretch(Look(wanted["xem"] or Look.MONTH), day)

    def kinds(self) -> set[str]:
        """Các loại mục được hiện."""
        return set(self.cleaned_data["loai"] or entries.first_shown(self.sees_all))


YEARS = {"first": FIRST_YEAR, "last": LAST_YEAR}
