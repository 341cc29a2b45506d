"""Thời hạn nói bằng lời: a due day, a recurrence, a time after an event, in words of the office."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ..models import Obligation

WEEKDAYS = {
    "MO": gettext_lazy("thứ hai"),
    "TU": gettext_lazy("thứ ba"),
    "WE": gettext_lazy("thứ tư"),
    "TH": gettext_lazy("thứ năm"),
    "FR": gettext_lazy("thứ sáu"),
    "SA": gettext_lazy("thứ bảy"),
    "SU": gettext_lazy("chủ nhật"),
}
AMOUNTS = {
    "hour": gettext_lazy("giờ"),
    "day": gettext_lazy("ngày"),
    "working-day": gettext_lazy("ngày làm việc"),
    "month": gettext_lazy("tháng"),
}
PERIODS = {
    "week": gettext_lazy("hằng tuần"),
    "month": gettext_lazy("hằng tháng"),
    "quarter": gettext_lazy("hằng quý"),
    "half-year": gettext_lazy("6 tháng"),
    "nine-months": gettext_lazy("9 tháng"),
    "year": gettext_lazy("hằng năm"),
    "ad-hoc": gettext_lazy("đột xuất"),
}
QUARTER_ENDS = ["3", "6", "9", "12"]
_RULE = re.compile(r"FREQ=(WEEKLY|MONTHLY|YEARLY)(;(BYMONTH|BYMONTHDAY|BYDAY)=[0-9A-Z,-]+)*")

# The fields that together say when; a person's change to one of them is a change of the deadline.
FIELDS = (
    "deadline_text",
    "starts_on",
    "due",
    "recurrence",
    "deadline_after",
    "continuous",
    "periods",
)


def in_words(obligation: Obligation) -> str:
    """Thời hạn của một nhiệm vụ; empty when none is known."""
    known = [
        _("từ %(day)s") % {"day": _day(obligation.starts_on)} if obligation.starts_on else "",
        _("chậm nhất %(day)s") % {"day": _day(obligation.due)} if obligation.due else "",
        rule_in_words(obligation.recurrence),
        _after(obligation.deadline_after),
        _("thường xuyên") if obligation.continuous else "",
        ", ".join(str(PERIODS.get(period, period)) for period in obligation.periods),
    ]
    return "; ".join(filter(None, known)) or obligation.deadline_text


def rule_in_words(rule: str) -> str:
    """Lặp lại nói bằng lời; a rule outside our small subset of RFC 5545 is shown as it is."""
    if not rule:
        return ""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    day, month = parts.get("BYMONTHDAY", ""), parts.get("BYMONTH", "")
    if day:
        last = day == "-1"
        day = _("cuối tháng") if last else pgettext("day of a month", "ngày %(day)s") % {"day": day}
    if parts.get("FREQ") == "WEEKLY":
        days = ", ".join(str(WEEKDAYS.get(name, name)) for name in parts.get("BYDAY", "").split(",") if name)
        return " ".join(filter(None, [days, _("hằng tuần")]))
    if parts.get("FREQ") == "MONTHLY" and month.split(",") == QUARTER_ENDS:
        return " ".join(filter(None, [day, _("tháng cuối hằng quý")]))
    if parts.get("FREQ") == "MONTHLY" and not month:
        return " ".join(filter(None, [day, _("hằng tháng")]))
    if parts.get("FREQ") in {"YEARLY", "MONTHLY"}:
        months = _("tháng %(month)s") % {"month": month.replace(",", ", ")} if month else ""
        return " ".join(filter(None, [day, months, _("hằng năm")]))
    return rule


def is_rule(rule: str) -> bool:
    """Đúng dạng RRULE mà hệ thống hiểu (parts FREQ, BYMONTH, BYMONTHDAY, BYDAY)."""
    return not rule or bool(_RULE.fullmatch(rule))


def _after(after: dict[str, Any] | None) -> str:
    if not after:
        return ""
    return _("%(amount)s %(unit)s kể từ %(event)s") % {
        "amount": after.get("amount"),
        "unit": AMOUNTS.get(str(after.get("unit")), after.get("unit")),
        "event": after.get("event"),
    }


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
