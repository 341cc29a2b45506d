"""Tìm mọi thứ: one search over all that a person may see, the results by kind; "doi ngoai" finds "đối ngoại".

Every kind asks its own app's `visible_to`, so that the search shows nothing a list would not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.directives import queries as directives
from nhipcau.directives.enums import DirectiveState
from nhipcau.directives.models import Obligation
from nhipcau.issuing import queries as papers
from nhipcau.plans import queries as plans
from nhipcau.units import queries as units
from nhipcau.units.domain import access
from nhipcau.units.models import User

# Shorter words stand in nearly everything.
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """Một kết quả: what it is called, a line that tells it from others, where it is."""

    title: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Một loại: `action` says who looks for it at all; `find` gives what a person may see of it."""

    name: str
    label: str | Promise
    action: str
    find: Callable[[User, str], QuerySet[Any]]
    tell: Callable[[Any], Hit]
    # The whole list, which takes the same words; empty where there is none.
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Kết quả của một loại; `more` when there are others than those shown."""

    kind: Kind
    hits: list[Hit]
    more: bool


def everything(*, person: User, text: str, each: int = 8) -> list[Found]:
    """Tìm `text` trong mọi loại, at most `each` of one kind; kinds without a result are left out.

    Every word must stand in the record, marks or not. A text of one letter finds nothing.
    """
    if len(fold(text).replace(" ", "")) < SHORTEST:
        return []
    found = []
    for kind in KINDS:
        if access.scope_of(person, access.ACTIONS[kind.action]):
            records = list(kind.find(person, text)[: each + 1])
            if records:
                found.append(
                    Found(kind, [kind.tell(each_one) for each_one in records[:each]], len(records) > each)
                )
    return found


def _words(text: str, *fields: str) -> Q:
    """Every word in one of the folded fields."""
    wanted = Q()
    for word in fold(text).split():
        one = Q()
        for field in fields:
            one |= Q(**{f"{field}__contains": word})
        wanted &= one
    return wanted


def _directives(person: User, text: str) -> QuerySet[Any]:
    seen = directives.visible_to(person).exclude(state=DirectiveState.DISCARDED)
    return directives.search(seen, text).defer("reading", "folded")


def _obligations(person: User, text: str) -> QuerySet[Any]:
    seen = directives.obligations_visible_to(person).filter(state__in=directives.LIVE)
    wanted = seen.filter(_words(text, "folded")).select_related("directive")
    return wanted.defer("directive__reading", "directive__folded", "machine", "folded").order_by("-pk")


def _work(person: User, text: str) -> QuerySet[Any]:
    return plans.for_lists(plans.search(plans.visible_to(person), text)).order_by("-pk")


def _plans(person: User, text: str) -> QuerySet[Any]:
    seen = plans.every_plan_visible_to(person).select_related("paper", "office")
    return seen.filter(_words(text, "paper__folded"))


def _papers(person: User, text: str) -> QuerySet[Any]:
    return papers.search(papers.visible_to(person), text).select_related("office").order_by("-pk")


def _units(person: User, text: str) -> QuerySet[Any]:
    return units.in_office_order(units.search(text)).select_related("parent")


def _people(person: User, text: str) -> QuerySet[Any]:
    return units.people(text, day=timezone.localdate())


def _of_directive(record: Any) -> Hit:
    title = " ".join(part for part in (record.number, record.title) if part) or record.file_name
    return Hit(title, _joined([record.issuer_name, _day(record.date)]), record.get_absolute_url())


def _of_obligation(record: Obligation) -> Hit:
    source = record.directive.number or record.directive.file_name
    return Hit(record.text, _joined([source, record.section, _day(record.due)]), record.get_absolute_url())


def _of_work(record: Any) -> Hit:
    state = record.get_state_display()
    return Hit(
        record.obligation.text,
        _joined([str(record.unit), state, _day(record.due)]),
        record.get_absolute_url(),
    )


def _of_plan(record: Any) -> Hit:
    return Hit(record.title, _joined([str(record.year), str(record.office)]), record.get_absolute_url())


def _of_paper(record: Any) -> Hit:
    note = _joined([record.full_number, str(record.office), record.get_state_display()])
    return Hit(record.title, note, record.get_absolute_url())


def _of_unit(record: Any) -> Hit:
    note = _joined([record.get_kind_display(), str(record.parent or "")])
    return Hit(record.name, note, record.get_absolute_url())


def _of_person(record: Any) -> Hit:
    roles = ", ".join(f"{role.get_role_display()}, {role.unit}" for role in record.roles_today)
    return Hit(str(record), roles, record.get_absolute_url())


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


KINDS: tuple[Kind, ...] = (
    Kind(
        "directives", _("Văn bản chỉ đạo"), "directives.read", _directives, _of_directive, "directives:list"
    ),
    Kind("obligations", _("Nhiệm vụ"), "directives.read", _obligations, _of_obligation),
    Kind("work", _("Công việc"), "plans.read", _work, _of_work, "plans:tracking"),
    Kind("plans", _("Kế hoạch"), "plans.read_plan", _plans, _of_plan, "plans:plans"),
    Kind("papers", _("Văn bản đi"), "issuing.read", _papers, _of_paper, "issuing:papers"),
    Kind("units", _("Đơn vị"), "units.read", _units, _of_unit, "units:list"),
    Kind("people", _("Người dùng"), "units.people", _people, _of_person, "units:people"),
)


def whole_list(kind: Kind) -> str:
    """Địa chỉ danh sách đầy đủ, "" where a kind has none."""
    return reverse(kind.whole) if kind.whole else ""
