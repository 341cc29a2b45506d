"""Words of the overview (thẻ hiển thị toàn cảnh)."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from nhipcau.core.templatetags.nhipcau import state
from nhipcau.plans.enums import AssignmentState, TermKind
from nhipcau.plans.models import Activity
from nhipcau.plans.templatetags.work import LOOKS as WORK_LOOKS

from ..domain.doing import leads_of, step_of
from ..domain.holders import Held, Line
from ..enums import Doing, Hold

register = template.Library()

LOOKS = {Doing.PLANNED: "off", Doing.GOING: "run", Doing.LATE: "late", Doing.DONE: "ok"}
SIGNS = {Hold.DONE: "✓", Hold.LATE: "▲", Hold.GOING: "◑", Hold.PLANNED: "◇", Hold.GAP: "·", Hold.NONE: ""}


@register.filter
def leads(activity: Activity) -> str:
    """Đơn vị chủ trì."""
    return leads_of(activity)


@register.filter
def sorted_as(activity: Activity) -> str:
    """Phân loại, list by list."""
    order = list(TermKind)
    rows = sorted(activity.terms.all(), key=lambda term: (order.index(TermKind(term.kind)), term.position))
    return " · ".join(term.name for term in rows)


@register.simple_tag
def doing(activity: Activity, today: date) -> SafeString:
    """Nhãn: đã đến đâu, told by the work handed out."""
    step = step_of(activity, today)
    return state(LOOKS[step], step.label)


@register.filter
def sign(hold: str) -> str:
    """Dấu của một ô."""
    return SIGNS[Hold(hold)]


@register.simple_tag
def hold_cells(line: Line, cells: list[Held], can_assign: bool) -> SafeString:
    """Các ô của một nhiệm vụ: a page has thousands, most of them empty, so a row is put together at once."""
    told = {hold: (hold.value, SIGNS[hold], escape(hold.label)) for hold in {held.hold for held in cells}}
    gap = ""
    if Hold.GAP in told:
        own = line.obligation
        gap = reverse("plans:assign", args=[own.pk]) if can_assign else own.get_absolute_url()
    found = []
    for held in cells:
        look, shape, word = told[held.hold]
        if held.hold == Hold.NONE:
            found.append(f'<td class="ov-hold--{look}"></td>')
            continue
        address, who = gap, ""
        if held.assignment:
            address, who = held.assignment.get_absolute_url(), f"{escape(held.assignment.unit)}: "
        elif held.activity:
            address = held.activity.get_absolute_url()
        found.append(
            f'<td class="ov-hold--{look}"><a href="{escape(address)}"><span aria-hidden="true">{shape}</span>'
            f'<span class="w-sr-only">{who}{word}</span></a></td>'
        )
    return SafeString("".join(found))


@register.simple_tag
def state_of_work(value: str) -> SafeString:
    """Nhãn của một trạng thái phân công."""
    known = AssignmentState(value)
    return state(WORK_LOOKS[known], known.label)


@register.simple_tag
def part_value(column: Any, look: str) -> int:
    """Con số của một đoạn trong cột; zero where it has none."""
    return next((part.value for part in column.parts if part.look == look), 0)
