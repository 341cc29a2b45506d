"""Forms of reports (biểu mẫu báo cáo)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from .enums import Narrative, PeriodKind
from .models import PeriodRule


def day_input() -> forms.DateInput:
    """Ô ngày gõ tay, dd/mm/yyyy."""
    attributes = {"placeholder": _("ngày/tháng/năm"), "inputmode": "numeric", "autocomplete": "off"}
    return forms.DateInput(attrs=attributes)


class ListForm(forms.Form):
    """Lọc danh sách báo cáo."""

    ky = forms.ChoiceField(
        label=_("Loại kỳ"), choices=[("", _("Mọi kỳ")), *PeriodKind.choices], required=False
    )
    nam = forms.TypedChoiceField(label=_("Năm"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [("", _("Mọi năm")), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]


class OpenPeriodForm(forms.Form):
    """Lập báo cáo của một kỳ."""

    office = forms.ModelChoiceField(Unit.objects.filter(is_standing_office=True))
    kind = forms.ChoiceField(choices=[each for each in PeriodKind.choices if each[0] != PeriodKind.ON_DEMAND])
    year = forms.IntegerField(min_value=2000, max_value=2200)
    index = forms.IntegerField(min_value=1, max_value=12)


class OnDemandForm(forms.Form):
    """Lập báo cáo đột xuất."""

    office = forms.ModelChoiceField(
        Unit.objects.filter(is_standing_office=True), label=_("Cơ quan báo cáo"), empty_label=None
    )
    title = forms.CharField(
        label=_("Tên báo cáo"),
        max_length=250,
        help_text=_("Ví dụ: Báo cáo tuyên truyền Tuần văn hóa, du lịch của tỉnh."),
    )
    starts_on = forms.DateField(label=_("Từ ngày"), widget=day_input)
    ends_on = forms.DateField(label=_("Đến hết ngày"), widget=day_input)


class NarrativeForm(forms.Form):
    """Một phần thuyết minh; `seen` tells which text the writer began from."""

    narrative = forms.ChoiceField(choices=Narrative)
    text = forms.CharField(required=False, strip=False, max_length=20_000)
    seen = forms.RegexField(r"^[0-9a-f]{64}$")


class ReasonForm(forms.Form):
    """Lý do mở lại hoặc chốt lại."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Lý do được lưu cùng lần chốt để người đọc báo cáo hiểu. Không ghi tên cá nhân."),
    )
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RuleForm(forms.ModelForm[PeriodRule]):
    """Quy tắc kỳ báo cáo."""

    class Meta:
        model = PeriodRule
        fields = ["to_day", "citation", "in_force_from", "is_verified"]
        labels = {"is_verified": _("Tôi đã kiểm tra: cơ quan áp dụng đúng ngày chốt kỳ này")}
        help_texts = {
            "to_day": _(
                "Số liệu của tháng chốt lúc 24 giờ ngày này; kỳ sau bắt đầu ngày liền sau. Ghi 1 đến 27, "
                "hoặc 31 nếu kỳ kết thúc vào ngày cuối tháng."
            ),
            "citation": _("Số, ký hiệu văn bản quy định kỳ báo cáo của cơ quan."),
            "in_force_from": _("Báo cáo đã lập giữ nguyên ngày của quy tắc cũ."),
        }
        widgets = {
            "citation": forms.Textarea(attrs={"rows": 2}),
            "in_force_from": day_input(),
        }
