"""The filter of the inbox (bộ lọc thông báo)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import NoticeKind


class InboxForm(forms.Form):
    """Tìm và lọc thông báo; every field may be left open."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), ("unread", _("Chưa đọc")), ("read", _("Đã đọc"))],
    )
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Mọi loại")), *NoticeKind.choices]
    )
