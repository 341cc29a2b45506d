"""Biểu mẫu nạp tỉnh, xã."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..domain.administrative import Province, provinces


class ProvinceForm(forms.Form):
    """Chọn tỉnh, thành phố; empty: all 34 without communes."""

    code = forms.ChoiceField(label=gettext_lazy("Tỉnh, thành phố"), required=False)
    with_communes = forms.BooleanField(
        label=gettext_lazy("Cả xã, phường, đặc khu"), required=False, initial=True
    )
    with_former = forms.BooleanField(
        label=gettext_lazy("Cả đơn vị trước sắp xếp"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Để văn bản viết tên cũ tự tìm đúng đơn vị kế thừa."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("Cả 34 tỉnh, thành phố, chỉ cấp tỉnh"))
        self.fields["code"].choices = [every, *((code, _told(each)) for code, each in provinces().items())]  # type: ignore[attr-defined]


def _told(province: Province) -> str:
    count = len(province.communes)
    words = ngettext("%(name)s – %(n)d xã, phường", "%(name)s – %(n)d xã, phường", count)
    told = words % {"name": province.name, "n": count}
    if province.gone:
        told += " " + _("(nhập cả %(former)s)") % {"former": ", ".join(province.gone)}
    return told
