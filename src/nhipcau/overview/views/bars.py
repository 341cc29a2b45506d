"""Thanh và cột của tình hình: each part is drawn by the server and leads to its records."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..domain.standing import Numbers
from ..domain.windows import Window
from ..enums import Measure
from .periods import parameters_of

WIDTH, HEIGHT = 1000, 140
# What a bar is made of, and how each part looks.
PARTS = {
    Measure.ON_TIME: "done",
    Measure.AFTER_DUE: "after",
    Measure.GOING: "going",
    Measure.LATE: "late",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Một đoạn: place and size along the bar, in units of the drawing."""

    look: str
    label: str | Promise
    value: int
    at: float
    size: float
    url: str


@dataclass(frozen=True, slots=True)
class Column:
    """Cột của một kỳ."""

    name: str
    short: str
    numbers: Numbers
    parts: list[Part]
    x: float
    is_current: bool


def records_url(measure: str, window: Window, unit: int | None) -> str:
    """Các việc đứng sau một con số."""
    chosen = {"chi_so": measure, **parameters_of(window)} | ({"don_vi": unit} if unit else {})
    return f"{reverse('overview:records')}?{urlencode(chosen)}"


def parts_of(
    numbers: Numbers, window: Window, unit: int | None, *, longest: int, whole: int = WIDTH
) -> list[Part]:
    """Các đoạn của một thanh, on the scale of the longest."""
    found, at = [], 0.0
    for measure, look in PARTS.items():
        if value := numbers.of(measure):
            size = max(2.0, value * whole / longest)
            found.append(
                Part(
                    look,
                    measure.label,
                    value,
                    round(at, 1),
                    round(size, 1),
                    records_url(measure, window, unit),
                )
            )
            at += size
    return found


def columns_of(windows: list[Window], numbers: list[Numbers], unit: int | None) -> list[Column]:
    """Các cột của nhiều kỳ, on one scale; parts are piled from the ground up."""
    longest = max((each.total for each in numbers), default=0)
    found = []
    for place, (window, each) in enumerate(zip(windows, numbers, strict=True)):
        parts = parts_of(each, window, unit, longest=max(longest, 1), whole=HEIGHT)
        piled = [
            Part(p.look, p.label, p.value, round(HEIGHT - p.at - p.size, 1), p.size, p.url) for p in parts
        ]
        found.append(
            Column(window.name, _short(window), each, piled, 20.0 + place * 90, place == len(windows) - 1)
        )
    return found


def _short(window: Window) -> str:
    named = window.named
    months = {"month": _("T%(n)d"), "quarter": _("Q%(n)d"), "half": _("%(n)d/2")}
    pattern = months.get(named.kind.value)
    return f"{pattern % {'n': named.index}}/{named.year % 100:02d}" if pattern else str(named.year)
