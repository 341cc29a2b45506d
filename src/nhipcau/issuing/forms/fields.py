"""Fields several forms of papers share (ô nhập dùng lại)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit, UnitGroup
from nhipcau.units.queries import in_being, in_office_order


class UnitsField(forms.ModelMultipleChoiceField):
    """Chọn nhiều đơn vị đang hoạt động, as checkboxes."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.CheckboxSelectMultiple(attrs={"class": "iss-choices"})
        super().__init__(queryset=Unit.objects.none(), required=False, widget=widget, **kwargs)

    def offer(self, *, without: set[int]) -> None:
        """Offer the units in being today, but for those of `without`."""
        self.queryset = in_office_order(in_being(timezone.localdate())).exclude(pk__in=without)


class GroupsField(forms.ModelMultipleChoiceField):
    """Chọn nhóm đơn vị, as checkboxes."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.CheckboxSelectMultiple(attrs={"class": "iss-choices"})
        groups = UnitGroup.objects.order_by("sort_key")
        super().__init__(queryset=groups, required=False, widget=widget, **kwargs)


class LinesField(forms.CharField):
    """Nhiều dòng, one entry each."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Mỗi dòng một mục."))
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
