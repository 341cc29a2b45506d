"""Lịch của cơ quan: days off, swaps and the year's announcement, entered with their document.

Every change reckons the open deadlines it touches anew, in the same transaction.
"""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access
from nhipcau.units.models import User
from nhipcau.units.queries import standing_office

from ..enums import DayKind, Occasion
from ..models import CalendarDay, OfficeHours, YearAnnouncement
from . import policy, recomputing
from .calendar import SATURDAY, Calendar
from .calendars import office_calendar
from .holidays import FIRST_YEAR, LAST_YEAR, national


@dataclass(frozen=True, slots=True)
class Entry:
    """Một ngày cần khai: what the day is to be."""

    day: date
    kind: DayKind
    occasion: Occasion
    paired: date | None = None
    name: str = ""


def put(
    *, actor: User, day: date, kind: str, citation: str, name: str = "", paired: date | None = None
) -> CalendarDay:
    """Khai một ngày, in the place of what was known of it; a swap takes its other day along.

    Raises Refused without a document, for a day outside the reckoned years, or a swap with no other day.
    """
    access.require(actor, policy.SET_CALENDAR)
    wanted = _entries(day, DayKind(kind), " ".join(name.split()), paired)
    with transaction.atomic():
        kept = _put(actor, wanted, citation)
        recomputing.after_days([each.day for each in wanted], actor=actor, reason=_because(wanted, citation))
    return kept[0]


def take_away(*, actor: User, row: CalendarDay, reason: str) -> None:
    """Bỏ một ngày cơ quan khai, with the other of its swap: the day is again what the reckoning says.

    Raises Refused without a reason.
    """
    access.require(actor, policy.SET_CALENDAR)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do bỏ ngày này."))
    with transaction.atomic():
        rows = list(CalendarDay.objects.select_for_update().filter(day__in=[row.day, row.paired or row.day]))
        for each in rows:
            before = {"day": each.day, "kind": each.kind, "name": each.name, "citation": each.citation}
            audit.record(
                actor=actor, verb="clock.day.remove", subject=each, before=before, after={"reason": reason}
            )
            each.delete()
        recomputing.after_days([each.day for each in rows], actor=actor, reason=reason.strip())


def announce(
    *,
    actor: User,
    year: int,
    document: str,
    tet: tuple[date, date],
    national_day: tuple[date, date],
    swaps: list[tuple[date, date]],
) -> list[CalendarDay]:
    """Nhập thông báo lịch nghỉ của một năm: only days that differ from the reckoning are kept.

    Raises Refused without a document, or for days that cannot be those of the year.
    """
    access.require(actor, policy.SET_CALENDAR)
    wanted = differences(year=year, tet=tet, national_day=national_day, swaps=swaps)
    words = _document(document)
    with transaction.atomic():
        made, is_new = YearAnnouncement.objects.get_or_create(year=year, defaults={"document": words})
        before = {} if is_new else {"document": made.document}
        if not is_new:
            made.document = words
            made.save()
        audit.record(actor=actor, verb="clock.year", subject=made, before=before, after={"document": words})
        kept = _put(actor, wanted, words)
        recomputing.after_year(year, actor=actor, reason=_because(wanted, words))
    return kept


def differences(
    *, year: int, tet: tuple[date, date], national_day: tuple[date, date], swaps: list[tuple[date, date]]
) -> list[Entry]:
    """Khác gì so với lịch đang dùng; nothing is kept. Raises Refused for days that cannot be."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(
            _("Chỉ khai được các năm %(first)d–%(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    calendar, wanted = office_calendar(), {}
    for occasion, (first, last) in ((Occasion.TET, tet), (Occasion.NATIONAL, national_day)):
        for entry in _holiday(calendar, year, occasion, first, last):
            wanted[entry.day] = entry
    for off, working in swaps:
        if year not in {off.year, working.year}:
            raise Refused(_("Ngày hoán đổi phải thuộc năm đang khai."))
        for entry in _entries(off, DayKind.SWAPPED, "", working):
            wanted[entry.day] = entry
    return [wanted[day] for day in sorted(wanted) if _differs(calendar, wanted[day])]


def set_hours(*, actor: User, opens: time, closes: time) -> OfficeHours:
    """Khai giờ làm việc của cơ quan thường trực. Raises Refused for an end before the beginning."""
    access.require(actor, policy.SET_CALENDAR)
    office = standing_office()
    if office is None:
        raise Refused(_("Chưa chọn cơ quan thường trực trong danh bạ."))
    if closes <= opens:
        raise Refused(_("Giờ kết thúc phải sau giờ bắt đầu."))
    with transaction.atomic():
        held = OfficeHours.objects.filter(office=office).first() or OfficeHours(office=office)
        before, after = audit.changes(held, {"opens": opens, "closes": closes})
        if after or held.pk is None:
            held.save()
            audit.record(actor=actor, verb="clock.hours", subject=held, before=before, after=after)
            recomputing.after_hours(actor=actor, reason=_hours_changed(closes))
    return held


def _entries(day: date, kind: DayKind, name: str, paired: date | None) -> list[Entry]:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(
            _("Chỉ khai được các năm %(first)d–%(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    if kind != DayKind.SWAPPED:
        known = national(day.year).get(day)
        occasion = known.occasion if known and kind == DayKind.ORDINARY else Occasion.OTHER
        return [Entry(day, kind, occasion, paired, name)]
    if paired is None or paired == day:
        raise Refused(_("Nghỉ hoán đổi thì phải ghi ngày làm bù."))
    if day.weekday() > 4 or paired.weekday() < 5:
        raise Refused(_("Ngày nghỉ hoán đổi là ngày trong tuần, ngày làm bù là thứ Bảy hoặc Chủ nhật."))
    return [
        Entry(day, DayKind.SWAPPED, Occasion.SWAP, paired, name),
        Entry(paired, DayKind.WORKING, Occasion.SWAP, day, name),
    ]


def _holiday(calendar: Calendar, year: int, occasion: Occasion, first: date, last: date) -> list[Entry]:
    """Kỳ nghỉ từ ngày đến ngày: the days of the week in it are off, those known outside it are not."""
    if first > last or first.year != year or last.year != year or (last - first).days > 20:
        raise Refused(_("Kỳ nghỉ phải bắt đầu trước khi kết thúc, trong năm đang khai và không quá 20 ngày."))
    known = [special for special in calendar.days_of(year) if special.off]
    span = {date.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1)}
    others = {special.day for special in known if special.occasion != occasion}
    outside = {special.day for special in known if special.occasion == occasion} - span
    off = [Entry(day, DayKind.HOLIDAY, occasion) for day in span - others if day.weekday() < SATURDAY]
    return [*off, *(Entry(day, DayKind.ORDINARY, occasion) for day in outside if day.weekday() < SATURDAY)]


def _differs(calendar: Calendar, entry: Entry) -> bool:
    special = calendar.special(entry.day)
    if entry.kind == DayKind.ORDINARY:
        return special is not None
    if entry.kind == DayKind.HOLIDAY:
        return special is None or not special.off
    return special is None or (special.kind, special.paired) != (entry.kind, entry.paired)


def _put(actor: User, wanted: list[Entry], citation: str) -> list[CalendarDay]:
    words, kept = _document(citation), []
    for entry in wanted:
        fields = {
            "kind": entry.kind,
            "occasion": entry.occasion,
            "name": entry.name[:120],
            "citation": words,
            "paired": entry.paired,
        }
        row = CalendarDay.objects.select_for_update().filter(day=entry.day).first()
        before = {} if row is None else {name: getattr(row, name) for name in fields}
        row = row or CalendarDay(day=entry.day)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
        audit.record(
            actor=actor, verb="clock.day", subject=row, before=before, after={"day": entry.day, **fields}
        )
        kept.append(row)
    return kept


def _document(words: str) -> str:
    found = " ".join(words.split())[:300]
    if not found:
        raise Refused(_("Hãy ghi văn bản thông báo: loại, số, ngày, cơ quan ban hành."))
    return found


@in_official_language
def _because(wanted: list[Entry], document: str) -> str:
    days = ", ".join(f"{entry.day:%d/%m/%Y} {entry.kind.label}" for entry in wanted[:8])
    return _("Lịch thay đổi: %(days)s (%(document)s).") % {
        "days": days or _("xác nhận lịch của năm"),
        "document": document,
    }


@in_official_language
def _hours_changed(closes: time) -> str:
    return _("Giờ làm việc kết thúc lúc %(time)s.") % {"time": f"{closes:%H:%M}"}
