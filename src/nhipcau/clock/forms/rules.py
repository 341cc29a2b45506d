"""Forms of rules (biểu mẫu quy tắc)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField

from ..domain.rules import FIELDS
from ..enums import Direction, Field, OnDayOff, TermUnit
from ..models import Rule


class RuleFilter(forms.Form):
    """Tìm và lọc quy tắc; a wrong value is as good as none."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), required=False, choices=[("", _("Mọi lĩnh vực")), *Field.choices]
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[("", _("Tất cả")), ("on", _("Đang dùng")), ("off", _("Chờ xác nhận"))],
    )


class RuleForm(forms.ModelForm[Rule]):
    """Thêm hoặc sửa một quy tắc."""

    in_force_from = DayField(label=_("Áp dụng cho sự kiện từ ngày"), required=False)
    in_force_to = DayField(label=_("Áp dụng đến trước ngày"), required=False)
    is_verified = forms.BooleanField(
        label=_("Tôi đã đối chiếu với văn bản; cho dùng ngay"),
        required=False,
        help_text=_("Không chọn thì quy tắc nằm chờ, chưa tính hạn nào."),
    )

    class Meta:
        model = Rule
        fields = FIELDS
        help_texts = {
            "amount": _("Để 0 nếu hạn là một ngày trong năm."),
            "yearly_month": _("Chỉ dùng cho “trước một ngày trong năm”."),
            "article": _("Chỉ ghi số, ví dụ 7."),
            "clause": _("Chỉ ghi số, ví dụ 4."),
            "point": _("Chỉ ghi chữ, ví dụ a."),
            "document": _("Loại, số và ký hiệu, ví dụ: Nghị định 244/2026/NĐ-CP."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("field", Field.choices),
            ("unit", TermUnit.choices),
            ("direction", Direction.choices),
            ("on_day_off", OnDayOff.choices),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.order_fields([*FIELDS, "is_verified"])


class ReasonForm(forms.Form):
    """Lý do."""

    reason = forms.CharField(label=_("Lý do"), max_length=400, required=False)
