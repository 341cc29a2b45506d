"""Forms of reminding and of its rules (biểu mẫu nhắc việc)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField, LongSelect
from nhipcau.units.models import User

from .. import queries
from ..enums import Audience
from ..models import Reminder, ReminderRule

AHEAD, AFTER = "ahead", "after"


class LogForm(forms.Form):
    """Lọc sổ nhắc việc; every field may be left open, and a wrong value is as good as none."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    unit = forms.TypedChoiceField(
        label=_("Đơn vị"), required=False, coerce=int, empty_value=None, widget=LongSelect
    )
    audience = forms.ChoiceField(
        label=_("Mức nhắc"), required=False, choices=[("", _("Mọi mức")), *Audience.choices]
    )
    reached = forms.ChoiceField(
        label=_("Người nhận"),
        required=False,
        choices=[("", _("Tất cả")), ("no", _("Không có ai nhận"))],
    )
    since = DayField(label=_("Từ ngày"), required=False, help_text="")
    until = DayField(label=_("Đến ngày"), required=False, help_text="")

    def __init__(self, *args: Any, visible: QuerySet[Reminder], person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.visible = visible
        units = list(queries.units_of_log(visible, person))
        self.fields["unit"].choices = [("", _("Mọi đơn vị")), *units]  # type: ignore[attr-defined]

    def found(self) -> QuerySet[Reminder]:
        """Các lần nhắc thỏa bộ lọc."""
        self.is_valid()
        wanted = self.cleaned_data
        found = queries.search(self.visible, wanted.get("q") or "")
        if wanted.get("unit"):
            found = found.filter(unit=wanted["unit"])
        if wanted.get("audience"):
            found = found.filter(audience=wanted["audience"])
        if wanted.get("reached") == "no":
            found = found.filter(reached=False)
        if wanted.get("since"):
            found = found.filter(on__gte=wanted["since"])
        if wanted.get("until"):
            found = found.filter(on__lte=wanted["until"])
        return found


class WayForm(forms.Form):
    """Cách đôn đốc."""

    is_on = forms.BooleanField(label=_("Tự động nhắc việc mỗi ngày làm việc"), required=False)
    hour = forms.TimeField(
        label=_("Giờ gửi"),
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "placeholder": "07:30"}),
        help_text=_("Giờ và phút theo 24 giờ, ví dụ 07:30."),
    )
    kept_days = forms.IntegerField(
        label=_("Giữ thông báo trong (ngày)"),
        min_value=7,
        max_value=730,
        help_text=_("Sau thời gian này thông báo bị xóa; sổ nhắc việc chỉ còn tên đơn vị."),
    )


class RuleForm(forms.Form):
    """Một quy tắc nhắc."""

    side = forms.ChoiceField(
        label=_("Nhắc vào"),
        choices=[(AHEAD, _("trước hạn hoặc đúng hạn")), (AFTER, _("sau hạn"))],
    )
    days = forms.IntegerField(
        label=_("Số ngày"), min_value=0, max_value=365, help_text=_("0 là đúng ngày đến hạn.")
    )
    every = forms.IntegerField(
        label=_("Rồi nhắc lại sau mỗi (ngày)"),
        min_value=0,
        max_value=90,
        initial=0,
        help_text=_("0 là không nhắc lại. Chỉ dùng cho quy tắc sau hạn."),
    )
    audience = forms.ChoiceField(label=_("Nhắc ai"), choices=Audience.choices)
    is_on = forms.BooleanField(label=_("Đang dùng"), required=False, initial=True)

    @classmethod
    def of(cls, rule: ReminderRule) -> "RuleForm":
        """The form of a rule that stands."""
        return cls(
            initial={
                "side": AHEAD if rule.offset <= 0 else AFTER,
                "days": abs(rule.offset),
                "every": rule.every,
                "audience": rule.audience,
                "is_on": rule.is_on,
            }
        )

    def terms(self) -> dict[str, Any]:
        """Những gì quy tắc nói, as the verbs take it."""
        wanted = self.cleaned_data
        sign = -1 if wanted["side"] == AHEAD else 1
        return {
            "offset": sign * wanted["days"],
            "every": wanted["every"],
            "audience": Audience(wanted["audience"]),
        }


class RemindForm(forms.Form):
    """Nhắc ngay."""

    words = forms.CharField(
        label=_("Lời nhắn"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
