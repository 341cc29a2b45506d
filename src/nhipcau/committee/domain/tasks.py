"""Nhiệm vụ từ kết luận: how far each is, and which conclusion asked for it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from nhipcau.directives.enums import ObligationState, Part
from nhipcau.directives.models import Obligation, ObligationUnit
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import TaskState
from ..models import Conclusion, Meeting

_TOP = re.compile(r"(\d+)")
# Whatever is not done yet, as a filter says it.
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Task:
    """Một nhiệm vụ và tình trạng của nó."""

    obligation: Obligation
    state: TaskState

    @property
    def work(self) -> list[Assignment]:
        """Các phân công còn hiệu lực."""
        found: list[Assignment] = self.obligation.live_work  # type: ignore[attr-defined]
        return found

    @property
    def leads(self) -> str:
        """Chủ trì: as taken for, else as written."""
        return "; ".join(str(each.unit or each.group or each.written) for each in self.lead_parties)

    @property
    def written(self) -> str:
        """Chủ trì, theo văn bản."""
        return "; ".join(each.written for each in self.lead_parties)

    @property
    def unresolved(self) -> bool:
        """Còn tên chưa rõ đơn vị nào."""
        return any(not each.unit_id and not each.group_id for each in self.obligation.parties.all())

    @property
    def due(self) -> date | None:
        """Hạn: the latest of the work handed out, else as the notice says."""
        days = [each.due for each in self.work if each.due]
        return max(days) if days else self.obligation.due

    @property
    def units(self) -> set[int]:
        """Mã các đơn vị chủ trì: who has it, else whom it names."""
        if self.work:
            return {each.unit_id for each in self.work}
        named: set[int] = set()
        for each in self.lead_parties:
            if each.unit_id:
                named.add(each.unit_id)
            elif each.group is not None:
                named |= {unit.pk for unit in each.group.members.all()}
        return named

    @property
    def lead_parties(self) -> list[ObligationUnit]:
        """Các tên chủ trì trong câu."""
        return [each for each in self.obligation.parties.all() if each.part == Part.LEAD]


@dataclass(frozen=True, slots=True)
class Concluded:
    """Một kết luận và các nhiệm vụ đọc được từ nó; `conclusion` is None for those under none."""

    conclusion: Conclusion | None
    tasks: list[Task]


def of(meetings: Iterable[Meeting], person: User | None = None) -> list[Task]:
    """Các nhiệm vụ từ kết luận của những phiên này, as far as `person` may see them."""
    today = timezone.localdate()
    return [Task(each, state_of(each, today)) for each in queries.obligations_of(meetings, person)]


def state_of(obligation: Obligation, today: date) -> TaskState:
    """Tình trạng: from the work handed out for it (`live_work`)."""
    if obligation.state == ObligationState.PROPOSED:
        return TaskState.PROPOSED
    work: list[Assignment] = obligation.live_work  # type: ignore[attr-defined]
    if not work:
        return TaskState.UNASSIGNED
    still = [each for each in work if each.state != AssignmentState.ACCEPTED]
    if not still:
        return TaskState.DONE
    return TaskState.LATE if any(each.due and each.due < today for each in still) else TaskState.RUNNING


def owing(task: Task) -> list[tuple[Unit, date | None]]:
    """Các đơn vị còn nợ phần của mình, each with its day: who has it and is not done, else whom it names.

    None for a task that is done, or of which nobody knows yet whose it is.
    """
    if task.work:
        return [(each.unit, each.due) for each in task.work if each.state != AssignmentState.ACCEPTED]
    named: dict[int, Unit] = {}
    for each in task.lead_parties:
        if each.unit is not None:
            named[each.unit.pk] = each.unit
        elif each.group is not None:
            named |= {unit.pk: unit for unit in each.group.members.all()}
    return [(unit, task.obligation.due) for unit in named.values()]


def fits(task: Task, *, state: str, unit: int | None) -> bool:
    """Nhiệm vụ có tình trạng này, của đơn vị này; of what is not done a unit has it that owes its part."""
    if unit is None:
        return not state or (task.state != TaskState.DONE if state == OPEN else task.state == state)
    if state in {OPEN, TaskState.LATE}:
        today = timezone.localdate()
        days = [due for each, due in owing(task) if each.pk == unit and task.state != TaskState.DONE]
        return any(state == OPEN or (due is not None and due < today) for due in days)
    return unit in task.units and (not state or task.state == state)


def by_conclusion(meeting: Meeting, tasks: Sequence[Task]) -> list[Concluded]:
    """Xếp nhiệm vụ dưới kết luận của chúng, by the number under which the notice has them."""
    rows = {each.position: Concluded(each, []) for each in meeting.conclusions.all()}
    rest = Concluded(None, [])
    for task in tasks:
        found = _TOP.search(task.obligation.section)
        rows.get(int(found[1]) if found else 0, rest).tasks.append(task)
    return [*rows.values(), *([rest] if rest.tasks else [])]


def counted(tasks: Iterable[Task]) -> Counter[TaskState]:
    """Bao nhiêu nhiệm vụ ở mỗi tình trạng."""
    return Counter(task.state for task in tasks)


def unfinished_before(meeting: Meeting, person: User | None = None) -> list[Task]:
    """Những gì phiên này kiểm điểm: all that the last one concluded, and what is still open from earlier."""
    last = queries.before(meeting)
    if last is None:
        return []
    earlier = list(
        Meeting.objects.filter(
            committee=meeting.committee_id, starts_at__lte=last.starts_at, directive__isnull=False
        )
    )
    return [
        task
        for task in of(earlier, person)
        if task.obligation.directive_id == last.directive_id or task.state != TaskState.DONE
    ]
