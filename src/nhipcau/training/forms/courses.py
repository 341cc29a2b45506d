"""Forms of courses and sessions (biểu mẫu lớp, buổi học)."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField
from nhipcau.core.forms import DayField
from nhipcau.issuing.enums import PaperState
from nhipcau.plans.enums import OVER, TermKind
from nhipcau.plans.models import Activity, Assignment, Term
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, UnitGroup, User
from nhipcau.units.queries import in_being, in_office_order

from ..domain import policy
from ..domain.courses import MOST_PLACES
from ..enums import CourseKind, CourseState
from ..models import Course, CourseSession


def organising_units(person: User) -> QuerySet[Unit]:
    """Đơn vị mà người này tổ chức lớp được."""
    units = in_office_order(in_being(timezone.localdate()))
    if access.scope_of(person, policy.MANAGE) == Scope.ALL:
        return units
    return units.filter(pk__in=access.own_unit_ids(person, policy.MANAGE))


class WorkField(forms.ModelChoiceField):
    """Chọn việc được giao hoặc hoạt động, cut to what fits a line."""

    def label_from_instance(self, obj: Any) -> str:
        text = obj.obligation.text if isinstance(obj, Assignment) else obj.text
        due = f" ({obj.due:%d/%m/%Y})" if obj.due else ""
        return Truncator(text).chars(110) + due


class CourseForm(forms.Form):
    """Thông tin lớp."""

    kind = forms.ChoiceField(label=_("Loại"), choices=CourseKind.choices)
    title = forms.CharField(
        label=_("Tên lớp"),
        max_length=300,
        help_text=_("Ví dụ: Kỹ năng viết tin đối ngoại cho cán bộ xã. Tên này đứng trên giấy chứng nhận."),
    )
    theme = forms.ModelChoiceField(label=_("Nội dung"), queryset=Term.objects.none(), required=False)
    assignment = WorkField(
        label=_("Việc được giao"),
        queryset=Assignment.objects.none(),
        required=False,
        help_text=_("Khi tổng kết, lớp tự thành minh chứng của việc này; không phải nhập lại."),
    )
    activity = WorkField(
        label=_("Hoạt động trong kế hoạch"), queryset=Activity.objects.none(), required=False
    )
    audience = forms.CharField(label=_("Người dự học"), max_length=300, required=False)
    invited = forms.ModelChoiceField(
        label=_("Báo cho nhóm đơn vị"),
        queryset=UnitGroup.objects.all(),
        required=False,
        help_text=_("Khi mở lớp, người làm việc của các đơn vị trong nhóm được báo."),
    )
    place = forms.CharField(label=_("Địa điểm"), max_length=300)
    capacity = forms.IntegerField(label=_("Số chỗ"), min_value=1, max_value=MOST_PLACES, initial=50)
    until_day = DayField(label=_("Nhận đăng ký đến hết ngày"), required=False)
    budget_reference = forms.CharField(
        label=_("Kinh phí"),
        max_length=300,
        required=False,
        help_text=_("Nguồn và số văn bản, ví dụ: dự toán năm 2026, Quyết định số …"),
    )
    contact = forms.CharField(
        label=_("Đầu mối liên hệ"),
        max_length=300,
        help_text=_("Phòng, điện thoại cơ quan; người đăng ký hỏi ở đây."),
    )
    threshold = forms.IntegerField(
        label=_("Dự bao nhiêu % số buổi thì được cấp giấy"), min_value=1, max_value=100, initial=80
    )
    signer_authority = forms.CharField(
        label=_("Thẩm quyền ký giấy"),
        max_length=120,
        required=False,
        help_text=_("Ví dụ: TL. GIÁM ĐỐC; cơ quan của Đảng ghi T/L TRƯỞNG BAN"),
    )
    signer_capacity = forms.CharField(
        label=_("Chức vụ người ký"), max_length=120, required=False, help_text=_("Ví dụ: CHÁNH VĂN PHÒNG")
    )
    signer_name = forms.CharField(label=_("Họ tên người ký"), max_length=80, required=False)

    def __init__(self, *args: Any, unit: Unit, course: Course | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("theme", "assignment", "activity", "invited"):
            self.fields[name].empty_label = _("– không –")  # type: ignore[attr-defined]
        # Words of the office's own lists are Vietnamese whatever the screen speaks.
        self.fields["theme"].widget.attrs["lang"] = "vi"
        # What the course has stays to be chosen, though it be over by now.
        kept = {name: getattr(course, f"{name}_id", None) for name in ("theme", "assignment", "activity")}
        terms = Term.objects.filter(kind__in=[TermKind.THEME, TermKind.CONTENT])
        work = Assignment.objects.filter(unit=unit).select_related("obligation")
        issued = Q(plan__paper__state=PaperState.ISSUED, removed_at=None, parties__unit=unit)
        for name, queryset in (
            ("theme", terms.filter(Q(is_offered=True) | Q(pk=kept["theme"]))),
            ("assignment", work.filter(~Q(state__in=OVER) | Q(pk=kept["assignment"]))),
            ("activity", Activity.objects.filter(issued | Q(pk=kept["activity"])).distinct()),
        ):
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """For the domain: the day as the moment it ends."""
        found = dict(self.cleaned_data)
        day: date | None = found.pop("until_day")
        at = datetime.combine(day, time(23, 59, 59)) if day else None
        found["registers_until"] = timezone.make_aware(at, timezone.get_default_timezone()) if at else None
        return found


def standing(course: Course) -> dict[str, Any]:
    """Những gì đang có, for the form."""
    until = timezone.localtime(course.registers_until).date() if course.registers_until else None
    names = [name for name in CourseForm.base_fields if name != "until_day"]
    return {name: getattr(course, name) for name in names} | {"until_day": until}


class UnitForm(forms.Form):
    """Đơn vị tổ chức, asked first where there is a choice."""

    unit = forms.ModelChoiceField(label=_("Đơn vị tổ chức"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class SessionForm(forms.Form):
    """Buổi học."""

    day = DayField(label=_("Ngày"))
    begins = HourField(label=_("Từ giờ"))
    ends = HourField(label=_("Đến giờ"))
    room = forms.CharField(label=_("Phòng"), max_length=120, required=False)
    topic = forms.CharField(label=_("Chuyên đề"), max_length=300)
    speaker_office = forms.CharField(label=_("Cơ quan báo cáo viên"), max_length=200, required=False)
    speaker = forms.CharField(
        label=_("Báo cáo viên"),
        max_length=160,
        required=False,
        help_text=_("Họ tên, chức vụ; xóa cùng danh sách người học khi hết hạn lưu."),
    )

    def __init__(self, *args: Any, session: CourseSession | None = None, **kwargs: Any) -> None:
        if session is not None:
            kwargs["initial"] = {name: getattr(session, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class CourseListForm(forms.Form):
    """Tìm và lọc lớp."""

    q = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái"), choices=[("", _("mọi trạng thái")), *CourseState.choices], required=False
    )
    year = forms.TypedChoiceField(label=_("Năm"), coerce=int, empty_value=None, required=False)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị tổ chức"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )

    def __init__(self, *args: Any, years: list[int], units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("mọi năm")), *((each, str(each)) for each in years)]  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
