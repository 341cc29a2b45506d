"""Biểu mẫu của người dùng, mật khẩu và vai trò."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField

from .. import queries
from ..enums import Role
from ..models import User
from .fields import UnitField

ROLE_HELP = _("Văn thư, chuyên viên thường trực, lãnh đạo cơ quan làm việc ở cơ quan thường trực.")


class PasswordForm(forms.Form):
    """Đặt mật khẩu, typed twice."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
    repeated = forms.CharField(
        label=_("Nhập lại mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("password") != cleaned.get("repeated"):
            self.add_error("repeated", _("Hai lần nhập mật khẩu chưa giống nhau."))
        return cleaned


class PersonForm(forms.Form):
    """Sửa họ tên, thư điện tử."""

    last_name = forms.CharField(label=_("Họ và tên đệm"), max_length=150, required=False)
    first_name = forms.CharField(label=_("Tên"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("Thư điện tử công vụ"),
        required=False,
        help_text=_("để nhận thư báo khi có việc; ví dụ: ten@tinh.gov.vn"),
    )

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        if person:
            fields = ("last_name", "first_name", "email")
            kwargs["initial"] = {name: getattr(person, name) for name in fields}
        super().__init__(*args, **kwargs)


class RoleForm(forms.Form):
    """Giao vai trò."""

    unit = UnitField(label=_("Đơn vị"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role, help_text=ROLE_HELP)
    valid_from = DayField(label=_("Từ ngày"), required=False, help_text=_("để trống là từ hôm nay"))
    valid_to = DayField(
        label=_("Đến trước ngày"), required=False, help_text=_("để trống là không định thời hạn")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = queries.in_being(timezone.localdate()).order_by("sort_key")


class NewPersonForm(PersonForm, PasswordForm):
    """Tạo tài khoản with its first role."""

    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=150, help_text=_("chữ, số và . _ - @; không đổi được về sau")
    )
    unit = UnitField(label=_("Đơn vị"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role, help_text=ROLE_HELP)
    field_order = (
        "last_name",
        "first_name",
        "username",
        "email",
        "unit",
        "role",
        "password",
        "repeated",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = queries.in_being(timezone.localdate()).order_by("sort_key")


class PersonListForm(forms.Form):
    """Tìm người dùng."""

    q = forms.CharField(
        label=_("Tìm"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("họ tên, tên đăng nhập")}),
    )
