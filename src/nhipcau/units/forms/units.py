"""Biểu mẫu của đơn vị: entering, correcting, ending, succeeding, names."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField

from .. import queries
from ..enums import NameKind, UnitKind
from ..models import Unit
from .fields import UnitField


class UnitForm(forms.Form):
    """Thêm một đơn vị."""

    name = forms.CharField(label=_("Tên chính thức"), max_length=250)
    short = forms.CharField(
        label=_("Tên viết tắt"), required=False, max_length=250, help_text=_("ví dụ: Sở VHTTDL")
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=UnitKind, initial=UnitKind.DEPARTMENT)
    parent = UnitField(
        label=_("Đơn vị cấp trên"), required=False, empty_label=_("– Không có cấp trên trong danh bạ –")
    )
    valid_from = DayField(label=_("Có từ ngày"), required=False, help_text=_("để trống nếu có từ trước"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = queries.in_being(timezone.localdate()).order_by("sort_key")


class CorrectUnitForm(UnitForm):
    """Sửa một đơn vị: a new name is either a correction or a renaming, which keeps the old one."""

    renamed_on = DayField(
        label=_("Nếu đổi tên: tên mới dùng từ ngày"),
        required=False,
        help_text=_(
            "Điền ngày thì tên cũ được giữ lại để đọc văn bản cũ; để trống nếu chỉ sửa lỗi chính tả."
        ),
    )
    field_order = ("name", "renamed_on", "kind", "parent", "valid_from")

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(
            *args,
            initial={
                "name": unit.name,
                "kind": unit.kind,
                "parent": unit.parent_id,
                "valid_from": unit.valid_from,
            },
            **kwargs,
        )
        del self.fields["short"]
        others = self.fields["parent"].queryset | Unit.objects.filter(pk=unit.parent_id)
        self.fields["parent"].queryset = others.exclude(pk=unit.pk).distinct()


class CloseForm(forms.Form):
    """Ngừng hoạt động."""

    on = DayField(label=_("Ngừng hoạt động từ ngày"))


class SuccessionForm(forms.Form):
    """Ghi nhận kế thừa."""

    successor = UnitField(label=_("Đơn vị kế thừa"), help_text=_("đơn vị nhận nhiệm vụ của đơn vị cũ"))
    on = DayField(label=_("Từ ngày"))
    ground = forms.CharField(
        label=_("Căn cứ"), max_length=250, help_text=_("số, ngày của nghị quyết hoặc quyết định sắp xếp")
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": unit.valid_to}, **kwargs)
        self.fields["successor"].queryset = Unit.objects.exclude(pk=unit.pk).order_by("sort_key")


class NameForm(forms.Form):
    """Thêm tên gọi."""

    text = forms.CharField(label=_("Tên gọi"), max_length=250)
    kind = forms.ChoiceField(
        label=_("Loại tên"),
        choices=[(kind.value, kind.label) for kind in (NameKind.SHORT, NameKind.SYNONYM)],
    )


class UnitListForm(forms.Form):
    """Tìm, lọc danh bạ; an unknown value filters nothing."""

    IN_BEING, ENDED = "dang", "het"

    q = forms.CharField(
        label=_("Tìm"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("tên hoặc tên viết tắt")}),
    )
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Mọi loại")), *UnitKind.choices]
    )
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            (IN_BEING, _("Đang hoạt động")),
            (ENDED, _("Đã ngừng, đã hợp nhất")),
        ],
    )
