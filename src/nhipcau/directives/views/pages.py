"""Trang của một văn bản dài: which tasks and which stretch of the text one page of the review shows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from ..domain import marks, quoting, stretches, values
from ..domain.finding_words import kind_of
from ..models import Directive, Obligation

# Of a finding that repeats on every page, the first places are enough.
MOST_QUOTED = 6
# Told of the header as it stands now, corrections included (header_doubts).
OF_HEADER = {"missing-date"}


@dataclass(frozen=True, slots=True)
class Page:
    """Một trang: its stretch, the tasks on it, how many there are in all, and the pages beside it."""

    stretch: stretches.Stretch
    tasks: list[int]
    total: int
    count: int
    base: str
    before: int | None
    after: int | None
    # The place in the text that was asked for.
    asked: int | None = None

    @property
    def previous_url(self) -> str:
        """Trang trước, at its last task: so K goes on without a break."""
        return self._url(self.stretch.number - 1, self.before) if self.stretch.number > 1 else ""

    @property
    def next_url(self) -> str:
        """Trang sau, at its first task."""
        return self._url(self.stretch.number + 1, self.after) if self.stretch.number < self.count else ""

    @property
    def is_last(self) -> bool:
        """Trang cuối."""
        return self.stretch.number == self.count

    def url_of(self, place: int, anchor: str) -> str:
        """Địa chỉ của một chỗ trong văn bản: within this page, or on the page that has it."""
        return f"#{anchor}" if self.stretch.holds(place) else f"{self.base}?cau={place}#{anchor}"

    def _url(self, number: int, task: int | None) -> str:
        return f"{self.base}?trang={number}" + (f"#nhiem-vu-{task}" if task else "")


def open_page(request: HttpRequest, directive: Directive, tasks: QuerySet[Obligation]) -> Page:
    """Trang được hỏi: by number (`trang`), by a place in the text (`cau`), by a task (`nhiem-vu`); else 1."""
    reading: dict[str, Any] = directive.reading or {}
    rows = list(tasks.order_by("position", "pk").values_list("pk", "position", "section"))
    order = [pk for pk, _position, _section in rows]
    found = stretches.of(
        directive.text, [(position, section) for _pk, position, section in rows], reading["sections"]
    )
    stretch = _asked(request, found, order)
    return Page(
        stretch=stretch,
        tasks=order[stretch.first : stretch.last],
        total=len(order),
        count=len(found),
        base=reverse("directives:review", args=[directive.pk]),
        before=order[stretch.first - 1] if stretch.first else None,
        after=order[stretch.last] if stretch.last < len(order) else None,
        asked=_number(request, "cau"),
    )


def findings(reading: dict[str, Any], page: Page) -> list[dict[str, Any]]:
    """Điểm cần xem lại on this page; what has no place in the text stands on the first."""
    length = len(reading["text"])
    found = []
    for index, finding in enumerate(reading["findings"]):
        if finding.get("code") in OF_HEADER:
            continue
        places = values.spans_within(finding.get("spans") or (), length)
        if page.stretch.number > 1 and not places:
            continue
        if places and not any(page.stretch.holds(start) for start, _end in places):
            continue
        # What is named in the message may stand in a footnote, into which no span of the text leads.
        notes = {
            citation["in_footnote"]
            for citation in reading["citations"]
            if citation.get("in_footnote") is not None
            and (citation.get("number") or "\n") in finding["message"]
        }
        quotes = [
            (
                page.url_of(start, marks.point_anchor(index, place)),
                quoting.quote(reading["text"], start, end),
            )
            for place, (start, end) in enumerate(places[:MOST_QUOTED])
        ]
        labels = [
            (page.url_of(_called(reading, note), f"chu-thich-{note}"), reading["footnotes"][note]["label"])
            for note in sorted(notes)
        ]
        found.append(
            {"kind": kind_of(finding), "message": finding["message"], "quotes": quotes, "notes": labels}
        )
    return found


def footnotes(reading: dict[str, Any], page: Page) -> list[tuple[int, dict[str, Any]]]:
    """Chú thích called on this page; those that nothing calls stand on the last."""
    return [
        (index, note)
        for index, note in enumerate(reading["footnotes"])
        if page.stretch.holds(_called(reading, index))
    ]


def _called(reading: dict[str, Any], note: int) -> int:
    called: int | None = reading["footnotes"][note].get("called_at")
    return len(reading["text"]) if called is None else called


def _asked(request: HttpRequest, found: list[stretches.Stretch], order: list[int]) -> stretches.Stretch:
    number, place, task = (_number(request, name) for name in ("trang", "cau", "nhiem-vu"))
    if task in order:
        index = order.index(task)
        return next(stretch for stretch in found if stretch.first <= index < stretch.last)
    if place is not None:
        return stretches.at(found, place)
    return found[min(max(number or 1, 1), len(found)) - 1]


def _number(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None
