"""Forms for handing out work, one obligation or a whole directive (biểu mẫu giao việc)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.directives.models import Obligation

from ..domain.proposals import Proposal
from .choosing import Choice, DayInput, as_id, unit_field, units_field


class RowForm(forms.Form):
    """Một dòng giao việc: one unit; a proposed unit is fixed, an added row lets a person choose."""

    chosen = forms.BooleanField(label=_("Giao"), required=False, initial=True)
    due = forms.DateField(label=_("Hạn"), required=False, widget=DayInput)
    deliverable = forms.CharField(
        label=_("Sản phẩm"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, choice: Choice, fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fixed = fixed
        self.choice = choice
        self.proposal: Proposal | None = None
        # A row added and left open is no order.
        self.fields["unit"] = unit_field(choice, required=fixed, label=_("Đơn vị chủ trì"))
        if fixed:
            self.fields["unit"].widget = forms.HiddenInput()
        else:
            self.fields["chosen"].widget = forms.HiddenInput()

    @property
    def unit_name(self) -> str:
        """Tên đơn vị của dòng, whether proposed or posted."""
        return dict(self.choice.choices).get(as_id(self["unit"].value()) or 0, "")

    @property
    def is_order(self) -> bool:
        """Dòng được giao: ticked, and with a unit."""
        return bool(self.cleaned_data.get("chosen") and self.cleaned_data.get("unit"))


class ObligationRowForm(RowForm):
    """Một dòng của bảng giao hàng loạt: also says which obligation."""

    obligation = forms.IntegerField(widget=forms.HiddenInput)
    of: Obligation | None = None


class RowFormSet(forms.BaseFormSet[RowForm]):
    """Bảng các dòng: the first ones are proposals, the rest were added."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Proposed rows keep their unit."""
        fixed = index is not None and index < self.initial_form_count()
        return super().get_form_kwargs(index) | {"fixed": fixed}


def rows(form: type[RowForm], extra: int) -> type[RowFormSet]:
    """Bảng dòng giao with `extra` open rows below the proposals."""
    return forms.formset_factory(form, formset=RowFormSet, extra=extra, max_num=2000, absolute_max=2000)


class SharedForm(forms.Form):
    """Điều chung cho mọi dòng: who decides, who supports, whether a past day is meant."""

    allow_past = forms.BooleanField(label=_("Vẫn giao với hạn đã qua"), required=False)

    def __init__(self, *args: Any, choice: Choice, with_supporters: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["approver"] = unit_field(
            choice,
            label=_("Đơn vị duyệt kết quả"),
            help_text=_("Người của đơn vị này xem minh chứng rồi chấp nhận hoặc trả lại."),
        )
        if with_supporters:
            self.fields["supporters"] = units_field(choice, label=_("Đơn vị phối hợp"))
        self.order_fields(["approver", "supporters", "allow_past"])
