"""Lọc nhật ký."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField

from ..domain import trail
from ..models import User


class PersonField(forms.ModelChoiceField):
    """Chọn một người."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class TrailForm(forms.Form):
    """Theo việc, người, ngày; an unknown value filters nothing."""

    verb = forms.ChoiceField(label=_("Việc"), required=False)
    actor = PersonField(
        label=_("Người làm"),
        required=False,
        queryset=User.objects.order_by("sort_key", "username"),
        empty_label=_("Mọi người"),
    )
    since = DayField(label=_("Từ ngày"), required=False, help_text="")
    until = DayField(label=_("Đến hết ngày"), required=False, help_text="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", _("Mọi việc")), *trail.verbs()]
