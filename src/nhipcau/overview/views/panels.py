"""Ô của lịch trên trang Việc của tôi: what this day holds."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from nhipcau.clock.domain.lunar import from_solar
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from ..domain import entries, policy
from ..domain.agenda import Agenda
from ..enums import Entry

MOST = 6
# What has a day by which it must be done stands on that page already.
ELSEWHERE = {Entry.WORK, Entry.RECURRING, Entry.DEADLINE, Entry.PERIOD}


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Lịch hôm nay: where one has to be, what begins or ends, what the day is known for."""
    reach = access.scope_of(person, policy.SEE)
    if not reach:
        return ""
    today = timezone.localdate()
    kinds = entries.first_shown(reach == Scope.ALL) - ELSEWHERE
    agenda = Agenda(person, today, today, today=today, kinds=kinds, most=MOST)
    marks = agenda.marks[today]
    items = sorted(entries.in_order(agenda.items[today])[:MOST], key=lambda item: (not item.at, item.at))
    if not items and not marks:
        return ""
    # A round and its visit of the day have one name: it is said once, with all that brings it here.
    together: dict[tuple[str, str], list[entries.Item]] = {}
    for item in items:
        together.setdefault((item.kind.value, item.title), []).append(item)
    context = {
        "today": today,
        "lunar": from_solar(today),
        "marks": marks,
        "items": [(first, also) for first, *also in together.values()],
        "more": agenda.counts[today] - len(items),
    }
    return render_to_string("overview/panels/today.html", context, request=request)
