"""Forms of conferences and programmes (biểu mẫu họp báo, chương trình báo chí)."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField
from nhipcau.core.forms import DayField
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Language
from nhipcau.press import queries as press
from nhipcau.press.models import Spokesperson
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import in_being, in_office_order

from ..domain import policy
from ..domain.conferences import FIELDS
from ..enums import Applicant, ConferenceKind, ConferenceState, StepKind
from ..models import Conference


def organising_units(person: User) -> QuerySet[Unit]:
    """Đơn vị mà người này tổ chức họp báo được."""
    units = in_office_order(in_being(timezone.localdate()))
    if access.scope_of(person, policy.MANAGE) == Scope.ALL:
        return units
    return units.filter(pk__in=access.own_unit_ids(person, policy.MANAGE))


def moment(day: date | None, hour: time | None, late: time = time(0)) -> datetime | None:
    """Một thời điểm by the office's clock; none without a day."""
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day, hour or late), timezone.get_default_timezone())


class ConferenceForm(forms.Form):
    """Thông tin của một cuộc; moments in two boxes each, a day and an hour."""

    kind = forms.ChoiceField(label=_("Loại"), choices=ConferenceKind.choices)
    unit = forms.ModelChoiceField(label=_("Đơn vị chủ trì"), queryset=Unit.objects.none(), empty_label=None)
    title = forms.CharField(
        label=_("Tên"), max_length=200, help_text=_("Ví dụ: Họp báo công bố Lễ hội Trống đồng Sông Cầu")
    )
    host = forms.CharField(
        label=_("Bên tổ chức, bên đề nghị"),
        max_length=200,
        required=False,
        help_text=_("Chỉ cần khi do nơi khác tổ chức hoặc đề nghị; ghi tên cơ quan, không ghi tên người."),
    )
    applicant = forms.ChoiceField(
        label=_("Ai đề nghị"),
        choices=[("", _("– không phải chương trình báo chí nước ngoài –")), *Applicant.choices],
        required=False,
        help_text=_("Mỗi bên có hạn trả lời riêng theo Nghị định 262/2026/NĐ-CP."),
    )
    starts_day, starts_hour = DayField(label=_("Bắt đầu ngày")), HourField(label=_("Giờ bắt đầu"))
    ends_day, ends_hour = DayField(label=_("Kết thúc ngày")), HourField(label=_("Giờ kết thúc"))
    place = forms.CharField(label=_("Địa điểm"), max_length=300)
    languages = forms.ModelMultipleChoiceField(
        label=_("Ngôn ngữ làm việc"),
        queryset=Language.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    spokesperson = forms.ModelChoiceField(
        label=_("Người phát ngôn"),
        queryset=Spokesperson.objects.none(),
        required=False,
        empty_label=_("– chưa chọn –"),
    )
    is_periodic = forms.BooleanField(label=_("Họp báo định kỳ (ít nhất 3 tháng một lần)"), required=False)
    about = forms.CharField(
        label=_("Nội dung công bố"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=4000,
        help_text=_("Hiện trên cổng sau khi công bố."),
    )
    agenda = forms.CharField(
        label=_("Chương trình"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
        help_text=_("Mỗi dòng một mục, ví dụ: 08:30 Giới thiệu"),
    )
    capacity = forms.IntegerField(
        label=_("Số chỗ"),
        min_value=1,
        max_value=5000,
        required=False,
        help_text=_("Để trống nếu không hạn chế."),
    )
    opens_day = DayField(label=_("Nhận đăng ký từ ngày"), required=False)
    closes_day = DayField(label=_("Nhận đăng ký đến ngày"), required=False)
    closes_hour = HourField(label=_("Đến giờ"), required=False)
    asks_card = forms.BooleanField(
        label=_("Hỏi số giấy tờ tùy thân"),
        required=False,
        help_text=_("Chỉ khi địa điểm kiểm tra giấy tờ ở cổng; không cần thì không hỏi."),
    )

    def __init__(
        self, *args: Any, units: QuerySet[Unit], conference: Conference | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        speakers = press.in_force(timezone.now()).order_by("unit__sort_key", "kind", "pk")
        self.fields["spokesperson"].queryset = speakers  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if conference is not None:
            del self.fields["unit"]

    def wanted(self) -> dict[str, Any]:
        """For the domain."""
        given = self.cleaned_data
        return {name: given[name] for name in FIELDS if name in given} | {
            "starts_at": moment(given["starts_day"], given["starts_hour"]),
            "ends_at": moment(given["ends_day"], given["ends_hour"]),
            "opens_at": moment(given["opens_day"], None),
            "closes_at": moment(given["closes_day"], given["closes_hour"], time(23, 59)),
        }


def standing(conference: Conference) -> dict[str, Any]:
    """Những gì đang có, for the form."""
    found = {name: getattr(conference, name) for name in FIELDS}
    for name in ("starts", "ends", "opens", "closes"):
        at = found.pop(f"{name}_at")
        local = timezone.localtime(at) if at else None
        found[f"{name}_day"], found[f"{name}_hour"] = (local.date(), local.time()) if local else (None, None)
    return found | {"languages": conference.languages.all()}


class ConferenceListForm(forms.Form):
    """Tìm và lọc."""

    q = forms.CharField(label=_("Tìm"), required=False)
    kind = forms.ChoiceField(
        label=_("Loại"), choices=[("", _("mọi loại")), *ConferenceKind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("Bước"), choices=[("", _("mọi bước")), *ConferenceState.choices], required=False
    )
    year = forms.TypedChoiceField(label=_("Năm"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("mọi năm")), *((each, str(each)) for each in years)]  # type: ignore[attr-defined]


class WordingForm(forms.Form):
    """Lời công bố bằng một ngôn ngữ."""

    title = forms.CharField(label=_("Tên"), max_length=200)
    place = forms.CharField(label=_("Địa điểm"), max_length=300)
    about = forms.CharField(
        label=_("Nội dung công bố"), widget=forms.Textarea(attrs={"rows": 6}), required=False, max_length=4000
    )


class ReasonForm(forms.Form):
    """Lý do."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class NoticeForm(forms.Form):
    """Đã thông báo lúc nào, bằng văn bản nào."""

    number = forms.CharField(label=_("Số, ký hiệu văn bản thông báo"), max_length=120)
    day, hour = DayField(label=_("Ngày")), HourField(label=_("Giờ"))


class StepForm(forms.Form):
    """Một bước của chương trình báo chí nước ngoài."""

    kind = forms.ChoiceField(label=_("Bước"), choices=StepKind.choices)
    day, hour = DayField(label=_("Ngày")), HourField(label=_("Giờ"))
    document = forms.CharField(
        label=_("Số, ký hiệu văn bản"),
        max_length=160,
        required=False,
        help_text=_("Trả lời và báo cáo phải bằng văn bản."),
    )
    note = forms.CharField(
        label=_("Nội dung"),
        max_length=500,
        required=False,
        help_text=_("Ví dụ: xin thêm điểm quay ở làng gốm"),
    )


class LetterForm(forms.Form):
    """Nơi nhận công văn trả lời."""

    addressee = forms.CharField(
        label=_("Kính gửi"),
        max_length=250,
        help_text=_("Tên cơ quan, ví dụ: Bộ Ngoại giao (Vụ Thông tin Báo chí)"),
    )


class InviteForm(forms.Form):
    """Danh sách nhận thư mời."""

    list = forms.ModelChoiceField(
        label=_("Danh sách nhận thư"), queryset=MailingList.objects.filter(is_open=True), empty_label=None
    )
