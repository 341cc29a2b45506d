"""Biểu mẫu của nhóm đơn vị."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import queries
from ..enums import UnitKind
from ..models import Unit, UnitGroup
from .fields import unit_label


class GroupForm(forms.Form):
    """Tên và thành viên của nhóm; units are offered by kind."""

    name = forms.CharField(
        label=_("Tên nhóm"), max_length=250, help_text=_("như văn bản thường viết, ví dụ: Các sở, ban, ngành")
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Gồm các đơn vị"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, group: UnitGroup | None = None, **kwargs: Any) -> None:
        held = list(group.members.values_list("pk", flat=True)) if group else []
        super().__init__(*args, initial={"name": group.name if group else "", "members": held}, **kwargs)
        offered = queries.in_being(timezone.localdate()) | Unit.objects.filter(pk__in=held)
        self.fields["members"].queryset = offered
        by_kind: dict[str, list[tuple[int, str]]] = {}
        for unit in queries.in_office_order(offered):
            by_kind.setdefault(str(UnitKind(unit.kind).label), []).append((unit.pk, unit_label(unit)))
        self.fields["members"].choices = list(by_kind.items())

    def members_by_kind(self) -> list[tuple[str, list[Any]]]:
        """Ô chọn theo loại đơn vị: the label of each kind and its boxes."""
        found: list[tuple[str, list[Any]]] = [
            (str(label), []) for label, _units in self.fields["members"].choices
        ]
        for box in self["members"].subwidgets:
            found[int(box.data["index"].split("_")[0])][1].append(box)
        return found


class GroupNameForm(forms.Form):
    """Thêm cách gọi nhóm."""

    text = forms.CharField(label=_("Cách gọi"), max_length=250)


class GroupListForm(forms.Form):
    """Tìm nhóm."""

    q = forms.CharField(
        label=_("Tìm"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
