"""Deadlines and days in words (thẻ hiển thị của đồng hồ)."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.templatetags.nhipcau import in_words, state

from ..domain.explaining import cite as cited
from ..domain.explaining import length as length_of
from ..domain.explaining import weekday
from ..domain.lunar import from_solar
from ..enums import DeadlineState
from ..models import Deadline, Rule

register = template.Library()

SOON_HOURS = 24


@register.simple_tag
def cite(rule: Rule) -> str:
    """Viện dẫn."""
    return cited(rule)


@register.simple_tag
def length(rule: Rule) -> str:
    """Độ dài của thời hạn."""
    return length_of(rule)


@register.filter
def thu(day: date) -> str:
    """Thứ trong tuần."""
    return weekday(day)


@register.filter
def lunar(day: date) -> str:
    """Ngày âm lịch as dd/mm, with the year's leap month marked; empty where it cannot be reckoned."""
    try:
        found = from_solar(day)
    except ValueError:
        return ""
    return f"{found.day:02d}/{found.month:02d}{_(' nhuận') if found.leap else ''}"


@register.simple_tag
def standing(deadline: Deadline) -> SafeString:
    """Tình trạng của hạn: a shape, a word, a colour."""
    if deadline.state == DeadlineState.CANCELLED:
        return state("off", _("Đã bỏ"))
    if deadline.state == DeadlineState.MET and deadline.met_at:
        late = deadline.met_at > deadline.due_at
        return state("late", _("Xong muộn")) if late else state("ok", _("Xong đúng hạn"))
    if deadline.state == DeadlineState.PAUSED:
        return state("wait", _("Đang tạm dừng"))
    left = deadline.due_at - timezone.now()
    look = "late" if left.total_seconds() < 0 else "soon" if left.days < 3 else "run"
    return state(look, countdown(deadline.due_at))


def countdown(due_at: datetime) -> str:
    """Còn bao lâu: hours within a day, else days by the calendar."""
    left = (due_at - timezone.now()).total_seconds()
    if abs(left) < SOON_HOURS * 3600:
        minutes = int(abs(left) // 60)
        if minutes < 60:
            late = ngettext("quá hạn %(n)d phút", "quá hạn %(n)d phút", minutes)
            ahead = ngettext("còn %(n)d phút", "còn %(n)d phút", minutes)
            return (late if left < 0 else ahead) % {"n": minutes}
        hours = minutes // 60
        late = ngettext("quá hạn %(n)d giờ", "quá hạn %(n)d giờ", hours)
        ahead = ngettext("còn %(n)d giờ", "còn %(n)d giờ", hours)
        return (late if left < 0 else ahead) % {"n": hours}
    days = (timezone.localdate(due_at) - timezone.localdate()).days
    return in_words(days or (-1 if left < 0 else 1))


@register.simple_tag
def moment(at: datetime | None) -> SafeString:
    """Giờ rồi ngày, as the law's terms are written."""
    if at is None:
        return format_html("")
    local = timezone.localtime(at)
    return format_html('<span class="nc-day">{} {}</span>', f"{local:%H:%M}", f"{local:%d/%m/%Y}")
