"""Tệp lịch iCalendar (RFC 5545): deadlines and other days for the calendar program a person already uses.

By hand, for what we write is one kind of component: text escaped (3.3.11), lines folded at 75 octets (3.1),
moments by the office's clock with its zone told (3.3.5, 3.6.5), days as dates.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from ..models import Deadline

PRODUCT = "-//Nhip Cau//Nhip Cau//VI"
ZONE = "Asia/Ho_Chi_Minh"
# Viet Nam has kept UTC+7 since 13 June 1975 (IANA time zone database).
_ZONE_TOLD = [
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
]
_CONTROL = {ord(sign): None for sign in map(chr, range(32)) if sign != "\n"}


@dataclass(frozen=True, slots=True)
class Event:
    """Một sự kiện trong lịch: whole days up to `ends`, or a moment and perhaps `until` another.

    `uid` stays the same for ever.
    """

    uid: str
    title: str
    starts: datetime | date
    details: str = ""
    url: str = ""
    changed: datetime | None = None
    alarm: timedelta | None = None
    cancelled: bool = False
    ends: date | None = None
    until: datetime | None = None
    place: str = ""
    tentative: bool = False
    # How often it was changed since it was first told (3.8.7.4).
    sequence: int | None = None


def of_deadline(deadline: Deadline, base_url: str) -> Event:
    """Hạn như một sự kiện, told of a day ahead."""
    return Event(
        uid=f"deadline-{deadline.pk}@nhipcau",
        title=deadline.label,
        starts=deadline.due_at,
        details=deadline.explained,
        url=base_url.rstrip("/") + deadline.get_absolute_url(),
        changed=deadline.created_at,
        alarm=timedelta(days=1),
        cancelled=deadline.state == "cancelled",
    )


def written(name: str, events: Iterable[Event]) -> str:
    """Tệp .ics with every event; lines end in CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        *_ZONE_TOLD,
    ]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(event.uid)}",
        f"DTSTAMP:{_utc(event.changed or timezone.now())}",
        f"SUMMARY:{_text(event.title)}",
    ]
    if isinstance(event.starts, datetime):
        lines.append(f"DTSTART;{_local(event.starts)}")
        # An end must be later (3.8.2.2); without one an event ends as it begins.
        if event.until is not None and event.until > event.starts:
            lines.append(f"DTEND;{_local(event.until)}")
    else:
        lines += [
            f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}",
            f"DTEND;VALUE=DATE:{(event.ends or event.starts) + timedelta(days=1):%Y%m%d}",
        ]
    if event.sequence is not None:
        lines.append(f"SEQUENCE:{event.sequence}")
    if event.details:
        lines.append(f"DESCRIPTION:{_text(event.details)}")
    if event.url:
        lines.append(f"URL:{event.url}")
    if event.place:
        lines.append(f"LOCATION:{_text(event.place)}")
    if event.cancelled or event.tentative:
        lines.append(f"STATUS:{'CANCELLED' if event.cancelled else 'TENTATIVE'}")
    if event.alarm:
        minutes = int(event.alarm.total_seconds() // 60)
        lines += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_text(event.title)}",
            f"TRIGGER:-PT{minutes}M",
            "END:VALARM",
        ]
    return [*lines, "END:VEVENT"]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _local(moment: datetime) -> str:
    return f"TZID={ZONE}:{moment.astimezone(ZoneInfo(ZONE)):%Y%m%dT%H%M%S}"


def _text(words: str) -> str:
    plain = words.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Ngắt dòng quá 75 byte between letters, never within one."""
    parts, part, size = [], "", 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > 75:
            parts.append(part)
            part, size = "", 1  # the blank that begins a continued line
        part, size = part + letter, size + weight
    return "\r\n ".join([*parts, part])
