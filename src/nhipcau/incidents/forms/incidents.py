"""Forms of incidents (biểu mẫu sự cố)."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField
from nhipcau.core.forms import DayField, LongSelect
from nhipcau.plans.models import Plan
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import in_being, in_office_order

from ..enums import EntryKind, IncidentState
from ..models import Incident, Playbook
from .playbooks import people_of


class MomentForm(forms.Form):
    """Ngày và giờ của cơ quan; a moment left open is now."""

    day = DayField(label=_("Ngày"), required=False)
    hour = HourField(label=_("Giờ"), required=False)

    def clean(self) -> dict[str, Any]:
        """A day needs an hour, and an hour a day."""
        found = super().clean() or {}
        if bool(found.get("day")) != (found.get("hour") is not None) and not self.errors:
            self.add_error("hour", _("Hãy ghi cả ngày và giờ, hoặc để trống cả hai là lúc này."))
        return found

    def moment(self) -> datetime:
        """Thời điểm."""
        day, hour = self.cleaned_data["day"], self.cleaned_data["hour"]
        if day is None or hour is None:
            return timezone.now()
        return timezone.make_aware(datetime.combine(day, hour), timezone.get_default_timezone())


class ActivateForm(MomentForm):
    """Kích hoạt."""

    field_order = ("title", "playbook", "situation", "day", "hour", "is_drill")
    title = forms.CharField(label=_("Sự cố"), max_length=200)
    playbook = forms.ModelChoiceField(
        label=_("Theo kịch bản"),
        queryset=Playbook.objects.none(),
        required=False,
        empty_label=_("– không theo kịch bản –"),
    )
    situation = forms.CharField(
        label=_("Điều đã biết đến lúc này"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Chỉ ghi sự việc: ở đâu, lúc nào, điều gì đã kiểm chứng."),
    )
    is_drill = forms.BooleanField(
        label=_("Đây là diễn tập"),
        required=False,
        help_text=_("Diễn tập được ghi rõ ở mọi nơi, không tính vào báo cáo và không công bố được gì."),
    )

    def __init__(self, *args: Any, playbooks: QuerySet[Playbook], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["playbook"].queryset = playbooks  # type: ignore[attr-defined]
        self.fields["day"].label, self.fields["hour"].label = _("Xảy ra ngày"), _("Xảy ra lúc")


class NoteForm(MomentForm):
    """Ghi một dòng nhật ký."""

    field_order = ("kind", "text", "source", "day", "hour")
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[each for each in EntryKind.choices if each[0] != EntryKind.STEP],
        widget=forms.RadioSelect,
        initial=EntryKind.EVENT,
    )
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(
        label=_("Nguồn"), max_length=300, help_text=_("Cơ quan, bộ phận nào báo; văn bản nào.")
    )


class TaskForm(forms.Form):
    """Giao việc."""

    text = forms.CharField(label=_("Việc"), max_length=500)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị làm"), queryset=Unit.objects.none(), empty_label=_("– chọn –"), widget=LongSelect
    )
    person = forms.ModelChoiceField(
        label=_("Người làm"), queryset=User.objects.none(), required=False, empty_label=_("– cả đơn vị –")
    )
    day = DayField(label=_("Hạn ngày"))
    hour = HourField(label=_("Hạn giờ"))

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = in_office_order(in_being(timezone.localdate()))  # type: ignore[attr-defined]
        self.fields["person"].queryset = people_of(incident.unit)  # type: ignore[attr-defined]

    def due_at(self) -> datetime:
        """Hạn."""
        day, hour = self.cleaned_data["day"], self.cleaned_data["hour"]
        return timezone.make_aware(datetime.combine(day, hour), timezone.get_default_timezone())


class ResultForm(forms.Form):
    """Báo xong."""

    result = forms.CharField(
        label=_("Kết quả"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class WordsForm(forms.Form):
    """Một ô chữ: the ground of standing down."""

    reason = forms.CharField(label=_("Căn cứ"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ReviewForm(forms.Form):
    """Rút kinh nghiệm."""

    well = forms.CharField(label=_("Điều làm tốt"), widget=forms.Textarea(attrs={"rows": 5}))
    badly = forms.CharField(label=_("Điều chưa tốt"), widget=forms.Textarea(attrs={"rows": 5}))
    no_lesson = forms.CharField(
        label=_("Vì sao không có bài học nào"),
        max_length=500,
        required=False,
        help_text=_("Chỉ ghi khi thật sự không rút ra bài học nào."),
    )


class LessonForm(forms.Form):
    """Bài học."""

    text = forms.CharField(
        label=_("Bài học"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Từ nay làm khác đi thế nào. Không nói về người."),
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị thực hiện"),
        queryset=Unit.objects.none(),
        empty_label=_("– chọn –"),
        widget=LongSelect,
    )
    due = DayField(label=_("Hạn"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = in_office_order(in_being(timezone.localdate()))  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """Đưa vào kế hoạch nào."""

    plan = forms.ModelChoiceField(label=_("Kế hoạch"), queryset=Plan.objects.none(), empty_label=None)

    def __init__(self, *args: Any, plans: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]


class HandledForm(forms.Form):
    """Đã làm ngay."""

    how = forms.CharField(label=_("Đã làm gì"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class IncidentListForm(forms.Form):
    """Tìm và lọc sự cố."""

    q = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Bước"), choices=[("", _("mọi bước")), *IncidentState.choices], required=False
    )
    drill = forms.ChoiceField(
        label=_("Thật hay diễn tập"),
        choices=[("", _("cả hai")), ("no", _("sự cố thật")), ("yes", _("diễn tập"))],
        required=False,
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )
    first = DayField(label=_("Kích hoạt từ ngày"), required=False)
    last = DayField(label=_("đến hết ngày"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
