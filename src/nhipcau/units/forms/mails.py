"""Biểu mẫu lọc thư báo."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.mailing.enums import MailState


class MailListForm(forms.Form):
    """Lọc theo trạng thái."""

    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("mọi trạng thái")), *MailState.choices]
    )
