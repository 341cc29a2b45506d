"""Nhiệm vụ từ kết luận trên màn hình: what stands in every one of hundreds of rows is drawn at once."""

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.templatetags.nhipcau import state

from ..domain.outlook import Owed
from ..domain.tasks import Task
from ..enums import TaskState
from ..models import Committee

register = template.Library()
LOOKS = {
    TaskState.DONE: "ok",
    TaskState.LATE: "late",
    TaskState.RUNNING: "run",
    TaskState.UNASSIGNED: "soon",
}
# So many units of one task are named in its row; its page has them all.
NAMED = 6


@register.simple_tag
def task_state(value: TaskState) -> SafeString:
    """Tình trạng của nhiệm vụ: a shape, a word and a colour."""
    return state(LOOKS.get(value, "wait"), value.label)


@register.simple_tag
def task_lines(tasks: Iterable[Task]) -> SafeString:
    """Danh sách nhiệm vụ của một đơn vị, each with its state and leading to its page."""
    return SafeString(
        "".join(
            f'<li>{task_state(task.state)} <a href="{escape(task.obligation.get_absolute_url())}" lang="vi">'
            f"{escape(capfirst(Truncator(task.obligation.text).chars(110)))}</a></li>"
            for task in tasks
        )
    )


@register.simple_tag
def task_work(task: Task) -> SafeString:
    """Các đơn vị đang làm một nhiệm vụ, each leading to its piece of work; past six how many there are."""
    found = [
        f'<br><a class="nc-muted" href="{escape(each.get_absolute_url())}">{escape(each.unit)}</a>'
        for each in task.work[:NAMED]
    ]
    if len(task.work) > NAMED:
        url = escape(task.obligation.get_absolute_url())
        found.append(f'<br><a class="nc-muted" href="{url}">… {len(task.work)}</a>')
    return SafeString("".join(found))


@register.simple_tag
def owed_rows(rows: Iterable[Owed], committee: Committee) -> SafeString:
    """Hàng của từng đơn vị còn nợ kết luận: each number opens its tasks."""
    tasks = escape(reverse("committee:tasks", args=[committee.pk]))
    still, late, most = (escape(each) for each in (_("Chưa xong"), _("Quá hạn"), _("Chậm nhất")))
    nobody, in_time = escape(_("Chưa rõ đơn vị nào")), escape(_("chưa quá hạn"))
    none, not_late = '<span class="nc-muted">0</span>', f'<span class="nc-muted">{in_time}</span>'
    found = []
    for row in rows:
        number = str(len(row.late))
        if row.unit is not None:
            who = f'<a href="{escape(row.unit.get_absolute_url())}">{escape(row.unit)}</a>'
            link = f'<a href="{tasks}?unit={row.unit.pk}&amp;state='
            opened = f'{link}open">{len(row.open)}</a>'
            number = f'{link}late">{number}</a>' if row.late else none
        else:
            who, opened = nobody, _one_by_one(row.open)
        said = state("late", _days_late(row.days_late)) if row.days_late else not_late
        found.append(
            f'<tr><th scope="row">{who}</th><td class="nc-number" data-label="{still}">{opened}</td>'
            f'<td class="nc-number" data-label="{late}">{number}</td><td data-label="{most}">{said}</td></tr>'
        )
    return SafeString("\n".join(found))


def _one_by_one(tasks: Iterable[Task]) -> str:
    """Việc chưa là của ai: no filter finds them, so each is a link of its own."""
    links = []
    for number, task in enumerate(tasks, 1):
        url, said = task.obligation.get_absolute_url(), Truncator(task.obligation.text).chars(80)
        links.append(f'<a href="{escape(url)}" aria-label="{escape(said)}">{number}</a> ')
    return "".join(links)


def _days_late(days: int) -> str:
    return ngettext("quá hạn %(n)s ngày", "quá hạn %(n)s ngày", days) % {"n": days}
