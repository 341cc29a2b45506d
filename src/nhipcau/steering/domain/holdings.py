"""Những gì đứng tên một người: what is open and names one person, and what their units owe.

Work is the unit's, so it stays where it is; drafts, requests and jobs name who began them, and are moved.
A higher app with records of this sort registers them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.enums import JobState
from nhipcau.core.models import Job
from nhipcau.exchange.enums import ImportState
from nhipcau.exchange.models import Import, Link
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.models import CommentRound, Paper
from nhipcau.plans.enums import WITH_UNIT
from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit, User

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Holding:
    """Một loại hồ sơ đứng tên người: `field` names the person, `open_` are those still to be worked on."""

    label: str | Promise
    field: str
    open_: Callable[[User], QuerySet[Any]]
    path: Callable[[Any], str] = lambda record: str(record.get_absolute_url())


def _papers(person: User) -> QuerySet[Paper]:
    over = [PaperState.ISSUED, PaperState.WITHDRAWN]
    return Paper.objects.filter(created_by=person).exclude(state__in=over)


def _rounds(person: User) -> QuerySet[CommentRound]:
    return CommentRound.objects.filter(asked_by=person, closed_at=None).select_related("paper")


def _imports(person: User) -> QuerySet[Import]:
    over = [ImportState.DONE, ImportState.DISCARDED]
    return Import.objects.filter(created_by=person).exclude(state__in=over)


def _links(person: User) -> QuerySet[Link]:
    live = Link.objects.filter(revoked_at=None, expires_at__gt=timezone.now(), uses__lt=F("max_uses"))
    return live.filter(created_by=person).select_related("unit")


def _jobs(person: User) -> QuerySet[Job]:
    return Job.objects.filter(requested_by=person, state__in=[JobState.QUEUED, JobState.RUNNING])


KINDS: list[Holding] = [
    Holding(gettext_lazy("Văn bản đi đang soạn"), "created_by", _papers),
    Holding(gettext_lazy("Đợt lấy ý kiến đang mở"), "asked_by", _rounds),
    Holding(gettext_lazy("Bảng Excel đang nhập"), "created_by", _imports),
    Holding(
        gettext_lazy("Liên kết trả lời còn hạn"),
        "created_by",
        _links,
        lambda link: reverse("exchange:links"),
    ),
    Holding(gettext_lazy("Công việc nền đang chạy"), "requested_by", _jobs, lambda job: ""),
]


def held_by(person: User) -> list[tuple[Holding, list[Model]]]:
    """Những hồ sơ mở đứng tên một người, by kind, the empty kinds left out."""
    found = ((kind, list(kind.open_(person))) for kind in KINDS)
    return [(kind, records) for kind, records in found if records]


def lines_of(held: Iterable[tuple[Holding, list[Model]]]) -> Iterator[dict[str, Any]]:
    """Dòng trong biên bản for what is moved."""
    for kind, records in held:
        for record in records:
            yield {
                "kind": str(kind.label),
                "label": _short(str(record)),
                "path": kind.path(record),
                "moved": True,
            }


def owed_by(units: Iterable[Unit]) -> Iterator[dict[str, Any]]:
    """Dòng trong biên bản for the units' open work, soonest first: it stays with the unit."""
    rows = Assignment.objects.filter(unit__in=[unit.pk for unit in units], state__in=WITH_UNIT)
    for work in rows.select_related("obligation", "unit").defer("obligation__machine"):
        due = _("hạn %(day)s") % {"day": f"{work.due:%d/%m/%Y}"} if work.due else _("chưa có hạn")
        label = f"{_short(work.obligation.text)} – {work.unit}, {due}"
        yield {"kind": _("Việc của đơn vị"), "label": label, "path": work.get_absolute_url(), "moved": False}


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)
