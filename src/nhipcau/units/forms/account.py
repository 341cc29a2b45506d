"""Biểu mẫu trong trang Tài khoản."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import User


class MailForm(forms.ModelForm):  # type: ignore[type-arg]
    """Nhận thư báo hay không; the address itself is the administrator's to correct."""

    class Meta:
        model = User
        fields = ("wants_mail",)
        labels = {"wants_mail": gettext_lazy("Nhận thư báo khi có việc đến đơn vị tôi")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wants_mail"].help_text = (
            _("Gửi tới %(address)s. Địa chỉ sai thì nhờ quản trị viên sửa.")
            % {"address": self.instance.email}
            if self.instance.email
            else _(
                "Tài khoản chưa có địa chỉ thư điện tử nên chưa nhận được; hãy nhờ quản trị viên ghi giúp."
            )
        )

    def save(self, commit: bool = True) -> User:
        """Only the wish: the framework's other forms hold the same person."""
        User.objects.filter(pk=self.instance.pk).update(wants_mail=self.cleaned_data["wants_mail"])
        person: User = self.instance
        return person
