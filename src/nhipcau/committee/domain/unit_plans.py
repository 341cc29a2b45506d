"""Việc của từng thành viên: what the committee gave each member's unit, and the plans the unit has."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from nhipcau.plans import queries as plans
from nhipcau.plans.models import Plan
from nhipcau.units.models import User

from ..enums import TaskState
from ..models import Committee, Meeting, Member
from . import tasks
from .tasks import Task


@dataclass(slots=True)
class Row:
    """Một thành viên: the tasks of the unit it represents, and the unit's plans of the year."""

    member: Member
    tasks: list[Task] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Đã hoàn thành."""
        return sum(task.state == TaskState.DONE for task in self.tasks)

    @property
    def late(self) -> int:
        """Quá hạn."""
        return sum(task.state == TaskState.LATE for task in self.tasks)

    @property
    def lacks_plan(self) -> bool:
        """Được giao việc mà chưa có kế hoạch."""
        return bool(self.tasks) and not self.plans


def of(
    committee: Committee,
    members: Sequence[Member],
    *,
    year: int,
    person: User,
    found: Iterable[Task] | None = None,
) -> list[Row]:
    """Mỗi thành viên một hàng, with the tasks of meetings of `year` and plans that `person` may see.

    A unit's own plan of the year counts whatever it answers; a constant number of queries. `found` are the
    tasks of the committee that this person may see, where they were read before.
    """
    held = list(Meeting.objects.filter(committee=committee, year=year, directive__isnull=False))
    notices = {each.directive_id for each in held}
    by_unit: dict[int, list[Task]] = defaultdict(list)
    for task in tasks.of(held, person) if found is None else found:
        if task.obligation.directive_id in notices:
            for unit in task.units:
                by_unit[unit].append(task)
    offices = {each.unit_id for each in members}
    made: dict[int, list[Plan]] = defaultdict(list)
    visible = plans.every_plan_visible_to(person).filter(office__in=offices, year=year)
    for plan in visible.select_related("paper", "office"):
        made[plan.office_id].append(plan)
    return [Row(each, by_unit[each.unit_id], made[each.unit_id]) for each in members]


def this_year() -> int:
    """Năm nay."""
    return timezone.localdate().year
