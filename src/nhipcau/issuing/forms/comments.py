"""Forms of asking for comments, answering, responding (biểu mẫu lấy ý kiến)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField

from ..enums import Response
from ..models import CommentPoint
from .fields import GroupsField, UnitsField

ELSEWHERE = ""


class AskForm(forms.Form):
    """Gửi lấy ý kiến: whom, by when, what about."""

    groups = GroupsField(label=_("Cả nhóm"), help_text=_("Chọn nhóm là gửi cho mọi đơn vị trong nhóm."))
    units = UnitsField(label=_("Từng đơn vị"))
    due = DayField(label=_("Hạn trả lời"))
    note = forms.CharField(
        label=_("Nội dung cần góp ý"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: đề nghị góp ý về phân công và thời hạn trong phụ lục."),
    )

    def __init__(self, *args: Any, without: set[int], joins: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.without, self.joins = without, joins
        if joins:
            del self.fields["note"]
            self.fields["due"].help_text = _("Đổi hạn ở đây là đổi cho mọi đơn vị trong đợt.")
        self.fields["units"].offer(without=without)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Whoever is named alone or through a group, once."""
        cleaned = super().clean() or {}
        chosen = {unit.pk: unit for unit in cleaned.get("units") or ()}
        for group in cleaned.get("groups") or ():
            chosen |= {unit.pk: unit for unit in group.members.filter(valid_to=None)}
        cleaned["chosen"] = [unit for key, unit in chosen.items() if key not in self.without]
        if not cleaned["chosen"] and not self.joins:
            raise forms.ValidationError(_("Hãy chọn ít nhất một nhóm hoặc một đơn vị."))
        return cleaned


class AnswerForm(forms.Form):
    """Trả lời của đơn vị: the whole is agreed, or there are points."""

    AGREES, POINTS = "agrees", "points"
    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[(AGREES, _("Nhất trí toàn văn")), (POINTS, _("Có ý kiến như dưới đây"))],
        widget=forms.RadioSelect,
    )


class TranscribeForm(AnswerForm):
    """Ý kiến gửi bằng cách khác, entered by the officer."""

    via = forms.CharField(
        label=_("Nhận qua"),
        max_length=200,
        help_text=_("Ví dụ: Công văn số 15/SNgV-VP ngày 03/03/2026"),
    )


class PointForm(forms.Form):
    """Một ý kiến: a place chosen from the draft or written, and the words."""

    place = forms.ChoiceField(label=_("Vị trí"), required=False)
    other = forms.CharField(label=_("hoặc ghi vị trí khác"), max_length=250, required=False)
    text = forms.CharField(
        label=_("Nội dung góp ý"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=5000
    )

    def __init__(self, *args: Any, places: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(ELSEWHERE, _("– Toàn văn, hoặc vị trí khác –")), *((place, place) for place in places)]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]

    @property
    def place_said(self) -> str:
        """The place chosen, or the one written."""
        return self.cleaned_data.get("place") or self.cleaned_data.get("other") or ""


PointFormSet = forms.formset_factory(PointForm, extra=2, max_num=200, absolute_max=220)


class ResponseForm(forms.Form):
    """Tiếp thu, giải trình một ý kiến."""

    response = forms.ChoiceField(label=_("Trả lời"), choices=Response.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Nội dung tiếp thu, giải trình"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @classmethod
    def of(cls, point: CommentPoint) -> "ResponseForm":
        """The form with what was answered before."""
        said = {"response": point.response, "text": point.response_text}
        return cls(initial=said, prefix=f"y-kien-{point.pk}")


class CloseForm(forms.Form):
    """Kết thúc đợt lấy ý kiến."""

    reason = forms.CharField(
        label=_("Lý do"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Chỉ bắt buộc khi còn ý kiến chưa được trả lời."),
    )
