"""Forms of passing on what a unit that has ended still has to do (biểu mẫu kế thừa)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit
from nhipcau.units.queries import in_being, in_office_order


class HeirForm(forms.Form):
    """Đơn vị nhận: the heirs by the directory first, then every unit in being."""

    nhan = forms.TypedChoiceField(label=_("Đơn vị kế thừa"), coerce=int)

    def __init__(self, *args: Any, heirs: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = {unit.pk for unit in heirs}
        others = in_office_order(in_being(timezone.localdate())).exclude(pk__in=first)
        self.fields["nhan"].choices = [  # type: ignore[attr-defined]
            ("", _("– Chọn đơn vị –")),
            *((unit.pk, unit.name) for unit in heirs),
            *others.values_list("pk", "name"),
        ]


class PassForm(forms.Form):
    """Căn cứ; which lines pass is read from their boxes."""

    reason = forms.CharField(
        label=_("Căn cứ"),
        max_length=500,
        help_text=_("Quyết định, nghị quyết sắp xếp, có số và ngày."),
    )
