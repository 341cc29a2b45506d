"""Lời giải thích của hạn: how it was found, said as an office would say it, with the law.

"Hạn 17:00 ngày 25/02/2026: 5 ngày làm việc kể từ ngày 11/02/2026 (nhận được đề nghị); không tính
16/02–20/02/2026 (Tết Nguyên đán), thứ Bảy, Chủ nhật; Nghị định 262/2026/NĐ-CP." In the language of the
screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..enums import Direction, OnDayOff, TermUnit
from ..models import Rule
from .calendar import ONE_DAY, Calendar
from .holidays import SpecialDay
from .terms import Reckoning

WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Các ngày liền nhau of one occasion; a weekend between them does not part them."""

    first: date
    last: date
    title: str

    def __str__(self) -> str:
        return f"{_days(self.first, self.last)} ({self.title})"


def explain(rule: Rule, reckoning: Reckoning) -> str:
    """Lời giải thích trọn vẹn, in the language of the screen."""
    head = _("Hạn %(time)s ngày %(day)s") % {
        "time": f"{reckoning.due:%H:%M}",
        "day": f"{reckoning.due:%d/%m/%Y}",
    }
    parts = "; ".join([counted_from(rule, reckoning), *remarks(reckoning), cite(rule)])
    sentences = [f"{head}: {parts}.", method(reckoning)]
    if reckoning.is_provisional:
        sentences.append(_("Dự kiến: lịch nghỉ của năm chưa có thông báo chính thức."))
    return " ".join(sentences)


def counted_from(rule: Rule, reckoning: Reckoning) -> str:
    """Bao lâu và kể từ đâu: "5 ngày làm việc kể từ ngày …"."""
    term = reckoning.term
    values = {
        "length": length(rule),
        "event": rule.event_words,
        "time": f"{reckoning.event:%H:%M}",
        "day": f"{reckoning.event:%d/%m/%Y}",
    }
    if term.unit == TermUnit.YEARLY:
        return length(rule)
    if term.unit == TermUnit.HOURS:
        if term.direction == Direction.BEFORE:
            return _("ít nhất %(length)s trước khi %(event)s (%(time)s %(day)s)") % values
        return _("%(length)s kể từ khi %(event)s (%(time)s %(day)s)") % values
    if term.direction == Direction.BEFORE:
        return _("ít nhất %(length)s trước ngày %(day)s (%(event)s)") % values
    return _("%(length)s kể từ ngày %(day)s (%(event)s; không tính ngày này)") % values


def length(rule: Rule) -> str:
    """Độ dài: "24 giờ", "5 ngày làm việc", "trước ngày 20/12 hằng năm"."""
    n = rule.amount
    if rule.unit == TermUnit.YEARLY:
        day = f"{rule.yearly_day or 1:02d}/{rule.yearly_month or 1:02d}"
        return _("trước ngày %(day)s hằng năm") % {"day": day}
    words = {
        TermUnit.HOURS: ngettext("%(n)d giờ", "%(n)d giờ", n),
        TermUnit.DAYS: ngettext("%(n)d ngày", "%(n)d ngày", n),
        TermUnit.WORKING_DAYS: ngettext("%(n)d ngày làm việc", "%(n)d ngày làm việc", n),
        TermUnit.MONTHS: ngettext("%(n)d tháng", "%(n)d tháng", n),
    }
    return words[TermUnit(rule.unit)] % {"n": n}


def remarks(reckoning: Reckoning) -> list[str]:
    """Ngày nào không tính, ngày nào có tính, dời vì sao, tạm dừng và gia hạn."""
    return [*_calendar_remarks(reckoning), *_moved(reckoning), *_stopped(reckoning)]


def cite(rule: Rule) -> str:
    """Viện dẫn: "điểm a khoản 2 Điều 6 Nghị định 244/2026/NĐ-CP"."""
    parts = []
    if rule.point:
        parts.append(_("điểm %(name)s") % {"name": rule.point})
    if rule.clause:
        parts.append(_("khoản %(name)s") % {"name": rule.clause})
    if rule.article:
        parts.append(_("Điều %(name)s") % {"name": rule.article})
    return " ".join([*parts, rule.document])


def method(reckoning: Reckoning) -> str:
    """Cách tính theo luật nào: Điều 147, 148 Bộ luật Dân sự 2015, and whatever is our own prudence."""
    term = reckoning.term
    if term.unit == TermUnit.HOURS:
        words = _("Giờ chạy liên tục, kể cả ngày nghỉ (khoản 1 Điều 147 %(code)s).")
    elif term.direction == Direction.BEFORE or term.on_day_off == OnDayOff.PREVIOUS:
        words = _(
            "Hạn rơi vào ngày nghỉ thì lùi về trước để không bị muộn; cách tính ngày: Điều 147 %(code)s."
        )
    elif term.on_day_off == OnDayOff.NEXT:
        words = _("Cách tính: khoản 3 Điều 147, khoản 5 Điều 148 %(code)s.")
    else:
        words = _("Cách tính: khoản 3 Điều 147 %(code)s; hạn giữ nguyên dù rơi vào ngày nghỉ.")
    return words % {"code": _("Bộ luật Dân sự 2015")}


def why_off(calendar: Calendar, day: date) -> str:
    """Vì sao nghỉ: the occasion, or the day of the week."""
    special = calendar.special(day)
    return special.title if special and special.off else weekday(day)


def weekday(day: date) -> str:
    """Thứ trong tuần."""
    return str(WEEKDAYS[day.weekday()])


def stretches(specials: list[SpecialDay], calendar: Calendar) -> list[Stretch]:
    """Gộp các ngày nghỉ liền nhau cùng một dịp."""
    found: list[tuple[SpecialDay, date]] = []
    for special in specials:
        if found and found[-1][0].title == special.title:
            gap = (found[-1][1] + ONE_DAY * at for at in range(1, (special.day - found[-1][1]).days))
            if not any(calendar.is_working(day) for day in gap):
                found[-1] = (found[-1][0], special.day)
                continue
        found.append((special, special.day))
    return [Stretch(first.day, last, first.title) for first, last in found]


def _calendar_remarks(reckoning: Reckoning) -> Iterator[str]:
    term, calendar = reckoning.term, reckoning.calendar
    if term.unit != TermUnit.WORKING_DAYS:
        return
    event, last = reckoning.event.date(), reckoning.last
    days = [event + ONE_DAY * at for at in range(1, (last - event).days + 1)]
    if last < event:
        days = [last + ONE_DAY * at for at in range((event - last).days)]
    specials = [special for day in days if (special := calendar.special(day))]
    off = [special for special in specials if special.off]
    skipped = [str(stretch) for stretch in stretches(off, calendar)]
    named = {special.day for special in specials}
    if any(day.weekday() in calendar.weekend and day not in named for day in days):
        skipped.append(_("thứ Bảy, Chủ nhật"))
    if skipped:
        yield _("không tính %(days)s") % {"days": ", ".join(skipped)}
    made_up = [special for special in specials if not special.off]
    if made_up:
        words = ", ".join(f"{special.day:%d/%m/%Y} ({_made_up_words(special)})" for special in made_up)
        yield _("có tính %(days)s") % {"days": words}


def _made_up_words(special: SpecialDay) -> str:
    if special.paired:
        return _("làm bù ngày %(day)s") % {"day": f"{special.paired:%d/%m}"}
    return special.name or _("làm bù")


def _moved(reckoning: Reckoning) -> Iterator[str]:
    if not reckoning.moved:
        return
    values = {
        "day": f"{reckoning.last:%d/%m/%Y}",
        "why": why_off(reckoning.calendar, reckoning.last),
    }
    if reckoning.due.date() > reckoning.last:
        yield _("ngày cuối %(day)s là ngày nghỉ (%(why)s) nên chuyển sang ngày làm việc tiếp theo") % values
    else:
        yield _("ngày cuối %(day)s là ngày nghỉ (%(why)s) nên lùi về ngày làm việc liền trước") % values


def _stopped(reckoning: Reckoning) -> Iterator[str]:
    if reckoning.pauses:
        spans = ", ".join(_span(first, last) for first, last in reckoning.pauses)
        yield _("trừ thời gian tạm dừng %(spans)s") % {"spans": spans}
    if reckoning.extension:
        term = reckoning.term
        unit = TermUnit.DAYS if term.unit == TermUnit.YEARLY else term.unit
        yield _("đã gia hạn thêm %(length)s") % {
            "length": length(Rule(amount=reckoning.extension, unit=unit))
        }


def _span(first: datetime, last: datetime) -> str:
    return f"{first:%H:%M %d/%m/%Y} – {last:%H:%M %d/%m/%Y}"


def _days(first: date, last: date) -> str:
    if first == last:
        return f"{first:%d/%m/%Y}"
    return (
        f"{first:%d/%m}–{last:%d/%m/%Y}" if first.year == last.year else f"{first:%d/%m/%Y}–{last:%d/%m/%Y}"
    )
