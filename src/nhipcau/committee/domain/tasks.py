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
from nhipcau.units.models import User

from .. import queries
from ..enums import TaskState
from ..models import Conclusion, Meeting

_TOP = re.compile(r"(\d+)")


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
        return "; ".join(str(each.unit or each.group or each.written) for each in self._lead_parties)

    @property
    def written(self) -> str:
        """Chủ trì, theo văn bản."""
        return "; ".join(each.written for each in self._lead_parties)

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
        for each in self._lead_parties:
            if each.unit_id:
                named.add(each.unit_id)
            elif each.group is not None:
                named |= {unit.pk for unit in each.group.members.all()}
        return named

    @property
    def _lead_parties(self) -> list[ObligationUnit]:
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
