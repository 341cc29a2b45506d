"""Nhiệm vụ từ kết luận: how far each is, and which conclusion asked for it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from nhipcau.directives.enums import ObligationState, Part
from nhipcau.directives.models import Obligation
from nhipcau.plans.enums import AssignmentState
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import TaskState
from ..models import Conclusion, Meeting
from ..queries.tasks import Handed, Named

_TOP = re.compile(r"(\d+)")
# Whatever is not done yet, as a filter says it.
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Task:
    """Một nhiệm vụ và tình trạng của nó; `work` are the assignments that hold, `named` whom it names."""

    obligation: Obligation
    state: TaskState
    work: list[Handed]
    named: list[Named]

    @property
    def leads(self) -> str:
        """Chủ trì: as taken for, else as written."""
        return "; ".join(
            each.unit.name if each.unit is not None else each.written if each.group is None else each.group
            for each in self.lead_parties
        )

    @property
    def written(self) -> str:
        """Chủ trì, theo văn bản."""
        return "; ".join(each.written for each in self.lead_parties)

    @property
    def unresolved(self) -> bool:
        """Còn tên chưa rõ đơn vị nào."""
        return any(each.unit is None and each.group is None for each in self.named)

    @property
    def due(self) -> date | None:
        """Hạn: the latest of the work handed out, else as the notice says."""
        days = [each.due for each in self.work if each.due]
        return max(days) if days else self.obligation.due

    @property
    def units(self) -> set[int]:
        """Mã các đơn vị chủ trì: who has it, else whom it names."""
        if self.work:
            return {each.unit.pk for each in self.work}
        return {each.pk for each in self.lead_units}

    @property
    def lead_parties(self) -> list[Named]:
        """Các tên chủ trì trong câu."""
        return [each for each in self.named if each.part == Part.LEAD]

    @property
    def lead_units(self) -> list[Unit]:
        """Các đơn vị mà tên chủ trì chỉ đến, each once."""
        found: dict[int, Unit] = {}
        for each in self.lead_parties:
            for unit in each.members if each.unit is None else (each.unit,):
                found[unit.pk] = unit
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Concluded:
    """Một kết luận và các nhiệm vụ đọc được từ nó; `conclusion` is None for those under none."""

    conclusion: Conclusion | None
    tasks: list[Task]


def of(meetings: Iterable[Meeting], person: User | None = None) -> list[Task]:
    """Các nhiệm vụ từ kết luận của những phiên này, as far as `person` may see them."""
    today = timezone.localdate()
    obligations = list(queries.obligations_of(meetings, person))
    parties = queries.parties_of(each.pk for each in obligations)
    found = []
    for each in obligations:
        work = parties.handed[each.pk]
        state = state_of(each.state, [(part.state, part.due) for part in work], today)
        found.append(Task(each, state, work, parties.named[each.pk]))
    return found


def standing(meetings: Iterable[Meeting], person: User | None = None) -> dict[int, Counter[TaskState]]:
    """Bao nhiêu nhiệm vụ ở mỗi tình trạng, by the number of the notice: as `of` has them, counted."""
    today = timezone.localdate()
    tasks = queries.states_of(meetings, person)
    days = queries.days_of(task for task, _notice, _state in tasks)
    found: dict[int, Counter[TaskState]] = {}
    for task, notice, state in tasks:
        found.setdefault(notice, Counter())[state_of(state, days[task], today)] += 1
    return found


def state_of(state: str, work: Sequence[tuple[str, date | None]], today: date) -> TaskState:
    """Tình trạng: from the state of the task, and of the work handed out for it with its days."""
    if state == ObligationState.PROPOSED:
        return TaskState.PROPOSED
    if not work:
        return TaskState.UNASSIGNED
    still = [due for part, due in work if part != AssignmentState.ACCEPTED]
    if not still:
        return TaskState.DONE
    return TaskState.LATE if any(due and due < today for due in still) else TaskState.RUNNING


def owing(task: Task) -> list[tuple[Unit, date | None]]:
    """Các đơn vị còn nợ phần của mình, each with its day: who has it and is not done, else whom it names.

    None for a task that is done, or of which nobody knows yet whose it is.
    """
    if task.work:
        return [(each.unit, each.due) for each in task.work if each.state != AssignmentState.ACCEPTED]
    return [(unit, task.obligation.due) for unit in task.lead_units]


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
    return with_earlier(meeting, person)[1]


def with_earlier(meeting: Meeting, person: User | None = None) -> tuple[list[Task], list[Task]]:
    """Nhiệm vụ từ kết luận của phiên này, and what it looks back on (`unfinished_before`), read together."""
    last = queries.before(meeting)
    earlier = Meeting.objects.filter(committee=meeting.committee_id, directive__isnull=False)
    before = list(earlier.filter(starts_at__lte=last.starts_at)) if last else []
    own, back = [], []
    for task in of([meeting, *before], person):
        if task.obligation.directive_id == meeting.directive_id:
            own.append(task)
        elif last and (task.obligation.directive_id == last.directive_id or task.state != TaskState.DONE):
            back.append(task)
    return own, back
