"""Lời của một cuộc in a language: its words, its days and hours as that language writes them."""

from dataclasses import dataclass
from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.utils import timezone

from ..models import Conference


@dataclass(frozen=True, slots=True)
class Said:
    """Lời công bố; `lang` tells in which language it really is."""

    title: str
    about: str
    place: str
    lang: str


def said(conference: Conference, code: str) -> Said:
    """Lời của cuộc in a language, else in Vietnamese; `conference.wordings` may have been prefetched."""
    for each in conference.wordings.all():
        if each.language.code == code:
            return Said(each.title, each.about, each.place, code)
    return Said(conference.title, conference.about, conference.place, "vi")


def moment(at: datetime, code: str) -> str:
    """Giờ và ngày, by Việt Nam's clock: hours of twenty-four, as every programme of the press has them."""
    local = timezone.localtime(at)
    return f"{local:%H:%M}, {_day(local, code)}"


def span(conference: Conference, code: str) -> str:
    """Thời gian của cuộc."""
    first, last = timezone.localtime(conference.starts_at), timezone.localtime(conference.ends_at)
    if first.date() == last.date():
        return f"{first:%H:%M} – {last:%H:%M}, {_day(first, code)}"
    return f"{moment(first, code)} – {moment(last, code)}"


def _day(local: datetime, code: str) -> str:
    try:
        locale = None if code == "vi" else Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = None
    return f"{local:%d/%m/%Y}" if locale is None else format_date(local, "long", locale=locale)
