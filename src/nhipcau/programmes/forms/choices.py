"""Choices that forms of every programme offer (ô nhập dùng chung)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.domain import money
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import in_being, in_office_order


def units_for(person: User, action: Action) -> QuerySet[Unit]:
    """Đơn vị mà người này được ghi thay: all in being, or their own."""
    present = in_office_order(in_being(timezone.localdate()))
    if access.scope_of(person, action) == Scope.ALL:
        return present
    return present.filter(pk__in=access.own_unit_ids(person, action))


class UnitForm(forms.ModelForm):  # type: ignore[type-arg]
    """A record that belongs to a unit; the unit is chosen once, when the record is new."""

    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, person: User, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["unit"]
            return
        units = units_for(person, action)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        own = access.own_units(person)
        if own and not self.initial.get("unit"):
            self.initial["unit"] = own[0].pk


class MoneyField(forms.CharField):
    """Số tiền as offices type it: "120.000.000", "120 triệu"; whole đồng."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("ví dụ 120.000.000 hoặc 120 triệu"))
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs |= {"inputmode": "text", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """A number is shown with its points."""
        return money.written(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Read it. Raises ValidationError with an example."""
        return money.read(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared by what is typed."""
        return super().has_changed(self.prepare_value(initial), data)


class ReasonForm(forms.Form):
    """Lý do của một việc không ai muốn làm hai lần."""

    reason = forms.CharField(label=_("Lý do"), max_length=500)


class SearchForm(forms.Form):
    """Tìm trong một danh sách."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
