"""What conclusions asked for, and how far it is (nhiệm vụ từ kết luận).

Notices name every unit of the office again and again: what a task says of them is read as plain rows, and
each unit once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Directive, Obligation, ObligationUnit
from nhipcau.directives.queries import obligations_visible_to
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit, UnitGroup, User

from ..models import Meeting

LIVE = (ObligationState.PROPOSED, ObligationState.CONFIRMED, ObligationState.SUPERSEDED)


class Handed(NamedTuple):
    """Phân công còn hiệu lực: whose, by when, how far."""

    pk: int
    unit: Unit
    due: date | None
    state: str

    def get_absolute_url(self) -> str:
        """Its page (trang phân công)."""
        return reverse("plans:assignment", args=[self.pk])


class Named(NamedTuple):
    """Tên trong nhiệm vụ: as the notice writes it, and whom it is taken for: unit, group, or nobody yet."""

    part: str
    written: str
    unit: Unit | None
    group: str | None
    members: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Parties:
    """Các tên và các phân công, by the number of the task."""

    named: dict[int, list[Named]]
    handed: dict[int, list[Handed]]


def obligations_of(meetings: Iterable[Meeting], person: User | None = None) -> QuerySet[Obligation]:
    """Nhiệm vụ trong thông báo kết luận của các phiên, in reading order; as far as `person` may see them.

    With the words, place and day of each; the notice is read once for all its tasks.
    """
    notices = Directive.objects.defer("reading", "folded")
    return (
        _live(meetings, person)
        .order_by("directive__date", "directive_id", "position", "pk")
        .only("directive", "position", "state", "section", "text", "due")
        .prefetch_related(Prefetch("directive", notices))
    )


def states_of(meetings: Iterable[Meeting], person: User | None = None) -> list[tuple[int, int, str]]:
    """Số của nhiệm vụ, số của thông báo và trạng thái: for who only counts them."""
    return list(_live(meetings, person).order_by("pk").values_list("pk", "directive_id", "state"))


def days_of(obligations: Iterable[int]) -> dict[int, list[tuple[str, date | None]]]:
    """Trạng thái và hạn của các phân công còn hiệu lực, by the number of the task."""
    found: dict[int, list[tuple[str, date | None]]] = defaultdict(list)
    for task, state, due in _work(obligations).order_by().values_list("obligation_id", "state", "due"):
        found[task].append((state, due))
    return found


def parties_of(obligations: Iterable[int]) -> Parties:
    """Ai được nêu tên trong các nhiệm vụ, ai được giao; a constant number of queries."""
    keys = list(obligations)
    names = list(
        ObligationUnit.objects.filter(obligation__in=keys).values_list(
            "obligation_id", "part", "written", "unit_id", "group_id", "group__name"
        )
    )
    work = list(_work(keys).values_list("obligation_id", "pk", "unit_id", "due", "state"))
    groups = _members({group for *_rest, group, _name in names if group})
    wanted = {unit for _task, _part, _written, unit, *_rest in names if unit}
    wanted |= {unit for _task, _pk, unit, *_rest in work}.union(*groups.values())
    units = {each.pk: each for each in Unit.objects.filter(pk__in=wanted)}
    members = {group: [each for pk, each in units.items() if pk in own] for group, own in groups.items()}
    found = Parties(defaultdict(list), defaultdict(list))
    for task, part, written, unit, group, name in names:
        named = Named(part, written, units[unit] if unit else None, name, members.get(group, ()))
        found.named[task].append(named)
    for task, pk, unit, due, state in work:
        found.handed[task].append(Handed(pk, units[unit], due, state))
    return found


def _live(meetings: Iterable[Meeting], person: User | None) -> QuerySet[Obligation]:
    seen = Obligation.objects.all() if person is None else obligations_visible_to(person)
    directives = [each.directive_id for each in meetings if each.directive_id]
    return seen.filter(directive__in=directives, state__in=LIVE)


def _work(obligations: Iterable[int]) -> QuerySet[Assignment]:
    return Assignment.objects.filter(obligation__in=obligations).exclude(state=AssignmentState.CANCELLED)


def _members(groups: set[int]) -> dict[int, set[int]]:
    """Mã các đơn vị của từng nhóm."""
    found: dict[int, set[int]] = {group: set() for group in groups}
    if groups:
        rows = UnitGroup.members.through.objects.filter(unitgroup__in=groups)
        for group, unit in rows.values_list("unitgroup_id", "unit_id"):
            found[group].add(unit)
    return found
