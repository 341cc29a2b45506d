"""Phổ biến, quán triệt."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import BriefingForm as Form
from ..enums import DeliveryState


class SendForm(forms.Form):
    """Gửi đến đơn vị: by when, with which words, and whether people are to be briefed."""

    due = forms.DateField(
        label=_("Hạn xác nhận và quán triệt"), required=False, help_text=_("ngày/tháng/năm; có thể để trống")
    )
    wants_briefing = forms.BooleanField(
        label=_("Đơn vị phải phổ biến, quán triệt và báo số người"),
        required=False,
        initial=True,
        help_text=_("Bỏ dấu này nếu đơn vị chỉ cần xác nhận đã nhận."),
    )
    note = forms.CharField(
        label=_("Nội dung cần lưu ý"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Hiện với mọi đơn vị nhận."),
    )


class BriefingForm(forms.Form):
    """Một buổi quán triệt: when, how, how many."""

    held_on = forms.DateField(label=_("Ngày quán triệt"), help_text=_("ngày/tháng/năm"))
    form = forms.ChoiceField(label=_("Hình thức"), choices=Form.choices)
    people = forms.IntegerField(
        label=_("Số người được quán triệt"),
        min_value=0,
        max_value=1_000_000,
        help_text=_("Chỉ ghi số lượng. Niêm yết hoặc gửi văn bản mà không đếm được thì ghi 0."),
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        required=False,
        max_length=300,
        help_text=_("Ví dụ: lồng ghép sinh hoạt chi bộ tháng. Không ghi họ tên người dự."),
    )


class StandingForm(forms.Form):
    """Lọc bảng theo dõi; an unknown value filters nothing."""

    q = forms.CharField(label=_("Tìm đơn vị"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("Tình hình"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = [each for each in DeliveryState.choices if each[0] != DeliveryState.RECALLED]
        choices = [("", _("Tất cả")), ("open", _("Chưa xong")), ("late", _("Quá hạn")), *steps]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]
        self.fields["q"].widget.attrs |= {"type": "search", "placeholder": _("tên, không cần dấu")}
