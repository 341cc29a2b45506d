"""Nhìn chung về một Ban Chỉ đạo: what the next meeting lacks, and which unit owes what of the conclusions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.issuing.enums import PaperState
from nhipcau.units.models import Unit

from ..enums import TaskState
from ..models import AgendaItem, Meeting
from . import composing, tasks
from .tasks import Task


@dataclass(frozen=True, slots=True)
class Lack:
    """Một điều phiên họp còn thiếu, and where it is made good."""

    words: str | Promise
    url: str


@dataclass(slots=True)
class Owed:
    """Việc từ kết luận mà một đơn vị chưa xong; `unit` is None for what is nobody's yet."""

    unit: Unit | None
    open: list[Task] = field(default_factory=list)
    late: list[Task] = field(default_factory=list)
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """Phiên đã họp và tình trạng các kết luận của nó."""

    meeting: Meeting
    tasks: int
    done: int
    late: int


def lacks_of(meeting: Meeting, agenda: Sequence[AgendaItem]) -> list[Lack]:
    """Những gì phiên sắp họp còn thiếu, in the order in which they are made; `agenda` with its files."""
    page, change = meeting.get_absolute_url(), reverse("committee:change_meeting", args=[meeting.pk])
    found = []
    if meeting.day < timezone.localdate():
        found.append(
            Lack(
                _("Đã qua ngày họp mà chưa ghi diễn biến, kết luận"),
                reverse("committee:record", args=[meeting.pk]),
            )
        )
    if not meeting.chair_id:
        found.append(Lack(_("Chưa định người chủ trì"), change))
    if not meeting.secretary_id:
        found.append(Lack(_("Chưa định thư ký"), change))
    if not agenda:
        found.append(Lack(_("Chưa có nội dung nào trong chương trình"), f"{page}#chuong-trinh"))
    # What the last meetings concluded is looked back on in the system itself.
    bare = sum(1 for item in agenda if item.follows_id is None and not item.files.all())
    if bare:
        words = ngettext("%(n)d nội dung chưa có tài liệu", "%(n)d nội dung chưa có tài liệu", bare)
        found.append(Lack(words % {"n": bare}, f"{page}#chuong-trinh"))
    return [*found, *_invitation(meeting, f"{page}#van-ban")]


def _invitation(meeting: Meeting, page: str) -> list[Lack]:
    paper = meeting.invitation
    if paper is None or paper.state == PaperState.WITHDRAWN:
        return [Lack(_("Chưa lập giấy mời"), page)]
    if composing.is_invited_elsewhere(meeting):
        return [Lack(_("Giấy mời ghi thời gian hoặc địa điểm khác"), page)]
    if paper.state != PaperState.ISSUED:
        words = _("Giấy mời chưa ban hành: %(state)s") % {"state": paper.get_state_display().lower()}
        return [Lack(words, paper.get_absolute_url())]
    return []


def owed(found: Iterable[Task], today: date) -> list[Owed]:
    """Ai còn nợ kết luận nào, the most late first; what names nobody stands last.

    A task of several units counts for each that has not done its part.
    """
    rows: dict[int, Owed] = {}
    nobody = Owed(None)
    for task in found:
        if task.state == TaskState.DONE:
            continue
        waiting = tasks.owing(task)
        if not waiting:
            _count(nobody, task, _late(task.obligation.due, today))
        for unit, due in waiting:
            _count(rows.setdefault(unit.pk, Owed(unit)), task, _late(due, today))
    ordered = sorted(
        rows.values(), key=lambda row: (-row.days_late, -len(row.open), row.unit.sort_key if row.unit else "")
    )
    return [*ordered, *([nobody] if nobody.open else [])]


def past(meetings: Iterable[Meeting], found: Iterable[Task]) -> list[Past]:
    """Các phiên đã họp này with how their conclusions stand."""
    of_notice: dict[int, list[Task]] = defaultdict(list)
    for task in found:
        of_notice[task.obligation.directive_id].append(task)
    rows = []
    for meeting in meetings:
        own = of_notice[meeting.directive_id] if meeting.directive_id else []
        counted = tasks.counted(own)
        rows.append(Past(meeting, len(own), counted[TaskState.DONE], counted[TaskState.LATE]))
    return rows


def _count(row: Owed, task: Task, days_late: int) -> None:
    row.open.append(task)
    if days_late:
        row.late.append(task)
        row.days_late = max(row.days_late, days_late)


def _late(due: date | None, today: date) -> int:
    return max((today - due).days, 0) if due else 0
