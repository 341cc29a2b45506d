"""Forms of the committee, its compositions and members (biểu mẫu thành phần)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField, LongSelect
from nhipcau.units import queries as units
from nhipcau.units.models import Unit, User

from ..domain.members import Sitting
from ..enums import Seat
from ..models import Member


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Một đơn vị đang hoạt động."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", _("– Chọn đơn vị –"))
        kwargs.setdefault("widget", LongSelect)
        super().__init__(queryset=Unit.objects.none(), **kwargs)

    def offer(self, also: int | None = None) -> None:
        """Units of today; `also` one that stood here before."""
        found = units.in_being(timezone.localdate()) | Unit.objects.filter(pk=also or 0)
        self.queryset = found.order_by("sort_key", "name")


class CommitteeForm(forms.Form):
    """Thông tin chung."""

    name = forms.CharField(
        label=_("Tên đầy đủ"),
        max_length=250,
        help_text=_("Như trong quyết định thành lập. Ví dụ: Ban Chỉ đạo công tác thông tin đối ngoại tỉnh"),
    )
    short_name = forms.CharField(
        label=_("Tên gọi tắt"),
        max_length=100,
        initial="Ban Chỉ đạo",
        # Vietnamese whatever language the screen speaks: it is what papers say.
        widget=forms.TextInput(attrs={"lang": "vi"}),
        help_text=_("Cách văn bản của chính Ban gọi mình; dùng để đọc “các thành viên Ban Chỉ đạo”."),
    )
    standing_unit = UnitField(label=_("Cơ quan thường trực"))
    office = UnitField(
        label=_("Cơ quan ban hành văn bản"),
        help_text=_("Giấy mời, biên bản, thông báo kết luận mang thể thức và ký hiệu của đơn vị này."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("standing_unit", "office"):
            self.fields[name].offer(self.initial.get(name))  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """Quyết định thành lập, kiện toàn."""

    decision_number = forms.CharField(
        label=_("Số, ký hiệu quyết định"), max_length=60, help_text=_("Ví dụ: 215/QĐ-UBND hoặc 48-QĐ/TU")
    )
    decided_on = DayField(label=_("Ngày quyết định"))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    term = forms.CharField(
        label=_("Nhiệm kỳ"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: 2025–2030. Để trống nếu không có."),
    )


class ComposeForm(DecisionForm):
    """Một lần kiện toàn mới."""

    field_order = ["decision_number", "decided_on", "issuer", "starts_on", "term", "carry_over"]
    starts_on = DayField(
        label=_("Có hiệu lực từ ngày"), help_text=_("Lần kiện toàn trước tự hết hiệu lực từ ngày này.")
    )
    carry_over = forms.BooleanField(
        label=_("Giữ các thành viên đang có, rồi sửa theo quyết định mới"), required=False, initial=True
    )


class SittingForm(forms.Form):
    """Một thành viên: a post that represents a unit."""

    seat = forms.ChoiceField(label=_("Vai trò"), choices=Seat.choices, initial=Seat.MEMBER)
    person_name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    post = forms.CharField(
        label=_("Chức vụ"), max_length=200, help_text=_("Ví dụ: Giám đốc Sở Ngoại vụ, Phó Chủ tịch UBND tỉnh")
    )
    unit = UnitField(
        label=_("Đơn vị đại diện"),
        help_text=_("Nhiệm vụ giao cho thành viên này được chuyển đến đơn vị này."),
    )
    field = forms.CharField(label=_("Lĩnh vực phụ trách"), max_length=300, required=False)
    account = forms.ModelChoiceField(
        label=_("Tài khoản trong phần mềm"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("– Chưa có tài khoản –"),
    )
    office_phone = forms.CharField(label=_("Điện thoại cơ quan"), max_length=40, required=False)
    office_email = forms.EmailField(
        label=_("Thư điện tử cơ quan"),
        required=False,
        help_text=_("Chỉ liên lạc của cơ quan; không ghi số và hộp thư cá nhân."),
    )
    starts_on = DayField(
        label=_("Từ ngày"), required=False, help_text=_("Để trống: từ ngày quyết định có hiệu lực.")
    )

    def __init__(self, *args: Any, member: Member | None = None, **kwargs: Any) -> None:
        if member is not None:
            names = (*Sitting.__slots__,)
            first = {name: getattr(member, name) for name in names}
            kwargs.setdefault("initial", first | {"unit": member.unit_id, "account": member.account_id})
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(member.unit_id if member else None)  # type: ignore[attr-defined]
        people = User.objects.filter(is_active=True).order_by("sort_key", "username")
        self.fields["account"].queryset = people  # type: ignore[attr-defined]
        if member is not None:
            del self.fields["starts_on"]

    def sitting(self) -> Sitting:
        """What the verbs take."""
        wanted = {name: self.cleaned_data[name] for name in Sitting.__slots__}
        return Sitting(**wanted | {"seat": Seat(wanted["seat"])})


class ReleaseForm(forms.Form):
    """Cho thôi."""

    ends_on = DayField(label=_("Thôi từ ngày"))


class MembersListForm(forms.Form):
    """Tìm và lọc thành viên."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    seat = forms.ChoiceField(label=_("Vai trò"), required=False, choices=[("", _("Tất cả")), *Seat.choices])
    present = forms.ChoiceField(
        label=_("Thời gian"),
        required=False,
        choices=[("", _("Đang là thành viên")), ("all", _("Kể cả người đã thôi"))],
    )
