"""Lặp lại chọn sẵn: the rhythms offices live by as plain choices; the raw rule stays under "khác"."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.domain.explaining import weekday
from nhipcau.directives.domain import deadlines

from ..domain import recurrence
from ..enums import Rhythm

RULE_HELP = _(
    "Chỉ khi chọn “Khác”. Theo RFC 5545, ví dụ: "
    "FREQ=MONTHLY;BYMONTH=2,8;BYMONTHDAY=15 (ngày 15 tháng 2 và tháng 8)."
)
SHOWN, AHEAD = 5, timedelta(days=6 * 366)
LAST = "-1"
DAYS = [(LAST, _("ngày cuối tháng")), *((str(day), str(day)) for day in range(1, 32))]


MONTHS_OF = {Rhythm.QUARTER: "3,6,9,12", Rhythm.HALF: "6,12"}


def rule_of(rhythm: str, *, day: str, month: str, weekday: str) -> str:
    """Quy tắc RFC 5545 của một nhịp chọn sẵn; "trước ngày 20" is over on the 20th."""
    if rhythm == Rhythm.WEEK:
        return f"FREQ=WEEKLY;BYDAY={weekday}"
    if rhythm == Rhythm.YEAR:
        return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"
    months = f"BYMONTH={MONTHS_OF[Rhythm(rhythm)]};" if rhythm in MONTHS_OF else ""
    return f"FREQ=MONTHLY;{months}BYMONTHDAY={day}"


def choices_of(rule: str) -> dict[str, str]:
    """Lựa chọn ứng với một quy tắc; "khác" for one that no choice makes."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    found = {"day": parts.get("BYMONTHDAY") or LAST, "month": parts.get("BYMONTH") or "12"}
    found["weekday"] = parts.get("BYDAY") or recurrence.FRIDAY
    for rhythm in Rhythm:
        if rhythm != Rhythm.OTHER and recurrence.completed(rule):
            made = rule_of(rhythm, **found)
            if recurrence.completed(made) == recurrence.completed(rule):
                return {"rhythm": rhythm.value, **found}
    return {"rhythm": Rhythm.OTHER.value if rule else Rhythm.MONTH.value, "day": "20", "month": "12"}


class RhythmForm(forms.Form):
    """Lặp lại: a choice with its day, or a rule of one's own; cleaned into `rule` alone."""

    starts = "starts_on"

    rhythm = forms.ChoiceField(label=_("Lặp lại"), choices=Rhythm.choices, required=False)
    day = forms.ChoiceField(label=_("Ngày"), choices=DAYS, required=False, initial="20")
    month = forms.ChoiceField(
        label=_("Tháng"), choices=[(str(n), str(n)) for n in range(1, 13)], required=False, initial="12"
    )
    weekday = forms.ChoiceField(
        label=_("Thứ"), choices=list(deadlines.WEEKDAYS.items()), required=False, initial=recurrence.FRIDAY
    )
    rule = forms.CharField(label=_("Quy tắc"), max_length=100, required=False, help_text=RULE_HELP)

    def __init__(self, *args: Any, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        told = dict(initial or {})
        if told.get("rule"):
            told = choices_of(told["rule"]) | told
        super().__init__(*args, initial=told, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Put the chosen rhythm into `rule`."""
        cleaned = super().clean() or {}
        names = ("rhythm", "day", "month", "weekday")
        told = {name: cleaned.pop(name, "") or str(self.fields[name].initial or "") for name in names}
        if told["rhythm"] and told["rhythm"] != Rhythm.OTHER:
            cleaned["rule"] = rule_of(told.pop("rhythm"), **told)
        elif not cleaned.get("rule"):
            self.add_error("rule", _("Hãy chọn cách lặp lại, hoặc ghi quy tắc."))
        return cleaned

    @property
    def plain(self) -> list[forms.BoundField]:
        """Các ô khác, which stand after the rhythm."""
        own = ("rhythm", "day", "month", "weekday", "rule")
        return [field for field in self if field.name not in own]

    def coming(self) -> list[str]:
        """Năm kỳ tới bằng lời, of what is chosen now; none while it is wrong."""
        told = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else self.initial
        first = told.get(self.starts)
        first = first if isinstance(first, date) else timezone.localdate()
        rule = told.get("rule") or ""
        days = recurrence.occurrences(rule, first, first + AHEAD)[:SHOWN]
        return [f"{weekday(day)}, {day:%d/%m/%Y} ({recurrence.period_of(rule, day)})" for day in days]
