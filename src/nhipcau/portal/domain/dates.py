"""Ngày theo từng ngôn ngữ (CLDR); in Vietnamese and where CLDR knows none, dd/mm/yyyy."""

from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.utils import timezone

# Those Vietnamese offices write as Vietnamese does.
OURS = frozenset({"vi", "rad", "jra", "bdq", "cjm", "hmn", "blt"})


def written(moment: datetime, code: str) -> str:
    """Ngày, as it is written in that language, in Việt Nam's time."""
    day = timezone.localtime(moment).date()
    if (locale := _locale(code)) is None:
        return f"{day:%d/%m/%Y}"
    return format_date(day, "long", locale=locale)


def _locale(code: str) -> Locale | None:
    if code in OURS:
        return None
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
