"""Forms of meetings (biểu mẫu phiên họp)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField
from nhipcau.core.forms import DayField, LongSelect
from nhipcau.directives.models import Directive
from nhipcau.units.models import Unit

from ..domain.tasks import OPEN
from ..enums import MeetingKind, MeetingState, Presence, TaskState
from ..models import Committee, Meeting, Member
from .compositions import UnitField


class LinesField(forms.CharField):
    """Nhiều dòng, mỗi dòng một đoạn."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class MeetingForm(forms.Form):
    """Thời gian, địa điểm, chủ trì."""

    day = DayField(label=_("Ngày họp"))
    hour = HourField(label=_("Giờ họp"))
    place = forms.CharField(label=_("Địa điểm"), max_length=300)
    subject = forms.CharField(
        label=_("Chủ đề"), max_length=300, required=False, help_text=_("Cho họp chuyên đề, đột xuất.")
    )
    chair = forms.ModelChoiceField(
        label=_("Chủ trì"), queryset=Member.objects.none(), required=False, empty_label=_("– Chưa định –")
    )
    secretary = forms.ModelChoiceField(
        label=_("Thư ký"), queryset=Member.objects.none(), required=False, empty_label=_("– Chưa định –")
    )

    def __init__(self, *args: Any, committee: Committee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The present composition, and the coming one where its decision is recorded already.
        members = Member.objects.filter(composition__committee=committee).exclude(
            composition__ends_on__lte=timezone.localdate()
        )
        for name in ("chair", "secretary"):
            kept = Member.objects.filter(pk=self.initial.get(name) or 0)
            self.fields[name].queryset = (members | kept).order_by("composition__starts_on", "position", "pk")  # type: ignore[attr-defined]

    def terms(self) -> dict[str, Any]:
        """What the verbs take."""
        wanted = dict(self.cleaned_data)
        day, hour = wanted.pop("day"), wanted.pop("hour")
        at = datetime.combine(day, hour, tzinfo=timezone.get_default_timezone())
        return wanted | {"starts_at": at}


class CallForm(MeetingForm):
    """Phiên họp mới."""

    field_order = ["kind", "day", "hour", "place", "subject", "chair", "secretary"]
    kind = forms.ChoiceField(label=_("Loại phiên họp"), choices=MeetingKind.choices)

    def terms(self) -> dict[str, Any]:
        """What the verb takes."""
        wanted = super().terms()
        return wanted | {"kind": MeetingKind(wanted["kind"])}


class ReasonForm(forms.Form):
    """Lý do."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=500)


class ReplaceForm(forms.Form):
    """Lập giấy mời thay thế."""

    reason = forms.CharField(
        label=_("Lý do thay thế"),
        max_length=500,
        help_text=_("In trong giấy mời mới, ví dụ: thay đổi thời gian, địa điểm họp."),
    )


class ItemForm(forms.Form):
    """Một nội dung họp."""

    title = forms.CharField(label=_("Nội dung"), max_length=500)
    presenter = UnitField(label=_("Đơn vị trình bày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["presenter"].offer(self.initial.get("presenter"))  # type: ignore[attr-defined]


class ChangeItemForm(ItemForm):
    """Sửa một nội dung."""

    position = forms.IntegerField(label=_("Thứ tự trong chương trình"), min_value=1, max_value=99)


class FileForm(forms.Form):
    """Tài liệu họp."""

    file = forms.FileField(label=_("Tệp tài liệu"))
    no_secret = forms.BooleanField(label=_("Tôi đã xem: tệp không mang dấu mật"), required=False)


class NoticeFileForm(forms.Form):
    """Tệp thông báo kết luận."""

    notice = forms.FileField(label=_("Tệp thông báo kết luận (PDF, Word, ảnh quét …)"))


class NoticeChoiceForm(forms.Form):
    """Thông báo kết luận đã tiếp nhận."""

    directive = forms.ModelChoiceField(
        label=_("Văn bản đã tiếp nhận"), queryset=Directive.objects.none(), empty_label=_("– Chọn văn bản –")
    )

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["directive"].queryset = offered  # type: ignore[attr-defined]


class RecordForm(forms.Form):
    """Nội dung phiên họp và kết luận."""

    ended_at = HourField(label=_("Kết thúc lúc"), required=False)
    proceedings = LinesField(
        label=_("Diễn biến, ý kiến thảo luận"),
        rows=8,
        required=False,
        help_text=_("Mỗi dòng một đoạn; “- ” là gạch đầu dòng. Ghi ý kiến theo cơ quan."),
    )
    conclusions = LinesField(
        label=_("Kết luận"),
        rows=12,
        required=False,
        help_text=_(
            "Mỗi dòng một kết luận, nêu rõ ai, việc gì, bao giờ xong; “- ” là phần của kết luận ngay trên. "
            "Có thể gọi theo chức danh: “đồng chí Phó Trưởng ban Thường trực”, “các thành viên Ban Chỉ đạo”."
        ),
    )


class AttendanceForm(forms.Form):
    """Dự họp: two boxes for each member of the day."""

    def __init__(
        self, *args: Any, members: list[Member], known: dict[int, tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        for each in members:
            presence, stand_in = known.get(each.pk, (Presence.PRESENT, ""))
            self.fields[f"presence-{each.pk}"] = forms.ChoiceField(
                label=_("Dự họp: %(post)s") % {"post": each.post}, choices=Presence.choices, initial=presence
            )
            self.fields[f"stand-in-{each.pk}"] = forms.CharField(
                label=_("Chức vụ người dự thay: %(post)s") % {"post": each.post},
                required=False,
                max_length=200,
                initial=stand_in,
            )

    def lines(self) -> list[dict[str, Any]]:
        """Each member with its two boxes."""
        return [
            {
                "member": each,
                "presence": self[f"presence-{each.pk}"],
                "stand_in": self[f"stand-in-{each.pk}"],
            }
            for each in self.members
        ]

    def rows(self) -> dict[int, tuple[str, str]]:
        """What the verb takes."""
        data = self.cleaned_data
        return {each.pk: (data[f"presence-{each.pk}"], data[f"stand-in-{each.pk}"]) for each in self.members}


class MeetingsListForm(forms.Form):
    """Tìm và lọc phiên họp."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Tất cả")), *MeetingKind.choices]
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *MeetingState.choices]
    )


class TasksListForm(forms.Form):
    """Tìm và lọc nhiệm vụ từ kết luận."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), (OPEN, _("Chưa hoàn thành")), *TaskState.choices],
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Tất cả"),
        widget=LongSelect,
    )
    meeting = forms.ModelChoiceField(
        label=_("Phiên họp"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=_("Tất cả"),
        widget=LongSelect,
    )

    def __init__(self, *args: Any, meetings: Any, units: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units)  # type: ignore[attr-defined]


class YearForm(forms.Form):
    """Tìm thành viên, chọn năm."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2000, max_value=2100)
    lack = forms.ChoiceField(
        label=_("Kế hoạch"),
        required=False,
        choices=[("", _("Tất cả")), ("no", _("Được giao mà chưa có kế hoạch")), ("yes", _("Đã có kế hoạch"))],
    )


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """Những gì phiên họp đang có, as the form shows it."""
    local = timezone.localtime(meeting.starts_at)
    return {
        "day": f"{local:%d/%m/%Y}",
        "hour": f"{local:%H:%M}",
        "place": meeting.place,
        "subject": meeting.subject,
        "chair": meeting.chair_id,
        "secretary": meeting.secretary_id,
    }
