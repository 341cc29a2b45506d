"""Dòng thời gian: a bar for each activity over the months of a year, drawn by the server."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.paging import of_keys
from nhipcau.plans.domain import money
from nhipcau.plans.models import Activity, ActivityUnit
from nhipcau.units.domain import access

from ..domain import policy
from ..domain.doing import step_of
from ..enums import Doing
from ..forms.frames import FrameForm
from ..queries import activities, timeline
from .coverage import listed
from .tabs import OverviewScreen

PER_PAGE = 60
# Units of the drawing: a month is as wide as any other.
MONTH = 100
WIDTH = 12 * MONTH
NARROWEST = 14


class Lines:
    """Các dòng của một năm, cut into pages without putting all of them in order first."""

    def __init__(self, scope: QuerySet[Activity], year: int) -> None:
        self.rows, self.holders = timeline.lines(scope, year), timeline.holders(scope, year)

    def __len__(self) -> int:
        return sum(holder.lines for holder in self.holders)

    def __getitem__(self, wanted: slice) -> list[ActivityUnit]:
        """Lines from one number to another, in order; those of one name stand together."""
        among, before, at = [], 0, 0
        for _place, same in groupby(self.holders, key=lambda holder: holder.place):
            held = list(same)
            after = at + sum(holder.lines for holder in held)
            if after > wanted.start and at < wanted.stop:
                before = at if not among else before
                among += held
            at = after
        if not among:
            return []
        found = timeline.of_holders(self.rows, among)
        keys = list(found.values_list("pk", flat=True)[wanted.start - before : wanted.stop - before])
        known = {line.pk: line for line in of_keys(self.rows, keys)}
        return [known[key] for key in keys if key in known]


@dataclass(frozen=True, slots=True)
class Bar:
    """Thanh của một hoạt động, in units of the drawing."""

    activity: Activity
    step: Doing
    x: float
    width: float
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Các hoạt động của một đơn vị."""

    name: str
    url: str
    bars: list[Bar]


def _cells(line: ActivityUnit) -> list[Any]:
    activity = line.activity
    return [
        activity.deadline_text,
        capfirst(activity.plan.title),
        activity.group,
        activity.deliverable,
        money.written(activity.budget),
    ]


# What stands beside a bar; the activity, its unit and how far it is always do.
TIMELINE = Listing(
    "dong-thoi-gian",
    [
        Column("time", gettext_lazy("Thời gian"), 1),
        Column("plan", gettext_lazy("Kế hoạch")),
        Column("group", gettext_lazy("Nhóm")),
        Column("deliverable", gettext_lazy("Sản phẩm")),
        Column("budget", gettext_lazy("Kinh phí (đồng)")),
    ],
    cells=_cells,
)


class TimelineView(OverviewScreen):
    """Dòng thời gian của một năm, each bar with the facts its reader chose."""

    tab = "timeline"
    listing = TIMELINE

    def get(self, request: HttpRequest) -> HttpResponse:
        """The bars, by unit."""
        access.require_some(self.actor, policy.SEE)
        form = FrameForm(request.GET, person=self.actor)
        frame, today = form.frame(), timezone.localdate()
        scope = activities.activities_in(self.actor, frame)
        page = self.listed.page(Lines(scope, frame.year), PER_PAGE)
        context: dict[str, Any] = {
            "form": form,
            "year": frame.year,
            "page_obj": page,
            "groups": groups_of(list(page.object_list), frame.year, today, self.facts()),
            "months": [(month, (month - 1) * MONTH) for month in range(1, 13)],
            "width": WIDTH,
            "today_x": place_of(today) if today.year == frame.year else None,
            "today": today,
            "undated": timeline.undated(scope).count(),
            "undated_url": listed(form, [("ngay", "khong")]),
            "steps": list(Doing),
            "is_filtered": any(form.wanted.values()),
            "plans_url": reverse("plans:plans"),
        }
        return self.page("overview/timeline.html", context)

    def facts(self) -> Callable[[ActivityUnit], str]:
        """Điều đứng bên thanh, in the order of the columns; what is empty is left out."""
        shown = [each["is_on"] for each in self.listed.choices()]
        return lambda line: " · ".join(
            str(value) for value, on in zip(_cells(line), shown, strict=True) if on and value
        )


def groups_of(
    lines: list[ActivityUnit], year: int, today: date, facts: Callable[[ActivityUnit], str]
) -> list[Group]:
    """Các thanh, under the name of who leads."""
    found = []
    for name, rows in groupby(lines, key=lambda line: line.holder):  # type: ignore[attr-defined]
        held = list(rows)
        unit = held[0].unit
        url = reverse("overview:unit", args=[unit.pk]) if unit else ""
        found.append(
            Group(str(name), url, [bar_of(line.activity, year, today, facts(line)) for line in held])
        )
    return found


def bar_of(activity: Activity, year: int, today: date, facts: str = "") -> Bar:
    """Thanh của một hoạt động, cut at the ends of the year."""
    begins = activity.starts_on or activity.due or date(year, 1, 1)
    ends = activity.due or activity.starts_on or date(year, 12, 31)
    first, last = max(begins, date(year, 1, 1)), min(ends, date(year, 12, 31))
    x, end = place_of(first), place_of(last, over=True)
    if end - x < NARROWEST:
        x = max(0.0, min(x, WIDTH - NARROWEST))
        end = x + NARROWEST
    return Bar(activity, step_of(activity, today), round(x, 1), round(end - x, 1), facts)


def place_of(day: date, *, over: bool = False) -> float:
    """Chỗ của một ngày, or of its end, in units of the drawing."""
    days = monthrange(day.year, day.month)[1]
    return (day.month - 1 + (day.day - (0 if over else 1)) / days) * MONTH
