"""Forms of people: put down, tick off, certify (biểu mẫu người học)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import resolution
from nhipcau.units.models import Unit

from ..domain.registrations import Entry
from ..enums import CertificateState, RegistrationState
from ..models import CourseSession, Registration


class PersonForm(forms.Form):
    """Một người, trong bốn điều được giữ; the unit as its name, which the directory resolves."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=80)
    unit_name = forms.CharField(label=_("Đơn vị công tác"), max_length=200)
    post = forms.CharField(label=_("Chức vụ, vị trí công tác"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"), max_length=120, required=False)

    def __init__(self, *args: Any, registration: Registration | None = None, **kwargs: Any) -> None:
        if registration is not None:
            kwargs["initial"] = {name: getattr(registration, name) for name in PersonForm.base_fields}
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _(
            "Không bắt buộc; chỉ dùng để gửi xác nhận và báo thay đổi của lớp."
        )
        self.fields["unit_name"].widget.attrs |= {"list": "cac-don-vi", "autocomplete": "organization"}

    def entry(self) -> Entry:
        """For the domain."""
        written = self.cleaned_data["unit_name"]
        unit = resolution.resolve(written, on=timezone.localdate()).unit
        return Entry(
            full_name=self.cleaned_data["full_name"],
            unit=unit,
            unit_name=written,
            post=self.cleaned_data["post"],
            email=self.cleaned_data["email"],
        )


class OwnPersonForm(PersonForm):
    """Một người của đơn vị mình."""

    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none())
    namesake = forms.BooleanField(
        label=_("Đây là người khác trùng họ tên"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["unit_name"]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.order_fields(["full_name", "unit", "post", "email", "namesake"])
        if len(units) == 1:
            self.fields["unit"].initial = units[0]

    def entry(self) -> Entry:
        """For the domain."""
        unit = self.cleaned_data["unit"]
        return Entry(
            full_name=self.cleaned_data["full_name"],
            unit=unit,
            unit_name=unit.name,
            post=self.cleaned_data["post"],
            email=self.cleaned_data["email"],
        )


class AnyPersonForm(PersonForm):
    """Một người của bất kỳ đơn vị nào, for the organisers."""

    namesake = forms.BooleanField(
        label=_("Đây là người khác trùng họ tên"), required=False, widget=forms.HiddenInput
    )


class OutsideForm(PersonForm):
    """Tự đăng ký qua liên kết công khai."""

    agreed = forms.BooleanField(
        label=_("Tôi đồng ý để đơn vị tổ chức dùng các thông tin này cho lớp học."),
        error_messages={"required": _("Cần đồng ý mới đăng ký được; nếu không, xin đăng ký qua đơn vị.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["full_name"].widget.attrs["autocomplete"] = "name"
        self.fields["post"].widget.attrs["autocomplete"] = "organization-title"
        self.fields["email"].widget.attrs["autocomplete"] = "email"


class PeopleListForm(forms.Form):
    """Tìm và lọc người học."""

    q = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=[("", _("đang trong danh sách")), *RegistrationState.choices],
        required=False,
    )


class SheetForm(forms.Form):
    """Danh sách từ Excel."""

    file = forms.FileField(
        label=_("Bảng người học (.xlsx hoặc .csv)"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"})
    )


class AttendForm(forms.Form):
    """Xác nhận một người có mặt."""

    session = forms.ModelChoiceField(label=_("Buổi học"), queryset=CourseSession.objects.none())
    reason = forms.CharField(
        label=_("Lý do ghi bổ sung"),
        max_length=300,
        required=False,
        help_text=_("Chỉ cần khi đã qua giờ điểm danh."),
    )

    def __init__(self, *args: Any, sessions: QuerySet[CourseSession], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions  # type: ignore[attr-defined]
        self.fields["session"].empty_label = None  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Lý do."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class CertificateListForm(forms.Form):
    """Tìm và lọc sổ cấp giấy."""

    q = forms.CharField(label=_("Tìm theo số, họ tên, tên lớp"), required=False)
    year = forms.TypedChoiceField(label=_("Năm"), coerce=int, empty_value=None, required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái"), choices=[("", _("mọi trạng thái")), *CertificateState.choices], required=False
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("mọi năm")), *((each, str(each)) for each in years)]  # type: ignore[attr-defined]


class MaterialForm(forms.Form):
    """Tài liệu của lớp."""

    title = forms.CharField(label=_("Tên tài liệu"), max_length=200)
    file = forms.FileField(
        label=_("Tệp"), help_text=_("pdf, docx, xlsx, pptx, png, jpg, mp3, mp4, txt; tối đa 20 MB")
    )
    for_trainees = forms.BooleanField(label=_("Người học tải về được"), required=False, initial=True)
    no_secret = forms.BooleanField(label=_("Tôi đã xem: tệp không mang dấu chỉ độ mật"), required=False)
