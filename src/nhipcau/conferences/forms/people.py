"""Forms of who registers, and of what was asked and said (biểu mẫu đăng ký, hỏi đáp)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.newsroom.models import Language

from ..domain.entrance import LIMITS, Entry
from ..enums import Ground, RegistrantKind, RegistrationState
from ..models import Conference


class PeopleListForm(forms.Form):
    """Tìm và lọc người đăng ký."""

    q = forms.CharField(label=_("Tìm theo tên, cơ quan báo chí"), required=False)
    state = forms.ChoiceField(
        label=_("Bước"), choices=[("", _("mọi bước")), *RegistrationState.choices], required=False
    )
    kind = forms.ChoiceField(
        label=_("Người đăng ký"), choices=[("", _("mọi loại")), *RegistrantKind.choices], required=False
    )


class PersonForm(forms.Form):
    """Ghi một người gọi điện hoặc gửi thư đến."""

    kind = forms.ChoiceField(label=_("Người đăng ký"), choices=RegistrantKind.choices)
    full_name = forms.CharField(label=_("Họ và tên"), max_length=LIMITS["full_name"])
    outlet = forms.CharField(
        label=_("Cơ quan báo chí"),
        max_length=LIMITS["outlet"],
        required=False,
        help_text=_("Làm báo tự do thì để trống."),
    )
    email = forms.EmailField(label=_("Thư điện tử"), max_length=LIMITS["email"], required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=LIMITS["phone"], required=False)
    card = forms.CharField(label=_("Số giấy tờ tùy thân"), max_length=LIMITS["card"], required=False)
    equipment = forms.CharField(label=_("Thiết bị mang theo"), max_length=LIMITS["equipment"], required=False)
    needs = forms.CharField(
        label=_("Cần hỗ trợ"),
        max_length=LIMITS["needs"],
        required=False,
        help_text=_("Ví dụ: lối đi cho xe lăn, phiên dịch."),
    )

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not conference.asks_card:
            del self.fields["card"]

    def entry(self) -> Entry:
        """For the domain."""
        return Entry(**self.cleaned_data)


class DecideForm(forms.Form):
    """Căn cứ từ chối."""

    ground = forms.ChoiceField(
        label=_("Căn cứ từ chối"), choices=[("", _("– chọn căn cứ –")), *Ground.choices], required=False
    )
    authority = forms.CharField(
        label=_("Cơ quan phụ trách an toàn, văn bản"),
        max_length=200,
        required=False,
        help_text=_("Chỉ cho căn cứ an toàn của địa điểm."),
    )


class MaterialForm(forms.Form):
    """Tài liệu của cuộc."""

    title = forms.CharField(label=_("Tên tài liệu"), max_length=200)
    file = forms.FileField(
        label=_("Tệp"), help_text=_("pdf, docx, xlsx, pptx, png, jpg, mp3, mp4, txt; tối đa 20 MB")
    )
    is_public = forms.BooleanField(label=_("Công bố trên cổng"), required=False, initial=True)
    no_secret = forms.BooleanField(label=_("Tôi đã xem: tệp không mang dấu chỉ độ mật"), required=False)


class QuestionForm(forms.Form):
    """Một câu hỏi tại cuộc; the outlet, never who asked."""

    text = forms.CharField(label=_("Câu hỏi"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000)
    outlet = forms.CharField(
        label=_("Cơ quan báo chí"), max_length=160, required=False, help_text=_("Không ghi tên người hỏi.")
    )
    answer = forms.CharField(
        label=_("Trả lời"), widget=forms.Textarea(attrs={"rows": 5}), required=False, max_length=5000
    )
    promised_on = DayField(
        label=_("Nếu hẹn trả lời sau: đến hết ngày"),
        required=False,
        help_text=_("Câu chưa trả lời hiện ở Việc của tôi đến khi có trả lời."),
    )
    is_public = forms.BooleanField(label=_("Công bố câu hỏi và trả lời trên cổng"), required=False)


class AnswerForm(forms.Form):
    """Trả lời một câu đã hẹn."""

    answer = forms.CharField(label=_("Trả lời"), widget=forms.Textarea(attrs={"rows": 8}), max_length=5000)
    is_public = forms.BooleanField(label=_("Công bố câu hỏi và trả lời trên cổng"), required=False)


class TranscriptForm(forms.Form):
    """Ghi lời."""

    language = forms.ModelChoiceField(label=_("Ngôn ngữ"), queryset=Language.objects.all(), empty_label=None)
    text = forms.CharField(
        label=_("Ghi lời"), widget=forms.Textarea(attrs={"rows": 20}), max_length=200_000, strip=True
    )
