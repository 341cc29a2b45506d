"""Những gì để chọn trong bộ lọc: plans, directives and units a person may see."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.directives.enums import DirectiveState, ObligationState
from nhipcau.directives.models import Directive, Obligation
from nhipcau.issuing.enums import PaperState
from nhipcau.plans import queries as plans
from nhipcau.plans.models import Assignment, Plan
from nhipcau.units.domain.access import own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User

# More than a person chooses from; the others are found by search.
MOST = 300


class PlanOption(NamedTuple):
    """Một kế hoạch để chọn."""

    pk: int
    year: int
    title: str


def plan_options(person: User, chosen: str = "") -> list[PlanOption]:
    """Kế hoạch để chọn, newest first, at most MOST and the one that is chosen."""
    found = plans_to_choose(person).values_list("pk", "year", "paper__title")
    rows = [PlanOption(*row) for row in found[:MOST]]
    if chosen.isdecimal() and all(row.pk != int(chosen) for row in rows):
        rows += [PlanOption(*row) for row in found.filter(pk=int(chosen))]
    return rows


def years_of_plans(person: User) -> set[int]:
    """Các năm có kế hoạch."""
    return set(plans_to_choose(person).order_by().values_list("year", flat=True).distinct())


def plans_to_choose(person: User) -> QuerySet[Plan]:
    """Kế hoạch chưa thôi, newest first."""
    found = plans.plans_visible_to(person).exclude(paper__state=PaperState.WITHDRAWN)
    return found.select_related("paper").order_by("-year", "-pk")


def unit_plans_to_choose(person: User) -> QuerySet[Plan]:
    """Kế hoạch riêng của các đơn vị còn giá trị, newest first."""
    found = plans.unit_plans_visible_to(person).exclude(paper__state=PaperState.WITHDRAWN)
    return found.select_related("paper").order_by("-year", "-pk")


def directives_to_choose(person: User) -> list[tuple[int, str]]:
    """Văn bản có nhiệm vụ đã xác nhận, newest first, as far as this person's work reaches."""
    tasks = Obligation.objects.filter(directive=OuterRef("pk"), state=ObligationState.CONFIRMED).order_by()
    found = Directive.objects.filter(Exists(tasks)).exclude(state=DirectiveState.DISCARDED)
    if scope_of(person, plans.action("plans.read")) != Scope.ALL:
        own = plans.visible_to(person).filter(obligation__state=ObligationState.CONFIRMED).order_by()
        found = found.filter(pk__in=own.values("obligation__directive"))
    rows = found.order_by("-date", "-pk").values_list("pk", "number", "title")[:MOST]
    return [(pk, f"{number} {title}".strip()[:80]) for pk, number, title in rows]


def units_to_choose(person: User) -> list[tuple[int, str]]:
    """Đơn vị có việc; one's own where one sees no more."""
    units = Unit.objects.filter(Exists(Assignment.objects.filter(unit=OuterRef("pk")).order_by()))
    if scope_of(person, plans.action("plans.read")) != Scope.ALL:
        units = Unit.objects.filter(pk__in=own_unit_ids(person, plans.action("plans.read")))
    return list(units.order_by("sort_key").values_list("pk", "name"))
