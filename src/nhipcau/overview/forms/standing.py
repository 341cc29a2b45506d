"""Kỳ và chỉ số đã chọn; a wrong value is as good as none."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.directives.enums import Clarity
from nhipcau.reports.domain.periods import REGULAR, Named
from nhipcau.reports.enums import PeriodKind
from nhipcau.units.queries import standing_office

from ..domain.windows import Window, Windows
from ..enums import Measure, Order

LACKS = [(f"thieu-{each.value}", each.label) for each in Clarity]


class WindowForm(forms.Form):
    """Kỳ: its kind, year and place in the year; the running one when none is chosen."""

    ky = forms.ChoiceField(required=False, choices=[(kind.value, kind.label) for kind in REGULAR])
    nam = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    thu = forms.IntegerField(required=False, min_value=1, max_value=12)

    @property
    def wanted(self) -> dict[str, Any]:
        """Những gì đọc được."""
        self.is_valid()
        return self.cleaned_data

    def windows(self) -> Windows:
        """Các kỳ của loại đã chọn, by the standing office's rules."""
        return Windows(standing_office(), PeriodKind(self.wanted.get("ky") or PeriodKind.MONTH))

    def window(self, windows: Windows, today: date) -> Window:
        """Kỳ đã chọn."""
        named = Named(windows.kind, self.wanted.get("nam") or 0, self.wanted.get("thu") or 0)
        return windows.of(named) if named.year and named.exists else windows.running(today)


class UnitsForm(WindowForm):
    """Kỳ và thứ tự các đơn vị."""

    xep = forms.ChoiceField(label=_("Xếp theo"), required=False, choices=Order.choices)


class RecordsForm(WindowForm):
    """Chỉ số và đơn vị mà danh sách mở ra."""

    chi_so = forms.ChoiceField(required=False, choices=[*Measure.choices, *LACKS])
    don_vi = forms.IntegerField(required=False, min_value=1)
