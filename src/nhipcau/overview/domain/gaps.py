"""Chỗ trống: the tasks of a frame, and which of them somebody named has not got; each directive by itself."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.core.domain import counted
from nhipcau.core.domain.watched import Watch
from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User

from ..queries import activities, coverage, standing
from ..queries.activities import Frame

DIRECTIVE = "directive"
# Directives that are looked through by themselves; of more it costs less to look at all.
FEW = 20
OF_TASK = "SELECT o.directive_id AS part FROM directives_obligation o WHERE o.id = {row}.obligation_id"
ANSWERED = (
    "SELECT o.directive_id AS part FROM plans_activityobligation w"
    " JOIN directives_obligation o ON o.id = w.obligation_id"
)
NAMED = (
    "SELECT o.directive_id AS part FROM directives_obligationunit n"
    " JOIN directives_obligation o ON o.id = n.obligation_id WHERE n.group_id IN ({groups})"
)
LED = f"{ANSWERED} JOIN plans_activityunit u ON u.activity_id = w.activity_id WHERE u.group_id IN "
TO_GROUP = f"{NAMED} UNION {LED}({{groups}})"
OF_UNIT = "SELECT m.unitgroup_id FROM units_unitgroup_members m WHERE m.unit_id = {row}.id"
WATCHES = (
    Watch(
        DIRECTIVE,
        "directives_obligation",
        "SELECT {row}.directive_id AS part",
        ("directive_id", "state"),
    ),
    # Who is named, and what they were given.
    Watch(DIRECTIVE, "directives_obligationunit", OF_TASK),
    Watch(DIRECTIVE, "plans_assignment", OF_TASK, ("obligation_id", "unit_id", "state")),
    # What answers a task in a plan that stands, and who leads it.
    Watch(DIRECTIVE, "plans_activityobligation", OF_TASK),
    Watch(DIRECTIVE, "plans_activityunit", f"{ANSWERED} WHERE w.activity_id = {{row}}.activity_id"),
    Watch(
        DIRECTIVE,
        "plans_activity",
        f"{ANSWERED} WHERE w.activity_id = {{row}}.id",
        ("plan_id", "removed_at"),
    ),
    Watch(
        DIRECTIVE,
        "issuing_paper",
        f"{ANSWERED} JOIN plans_activity l ON l.id = w.activity_id"
        " JOIN plans_plan p ON p.id = l.plan_id WHERE p.paper_id = {row}.id",
        ("state", "by_unit"),
    ),
    # Who is in a group that is named.
    Watch(DIRECTIVE, "units_unitgroup_members", TO_GROUP.replace("{groups}", "{row}.unitgroup_id")),
    Watch(DIRECTIVE, "units_unit", TO_GROUP.replace("{groups}", OF_UNIT), ("valid_to",)),
)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Nhiệm vụ trong khung and those of them with a gap, by number, in their order."""

    every: list[int]
    open: list[int]


def of(person: User, frame: Frame, today: date) -> Gaps:
    """Nhiệm vụ trong khung xét mà người này được xem, và chỗ trống của chúng.

    For whoever sees everything a directive is looked through again only when something of it changed.
    """
    found = coverage.obligations_in(person, frame)
    if not (standing.sees_all(person) and activities.sees_whole_plans(person)):
        gaps = coverage.with_gaps(person, found, today)
        return Gaps(list(found.values_list("pk", flat=True)), list(gaps.values_list("pk", flat=True)))
    rows = list(found.values_list("pk", "directive"))

    def anew(some: list[int]) -> dict[int, list[int]]:
        confirmed = Obligation.objects.filter(state=ObligationState.CONFIRMED, directive__in=some)
        of_each: dict[int, list[int]] = defaultdict(list)
        open_ones = coverage.with_gaps(person, confirmed, today, within=some if len(some) <= FEW else ())
        for directive, pk in open_ones.values_list("directive", "pk"):
            of_each[directive].append(pk)
        return of_each

    held = counted.of(DIRECTIVE, f"gaps {today}", {directive for _pk, directive in rows}, anew)
    with_one = {pk for each in held.values() for pk in each}
    return Gaps([pk for pk, _directive in rows], [pk for pk, _directive in rows if pk in with_one])


def told(keys: Sequence[int]) -> list[Obligation]:
    """Các nhiệm vụ này, in this order, with their documents."""
    rows = Obligation.objects.filter(pk__in=keys).select_related("directive")
    found = {each.pk: each for each in rows.defer("directive__reading", "directive__folded", "machine")}
    return [found[key] for key in keys if key in found]
