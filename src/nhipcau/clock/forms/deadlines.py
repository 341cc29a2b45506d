"""Forms of deadlines (biểu mẫu hạn)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.forms import DayField
from nhipcau.units.models import Unit

from .. import queries
from ..enums import DeadlineState, Field
from ..models import Deadline, Rule
from .fields import HourField


class MomentForm(forms.Form):
    """Một thời điểm: a day and an hour, put together as the office's own time."""

    day = DayField(label=gettext_lazy("Ngày"))
    hour = HourField(label=gettext_lazy("Giờ"))

    @property
    def moment(self) -> datetime:
        """Thời điểm đã nhập."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))


class TryForm(MomentForm):
    """Thử tính hạn: a rule and the moment of its event."""

    rule = forms.ChoiceField(label=gettext_lazy("Quy tắc"))
    field_order = ["rule", "day", "hour"]

    def __init__(self, *args: Any, rules: Iterable[Rule], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for rule in rules:
            groups.setdefault(str(Field(rule.field).label), []).append((rule.code, rule.name))
        self.fields["rule"].choices = list(groups.items())  # type: ignore[attr-defined]
        self.fields["day"].label = _("Ngày xảy ra sự kiện")
        self.fields["hour"].label = _("Giờ xảy ra sự kiện")
        self.fields["day"].help_text = ""

    def clean_day(self) -> Any:
        """Only years the calendar knows."""
        day = self.cleaned_data["day"]
        if not 1996 <= day.year <= 2090:
            raise ValidationError(_("Chỉ tính được các năm 1996–2090."))
        return day


class FollowForm(forms.Form):
    """Theo dõi hạn vừa tính."""

    label = forms.CharField(
        label=gettext_lazy("Việc cần theo dõi"),
        max_length=300,
        help_text=gettext_lazy(
            "Ví dụ: Trả lời đề nghị của văn phòng báo chí thường trú. Không ghi tên cá nhân."
        ),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Đơn vị thực hiện"), empty_label=None
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class StopForm(forms.Form):
    """Tạm dừng, tính tiếp, gia hạn, ghi xong hoặc thôi theo dõi; each act needs what it needs."""

    ground = forms.CharField(
        label=gettext_lazy("Căn cứ hoặc lý do"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Văn bản, ý kiến của người có thẩm quyền. Không ghi tên cá nhân."),
    )
    amount = forms.IntegerField(
        label=gettext_lazy("Gia hạn thêm"), required=False, min_value=1, max_value=1000
    )


class DeadlineFilter(forms.Form):
    """Tìm và lọc hạn; a wrong value is as good as none."""

    q = forms.CharField(label=gettext_lazy("Tìm"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        required=False,
        choices=[
            ("", gettext_lazy("Đang mở")),
            ("soon", gettext_lazy("Đến hạn trong 7 ngày")),
            ("missed", gettext_lazy("Quá hạn hoặc xong muộn")),
            ("closed", gettext_lazy("Đã khép")),
            ("all", gettext_lazy("Tất cả")),
        ],
    )
    field = forms.ChoiceField(
        label=gettext_lazy("Lĩnh vực"),
        required=False,
        choices=[("", gettext_lazy("Mọi lĩnh vực")), *Field.choices],
    )

    def found(self, deadlines: QuerySet[Deadline]) -> QuerySet[Deadline]:
        """Các hạn thỏa bộ lọc."""
        self.is_valid()
        wanted = self.cleaned_data
        deadlines = queries.search(deadlines, wanted.get("q") or "")
        state = wanted.get("state") or ""
        if state == "soon":
            deadlines = queries.due_soon(deadlines, within=timedelta(days=7))
        elif state == "missed":
            deadlines = queries.missed(deadlines)
        elif state == "closed":
            deadlines = deadlines.filter(state__in=(DeadlineState.MET, DeadlineState.CANCELLED))
        elif state == "":
            deadlines = deadlines.filter(state__in=queries.OPEN)
        if wanted.get("field"):
            deadlines = deadlines.filter(rule__field=wanted["field"])
        return deadlines
