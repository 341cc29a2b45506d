"""Words of the overview (thẻ hiển thị toàn cảnh)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.core.domain.addresses import Numbered
from nhipcau.core.templatetags.nhipcau import state
from nhipcau.plans.enums import AssignmentState, TermKind
from nhipcau.plans.models import Activity
from nhipcau.plans.templatetags.work import LOOKS as WORK_LOOKS

from ..domain.agenda import Day
from ..domain.doing import leads_of, step_of
from ..domain.entries import Item
from ..domain.holders import Held, Line
from ..enums import Doing, Hold

register = template.Library()

# Letters of a title in a square of a week or a month.
BRIEF = 60

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
    work, plan = Numbered("plans:assignment"), Numbered("plans:grid")
    found = []
    for held in cells:
        look, shape, word = told[held.hold]
        if held.hold == Hold.NONE:
            found.append("<td></td>")
            continue
        address, who = gap, ""
        if held.assignment:
            address, who = work(held.assignment.pk), f"{escape(held.assignment.unit)}: "
        elif held.activity:
            address = f"{plan(held.activity.plan_id)}#hd-{held.activity.pk}"
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


@register.simple_tag
def calendar_entries(items: Iterable[Item], *, brief: bool = False) -> SafeString:
    """Các mục của một ngày: a quarter shows hundreds, so they are put together at once."""
    marks = {"late": f"▲ {_('quá hạn')}", "done": f"✓ {_('đã xong')}", "tentative": f"◌ {_('dự kiến')}"}
    return SafeString("".join(_entry(item, marks.get(item.mark, ""), brief) for item in items))


def _entry(item: Item, mark: str, brief: bool) -> str:
    label, look = escape(item.kind.label), ["ov-entry", f"ov-entry--{item.kind.value}"]
    look += ["ov-entry--signed"] * bool(item.sign) + [f"is-{item.mark}"] * bool(item.mark)
    sign = f'<span class="ov-entry__sign" aria-hidden="true">{escape(item.sign)}</span> ' if item.sign else ""
    hours = item.at if brief else item.hours
    at = f'<span class="ov-entry__at">{escape(hours)}</span> ' if hours else ""
    words = escape(Truncator(item.title).chars(BRIEF) if brief else item.title)
    told = f' title="{label}: {escape(item.title)}"' if brief else ""
    after = f' <span class="ov-entry__mark">{mark}</span>' if mark else ""
    after += f' <span class="nc-muted">{escape(item.note)}</span>' if item.note else ""
    if not brief:
        after += f' <span class="nc-muted">· {escape(item.detail)}</span>' if item.detail else ""
        unit = f" · {escape(item.unit)}" if item.unit else ""
        after += f' <span class="nc-muted ov-terms">{label}{unit}</span>'
    return (
        f'<li class="{" ".join(look)}">{sign}<a href="{escape(item.url)}"{told}>'
        f'<span class="w-sr-only">{label}: </span>{at}{words}</a>{after}</li>'
    )


@register.simple_tag
def small_square(square: Any, today: date) -> SafeString:
    """Ô của một ngày trong lịch năm, of which a page has hundreds."""
    day = square.day
    if day is None:
        return SafeString('<td class="ov-square ov-square--out"></td>')
    special, is_today = day.special, day.day == today
    shape, words = "", ""
    if special:
        shape = f'<b aria-hidden="true">{"■" if special.off else "◆"}</b>'
        words = f'<span class="w-sr-only">{escape(special.title)}</span>'
    here = ' aria-current="date"' if is_today else ""
    counted = f"<strong>{escape(square.counted)}</strong>" if square.counted else ""
    return SafeString(
        f'<td class="{square_look(day, today)}"{here}>'
        f'<a class="ov-square__small" href="{escape(square.url)}" title="{escape(square.told)}">'
        f"<span>{day.day.day}{shape}</span>{counted}{words}</a></td>"
    )


@register.simple_tag
def square_look(day: Day, today: date) -> str:
    """Lớp của một ô: day off, holiday, today, nothing on it."""
    is_today = day.day == today
    looks = {
        "off": day.is_off,
        "holiday": bool(day.special and day.special.off),
        "today": is_today,
        "bare": not (day.count or day.marks or day.special or is_today),
    }
    return " ".join(["ov-square", *(f"ov-square--{look}" for look, has in looks.items() if has)])


@register.simple_tag
def unit_bar(parts: Iterable[Any], name: str) -> SafeString:
    """Thanh của một đơn vị, each part leading to its records: there are hundreds on a page."""
    unit, found = escape(name), []
    for part in parts:
        told, url = f"{escape(part.label)}: {part.value}", escape(part.url)
        found.append(
            f'<a href="{url}" aria-label="{unit}, {told}"><title>{told}</title>'
            f'<rect class="ov-bar ov-bar--{part.look}" x="{part.at}" y="1" width="{part.size}" height="22"/>'
            "</a>"
        )
    if not found:
        return format_html('<span class="nc-muted">{}</span>', _("không có việc trong kỳ"))
    return SafeString(
        '<svg class="ov-unitbar" viewBox="0 0 1000 24" preserveAspectRatio="none" role="group"'
        f' aria-label="{unit}">{"".join(found)}</svg>'
    )


@register.simple_tag
def tile_cells(tiles: Iterable[Any]) -> SafeString:
    """Các con số của một đơn vị trong bảng, with the sign of the change since the period before."""
    before, found = _("kỳ trước %(before)s"), []
    for tile in tiles:
        value, change = '<span class="nc-muted">0</span>', ""
        if tile.value:
            value = f'<a href="{escape(tile.url)}">{tile.value}</a>'
        if tile.change:
            said = escape(before % {"before": tile.before})
            change = (
                f' <small class="ov-change"><span aria-hidden="true">{"▲" if tile.change > 0 else "▼"}</span>'
                f'<span class="w-sr-only">{said}</span></small>'
            )
        found.append(f'<td class="nc-number">{value}{change}</td>')
    return SafeString("".join(found))
