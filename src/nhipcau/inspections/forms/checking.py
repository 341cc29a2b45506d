"""Forms of the team's work: checklist, findings, the meeting, what follows (biểu mẫu ghi kết quả)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField
from nhipcau.core.forms import DayField
from nhipcau.plans.models import Evidence

from ..domain.explaining import OUTCOMES
from ..enums import Answer, Nature, Question
from ..models import Check

ABOUT_WORK = _("Ghi về việc của đơn vị: văn bản yêu cầu gì, thấy gì. Không nhận xét cá nhân.")


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CheckForm(forms.Form):
    """Phiếu kiểm tra: an answer and a note a question."""

    def __init__(self, *args: Any, standing: dict[str, Check], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in Question:
            check = standing.get(question.value)
            self.fields[question.value] = forms.ChoiceField(
                label=question.label,
                choices=[("", _("– Chưa trả lời –")), *Answer.choices],
                initial=check.answer if check else "",
                required=False,
            )
            self.fields[f"{question.value}-note"] = forms.CharField(
                label=_("Ghi rõ"), max_length=500, required=False, initial=check.note if check else ""
            )


class FindingForm(forms.Form):
    """Ghi hoặc sửa phát hiện."""

    nature = forms.ChoiceField(label=_("Tính chất"), choices=Nature.choices)
    text = forms.CharField(label=_("Nội dung phát hiện"), widget=_lines(3), help_text=ABOUT_WORK)
    evidence = forms.ModelMultipleChoiceField(
        label=_("Minh chứng đã xem"),
        queryset=Evidence.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, found: QuerySet[Evidence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].queryset = found  # type: ignore[attr-defined]
        # What was read once; the field would read it again for each form of the page.
        self.fields["evidence"].choices = [(each.pk, str(each)) for each in found]  # type: ignore[attr-defined]
        if not found:
            self.fields["evidence"].help_text = _("Việc này chưa có minh chứng nào.")


class RecommendForm(forms.Form):
    """Ghi kiến nghị từ một phát hiện."""

    text = forms.CharField(label=_("Kiến nghị"), widget=_lines(2), help_text=_("Đơn vị cần làm gì."))
    due = DayField(label=_("Hạn thực hiện"))


class MeetingForm(forms.Form):
    """Buổi làm việc với đơn vị, for the minute."""

    held_on = DayField(label=_("Ngày làm việc"))
    begins_at = HourField(label=_("Bắt đầu lúc"), required=False)
    ends_at = HourField(label=_("Kết thúc lúc"), required=False)
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    unit_side = forms.CharField(
        label=_("Đại diện đơn vị"),
        widget=_lines(3),
        help_text=_("Mỗi dòng một chức danh, ví dụ: Phó Giám đốc Sở."),
    )


class SendForm(forms.Form):
    """Gửi phát hiện cho đơn vị."""

    explain_due = DayField(label=_("Hạn giải trình"))


class ExplainForm(forms.Form):
    """Giải trình của đơn vị."""

    agrees = forms.TypedChoiceField(
        label=_("Ý kiến của đơn vị"),
        choices=[("yes", _("Nhất trí với phát hiện")), ("no", _("Không nhất trí, giải trình như sau"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Giải trình"),
        required=False,
        widget=_lines(3),
        help_text=_("Đơn vị đã làm gì, ở đâu, có gì chứng minh."),
    )


class JudgeForm(forms.Form):
    """Ý kiến của đoàn về giải trình."""

    outcome = forms.ChoiceField(
        label=_("Kết quả xem xét"), choices=[(each.value, each.label) for each in OUTCOMES]
    )
    words = forms.CharField(label=_("Ý kiến của đoàn"), widget=_lines(2))
    nature = forms.ChoiceField(
        label=_("Tính chất sau điều chỉnh"),
        required=False,
        choices=[("", _("– Như cũ –")), *Nature.choices],
    )
    text = forms.CharField(
        label=_("Nội dung sau điều chỉnh"),
        required=False,
        widget=_lines(2),
        help_text=_("Chỉ ghi khi điều chỉnh; lời cũ còn trong lịch sử."),
    )
