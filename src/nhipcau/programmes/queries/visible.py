"""Who sees which records (phạm vi được xem)."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import UnitName, User

from ..enums import NominationState
from ..models import BudgetLine, Event, Nomination, Partner, Round

Record = TypeVar("Record", bound=Model)


def partners(person: User) -> QuerySet[Partner]:
    """Đối tác mà người này được xem."""
    return _of_units(Partner.objects.select_related("unit"), person)


def events(person: User) -> QuerySet[Event]:
    """Sự kiện mà người này được xem."""
    return _of_units(Event.objects.select_related("unit"), person)


def budget_lines(person: User) -> QuerySet[BudgetLine]:
    """Dòng dự toán mà người này được xem."""
    return _of_units(BudgetLine.objects.select_related("unit", "activity__plan__paper"), person)


def nominations(person: User) -> QuerySet[Nomination]:
    """Đề cử mà người này được xem: those of their units, and what was sent to a panel they sit on."""
    every = Nomination.objects.select_related("unit", "round")
    seated = Round.objects.filter(seats__person=person).values("pk")
    panel = Q(round__in=seated, state=NominationState.SUBMITTED)
    own = _of_units(Nomination.objects.all(), person).values("pk")
    return every.filter(Q(pk__in=own) | panel)


def library() -> QuerySet[Nomination]:
    """Mô hình trong thư viện, the newest first."""
    found = Nomination.objects.exclude(published_on=None).select_related("unit", "round__paper")
    return found.order_by("-published_on", "-pk")


def search(found: QuerySet[Record], text: str) -> QuerySet[Record]:
    """Tìm mọi chữ trong hồ sơ or in the name of its unit, marks or not."""
    for word in fold(text).split():
        named = UnitName.objects.filter(folded__contains=word).values("unit")
        found = found.filter(Q(folded__contains=word) | Q(unit__in=named))
    return found


def _of_units(found: QuerySet[Record], person: User) -> QuerySet[Record]:
    action = ACTIONS["programmes.read"]
    reach = scope_of(person, action)
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    return found.filter(unit__in=own_unit_ids(person, action))
