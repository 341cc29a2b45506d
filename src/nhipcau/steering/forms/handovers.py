"""Forms of handing over (biểu mẫu bàn giao)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import User


class LeaverForm(forms.Form):
    """Ai bàn giao."""

    nguoi = forms.ModelChoiceField(label=_("Người bàn giao"), queryset=User.objects.none())

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nguoi"].queryset = people  # type: ignore[attr-defined]


class TakerForm(forms.Form):
    """Ai nhận, and whether with the roles: what can move depends on it, so it is asked before."""

    nhan = forms.ModelChoiceField(label=_("Người nhận"), queryset=User.objects.none())
    vai_tro = forms.BooleanField(
        label=_("Chuyển cả vai trò: người nhận có các vai trò này, người bàn giao thôi"), required=False
    )

    def __init__(self, *args: Any, people: QuerySet[User], may_roles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nhan"].queryset = people  # type: ignore[attr-defined]
        if not may_roles:
            del self.fields["vai_tro"]


class HandOverForm(forms.Form):
    """Xác nhận bàn giao."""

    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=500)
    confirmed = forms.BooleanField(label=_("Tôi đã xem danh sách và xác nhận bàn giao"))
