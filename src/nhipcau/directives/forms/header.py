"""Sửa phần đầu văn bản."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import System
from ..models import Directive


class HeaderForm(forms.Form):
    """Phần đầu: every value may be put right; what the machine read stays beside it."""

    number = forms.CharField(
        label=_("Số, ký hiệu"), required=False, max_length=100, help_text=_("Ví dụ: 97-HD/BTGTU, 192/KH-UBND")
    )
    date = forms.DateField(label=_("Ngày ban hành"), required=False, help_text=_("ngày/tháng/năm"))
    system = forms.ChoiceField(
        label=_("Hệ thống"), required=False, choices=[("", _("Chưa rõ")), *System.choices]
    )
    type_name = forms.CharField(label=_("Thể loại"), required=False, max_length=100)
    issuer_name = forms.CharField(label=_("Cơ quan ban hành"), required=False, max_length=250)
    issuer = forms.ModelChoiceField(
        label=_("Cơ quan ban hành trong danh bạ"),
        required=False,
        queryset=Unit.objects.all(),
        empty_label=_("Không có trong danh bạ"),
    )
    place = forms.CharField(label=_("Nơi ban hành"), required=False, max_length=100)
    title = forms.CharField(label=_("Trích yếu"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    @classmethod
    def initial_of(cls, directive: Directive) -> dict[str, Any]:
        """Giá trị đang có."""
        return {name: getattr(directive, name) for name in cls.base_fields}
