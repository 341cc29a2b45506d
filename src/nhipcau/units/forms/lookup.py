"""Biểu mẫu thử tra một tên gọi và ghi nhớ."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField

from .. import queries
from ..models import Unit, UnitGroup


class LookupForm(forms.Form):
    """Một tên như văn bản viết, and the day of interest (today when left out)."""

    q = forms.CharField(label=_("Tên như trong văn bản"), max_length=300)
    on = DayField(label=_("Vào ngày"), required=False, help_text=_("để trống là hôm nay"))


class RememberForm(forms.Form):
    """Ghi nhớ: the choice is `unit:<id>` or `group:<id>`."""

    written = forms.CharField(widget=forms.HiddenInput, max_length=300)
    choice = forms.ChoiceField(label=_("Tên này là của"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = queries.in_being(timezone.localdate()).order_by("sort_key")
        groups = queries.groups()
        self.fields["choice"].choices = [
            ("", _("– Chọn –")),
            (_("Nhóm đơn vị"), [(f"group:{group.pk}", group.name) for group in groups]),
            (_("Đơn vị"), [(f"unit:{unit.pk}", unit.name) for unit in units]),
        ]

    def target(self) -> dict[str, Unit | UnitGroup]:
        """The chosen record, under the name `remember` takes it by."""
        kind, _sep, pk = self.cleaned_data["choice"].partition(":")
        model: type[Unit] | type[UnitGroup] = Unit if kind == "unit" else UnitGroup
        return {kind: model._default_manager.get(pk=pk)}
