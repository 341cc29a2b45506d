"""Ngày kỷ niệm: national days and the beginnings of diplomatic relations, each with its source."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

FILE = Path(__file__).parent.parent / "data" / "anniversaries.toml"


@dataclass(frozen=True, slots=True)
class Anniversary:
    """Một ngày kỷ niệm hằng năm: the day, the year it goes back to (0 for none), its words, its source."""

    month: int
    day: int
    year: int
    name: str
    name_en: str
    source: str
    is_relation: bool = False

    def told(self, year: int) -> str:
        """Lời trong lịch của một năm, in the language of the screen."""
        name = self.name_en if get_language() == "en" else self.name
        words = _("Quan hệ ngoại giao với %(country)s") % {"country": name} if self.is_relation else name
        if not self.year or year <= self.year:
            return words
        return _("%(what)s, %(n)d năm") % {"what": words, "n": year - self.year}


def on(day: date) -> list[Anniversary]:
    """Các ngày kỷ niệm rơi vào ngày này; none before the year of the event."""
    return [each for each in _known().get((day.month, day.day), ()) if each.year <= day.year]


@lru_cache(maxsize=1)
def every() -> tuple[Anniversary, ...]:
    """Mọi ngày trong tệp."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    days = [
        Anniversary(row["month"], row["day"], row.get("year", 0), row["name"], row["name_en"], row["source"])
        for row in told["day"]
    ]
    relations = [
        Anniversary(
            row["month"], row["day"], row["year"], row["country"], row["country_en"], row["source"], True
        )
        for row in told["relation"]
    ]
    return tuple(days + relations)


@lru_cache(maxsize=1)
def _known() -> dict[tuple[int, int], list[Anniversary]]:
    found: dict[tuple[int, int], list[Anniversary]] = defaultdict(list)
    for each in every():
        found[each.month, each.day].append(each)
    return dict(found)
