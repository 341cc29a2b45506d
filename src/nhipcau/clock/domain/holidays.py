"""Ngày nghỉ lễ, tết của Việt Nam: what the law and the announcements say of a year, before any office
speaks.

The reckoning comes from the `holidays` package (Điều 111, 112 Bộ luật Lao động 2019 and the swaps it knows
of); announcements it lacks lie in `data/announced.toml` with their documents. A year not announced is
provisional: its days off before and after Tết, beside National Day and its swaps are settled only by the
announcement (khoản 2 and 3 Điều 112).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from nhipcau.core.domain.folding import fold

from ..enums import OFF_KINDS, DayKind, Occasion, Origin

ANNOUNCED = Path(__file__).parent.parent / "data" / "announced.toml"
LABOUR_CODE = "khoản 1 Điều 112 Bộ luật Lao động 2019"
IN_LIEU = "khoản 3 Điều 111 Bộ luật Lao động 2019"
FIRST_YEAR, LAST_YEAR = 1995, 2099
# How the package words an occasion, folded; the first that fits.
_WORDINGS = (
    ("tet duong lich", Occasion.NEW_YEAR),
    ("tet", Occasion.TET),
    ("gio to", Occasion.HUNG_KINGS),
    ("chien thang", Occasion.VICTORY),
    ("quoc te lao dong", Occasion.LABOUR),
    ("quoc khanh", Occasion.NATIONAL),
    ("van hoa", Occasion.CULTURE),
)
_SWAP = re.compile(r"thay cho ngày (\d\d/\d\d/\d{4})")


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """Ngày đặc biệt: off though in the week, or working though at its end.

    `paired` is the other day of a swap; `provisional` says that nothing has been announced yet; `name` is the
    office's own word for it, else the occasion's.
    """

    day: date
    kind: DayKind
    occasion: Occasion
    citation: str = ""
    origin: Origin = Origin.LAW
    paired: date | None = None
    provisional: bool = False
    name: str = ""

    @property
    def off(self) -> bool:
        """Là ngày nghỉ."""
        return self.kind in OFF_KINDS

    @property
    def title(self) -> str:
        """Tên gọi in the language of the screen."""
        words = self.kind if self.occasion in (Occasion.SWAP, Occasion.OTHER) else self.occasion
        return self.name or str(words.label)


@dataclass(frozen=True, slots=True)
class Announcement:
    """Thông báo lịch nghỉ của một năm and where it was read."""

    year: int
    document: str
    seen: str


@lru_cache(maxsize=256)
def national(year: int) -> Mapping[date, SpecialDay]:
    """Ngày nghỉ và ngày làm bù của cả nước in a year; empty outside 1995 to 2099."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return {}
    found: dict[date, SpecialDay] = {}
    # A swap may reach over the turn of the year: 31/12/2018 against 05/01/2019.
    for near in (year - 1, year, year + 1):
        for special in (*_reckoned(near), *_announced_swaps()):
            if special.day.year == year:
                found[special.day] = special
    return dict(sorted(found.items()))


def announcement_of(year: int) -> Announcement | None:
    """Thông báo đã biết của một năm."""
    return next((each for each in _announcements() if each.year == year), None)


@lru_cache(maxsize=256)
def _reckoned(year: int) -> tuple[SpecialDay, ...]:
    """What the package says of one year, in our words."""
    from holidays.countries.vietnam import VN

    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    waiting = announcement_of(year) is None and year > _announcements()[0].year
    doubtful = {row["occasion"]: row["document"] for row in _data().get("doubtful", ())}
    found = []
    for day, wording in sorted(VN(years=year, language="vi").items()):
        if swap := _SWAP.search(wording):
            made_up = datetime.strptime(swap.group(1), "%d/%m/%Y").date()
            announced = announcement_of(year)
            found += _swap(day, made_up, announced.document if announced else "")
            continue
        occasion = next((o for words, o in _WORDINGS if words in fold(wording)), Occasion.OTHER)
        in_lieu = "nghi bu" in fold(wording)
        found.append(
            SpecialDay(
                day=day,
                kind=DayKind.SUBSTITUTE if in_lieu else DayKind.HOLIDAY,
                occasion=occasion,
                citation=doubtful.get(occasion.value, IN_LIEU if in_lieu else LABOUR_CODE),
                provisional=waiting or occasion.value in doubtful,
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def _announced_swaps() -> tuple[SpecialDay, ...]:
    found: list[SpecialDay] = []
    for row in _data().get("swap", ()):
        found += _swap(row["off"], row["working"], row["document"])
    return tuple(found)


def _swap(off: date, working: date, document: str) -> list[SpecialDay]:
    return [
        SpecialDay(off, DayKind.SWAPPED, Occasion.SWAP, document, Origin.ANNOUNCED, paired=working),
        SpecialDay(working, DayKind.WORKING, Occasion.SWAP, document, Origin.ANNOUNCED, paired=off),
    ]


@lru_cache(maxsize=1)
def _announcements() -> tuple[Announcement, ...]:
    rows = (Announcement(row["year"], row["document"], row["seen"]) for row in _data()["year"])
    return tuple(sorted(rows, key=lambda each: each.year))


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(ANNOUNCED.read_text(encoding="utf-8"))
