"""Tìm và lọc danh sách văn bản."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import DirectiveState, Source, System


class ListForm(forms.Form):
    """Tìm, lọc; an unknown value filters nothing."""

    q = forms.CharField(label=_("Tìm"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả, trừ đã bỏ")), *DirectiveState.choices]
    )
    system = forms.ChoiceField(
        label=_("Hệ thống"), required=False, choices=[("", _("Tất cả")), *System.choices]
    )
    source = forms.ChoiceField(label=_("Nguồn"), required=False, choices=[("", _("Tất cả")), *Source.choices])
    year = forms.TypedChoiceField(label=_("Năm ban hành"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: object, years: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", _("Tất cả")), *((year, str(year)) for year in years)]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]
        self.fields["q"].widget.attrs |= {"type": "search", "placeholder": _("số, trích yếu, cơ quan")}
