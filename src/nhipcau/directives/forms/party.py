"""Chọn đơn vị hoặc nhóm cho một tên trong nhiệm vụ."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.units.models import Unit, UnitGroup

from ..enums import Part

TARGETS = {"u": Unit, "g": UnitGroup}


class TargetForm(forms.Form):
    """Một đơn vị ("u-12") hoặc một nhóm ("g-3"); the screens offer them by name."""

    target = forms.CharField(label=gettext_lazy("Đơn vị"))
    part = forms.ChoiceField(label=gettext_lazy("Vai trò"), required=False, choices=Part.choices)
    remember = forms.BooleanField(label=gettext_lazy("Ghi nhớ cách viết này"), required=False)

    def clean_target(self) -> dict[str, Any]:
        """The unit or group, as the keyword argument that the verbs take."""
        kind, dash, pk = self.cleaned_data["target"].partition("-")
        model = TARGETS.get(kind)
        found = model._default_manager.filter(pk=pk).first() if model and dash and pk.isdecimal() else None
        if found is None:
            raise forms.ValidationError(_("Hãy chọn một đơn vị hoặc nhóm trong danh sách."))
        return {"unit" if isinstance(found, Unit) else "group": found}
