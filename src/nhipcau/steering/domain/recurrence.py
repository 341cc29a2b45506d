"""Kỳ của việc lặp lại: the days an RRULE (RFC 5545) of a directive falls on, and what a period is called.

The subset is the one the reader gives: FREQ with BYMONTH, BYMONTHDAY, BYDAY. Without a day the period's last
counts, "tháng 6 hằng năm" being over on 30/06. A day that a month lacks is that month's last: whoever reports
"ngày 31 hằng tháng" reports in February too.
"""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils.translation import gettext as _

from nhipcau.directives.domain import deadlines

# A last working day of the week, as the week's report is due when nothing else is said.
FRIDAY = "FR"
LAST_DAYS = {"29": "28,29", "30": "28,29,30", "31": "28,29,30,31"}
MOST = 400


def occurrences(rule: str, first: date, last: date) -> list[date]:
    """Các ngày của quy tắc từ `first` đến hết `last`; none for a rule outside the subset."""
    return list(_days_of(rule, first, last))


@lru_cache(maxsize=1024)
def _days_of(rule: str, first: date, last: date) -> tuple[date, ...]:
    # Hundreds of duties have one and the same rule.
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    whole = completed(rule)
    if not whole or last < first:
        return ()
    start = datetime.combine(first, time.min)
    try:
        pattern = rrulestr(whole, dtstart=start)
    except ValueError:
        return ()
    found: list[date] = []
    for moment in pattern.xafter(start, count=MOST, inc=True):
        if moment.date() > last:
            break
        found.append(moment.date())
    return tuple(found)


def completed(rule: str) -> str:
    """Quy tắc với ngày rõ ràng; empty for one outside the subset."""
    rule = rule.upper().removeprefix("RRULE:").strip()
    if not rule or not deadlines.is_rule(rule):
        return ""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if not parts.keys() & {"BYMONTHDAY", "BYDAY"}:
        parts |= {"BYDAY": FRIDAY} if parts["FREQ"] == "WEEKLY" else {"BYMONTHDAY": "-1"}
    if parts["FREQ"] == "YEARLY" and "BYMONTHDAY" in parts and "BYMONTH" not in parts:
        parts["BYMONTH"] = "12"
    if days := LAST_DAYS.get(parts.get("BYMONTHDAY", "")):
        # Of these days the last that the month has.
        parts |= {"BYMONTHDAY": days, "FREQ": "MONTHLY", "BYSETPOS": "-1"}
    return ";".join(f"{name}={value}" for name, value in parts.items())


def period_of(rule: str, due: date) -> str:
    """Tên kỳ của một ngày: the week, the month, the quarter or the year it closes."""
    parts = dict(part.split("=", 1) for part in rule.upper().removeprefix("RRULE:").split(";") if "=" in part)
    months = [month for month in parts.get("BYMONTH", "").split(",") if month]
    if parts.get("FREQ") == "WEEKLY":
        week = due.isocalendar()
        return _("tuần %(n)d/%(year)d") % {"n": week.week, "year": week.year}
    if months == deadlines.QUARTER_ENDS:
        quarter = ("I", "II", "III", "IV")[(due.month - 1) // 3]
        return _("quý %(n)s/%(year)d") % {"n": quarter, "year": due.year}
    if parts.get("FREQ") == "YEARLY" and len(months) <= 1:
        return _("năm %(year)d") % {"year": due.year}
    return _("tháng %(n)d/%(year)d") % {"n": due.month, "year": due.year}
