"""Việc có thể nhắc: what units owe by a day, from whichever app; each says who owes it and where it is done.

An app that has something to remind of registers a source; `read` gives the matters due up to a day.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator

from nhipcau.directives import queries as directives
from nhipcau.directives.models import Delivery
from nhipcau.plans.enums import WITH_UNIT
from nhipcau.plans.models import Assignment

from ..enums import MatterKind

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Matter:
    """Một việc: `unit` (its number) owes it by `due`; `source` is the number of the paper that asks."""

    kind: MatterKind
    unit: int
    due: date
    text: str
    source: str
    path: str
    assignment: int | None = None


Source = Callable[[date], Iterator[Matter]]


def work(until: date) -> Iterator[Matter]:
    """Công việc được giao mà đơn vị chủ trì chưa nộp, due before the end of `until`."""
    rows = Assignment.objects.filter(state__in=WITH_UNIT, due__lte=until).order_by("due", "pk")
    for pk, unit, due, text, number in rows.values_list(
        "pk", "unit", "due", "obligation__text", "obligation__directive__number"
    ).iterator(chunk_size=2000):
        if due is None:
            continue
        yield Matter(
            MatterKind.WORK, unit, due, _short(text), number, reverse("plans:assignment", args=[pk]), pk
        )


def deliveries(until: date) -> Iterator[Matter]:
    """Văn bản phổ biến mà đơn vị chưa xác nhận, chưa quán triệt xong, due before the end of `until`."""
    asked = Delivery.objects.filter(
        recalled_at=None, dissemination__due__lte=until, directive__superseded_by=None
    )
    rows = directives.in_question(directives.with_standing(asked)).order_by("dissemination__due", "pk")
    for unit, due, directive, number, title in rows.values_list(
        "unit", "dissemination__due", "directive", "directive__number", "directive__title"
    ).iterator(chunk_size=2000):
        if due is None:
            continue
        path = reverse("directives:review", args=[directive]) + "#pho-bien"
        yield Matter(MatterKind.DELIVERY, unit, due, _short(title or number), number, path)


SOURCES: list[Source] = [work, deliveries]


def due_until(until: date) -> list[Matter]:
    """Mọi việc có hạn đến hết ngày `until`, of all sources, soonest first."""
    found = [matter for source in SOURCES for matter in source(until)]
    return sorted(found, key=lambda matter: matter.due)


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)
