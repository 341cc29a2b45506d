"""Small words of the screens (thẻ hiển thị chung)."""

from datetime import date
from typing import Any

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..domain.retold import retold

register = template.Library()
register.filter("retold", retold)

SOON = 3


@register.simple_tag(takes_context=True)
def repeat(context: template.Context, name: str) -> SafeString:
    """Nội dung một khối, once more: a page's title stands in the tab and in its heading."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return block.render(context)


@register.simple_tag
def state(look: str, words: Any) -> SafeString:
    """Nhãn trạng thái: a shape, a word and a colour; `look` is wait, run, ok, late, soon or off."""
    return format_html('<span class="nc-state nc-state--{}">{}</span>', look, words)


@register.simple_tag
def due(day: date | None, is_open: bool = True) -> SafeString:
    """Hạn nói bằng lời: "còn 3 ngày", "quá hạn 2 ngày"; the date itself once the work is over."""
    if day is None:
        return state("off", _("chưa có hạn"))
    written = day.strftime("%d/%m/%Y")
    if not is_open:
        return format_html('<span class="nc-day">{}</span>', written)
    left = (day - timezone.localdate()).days
    return format_html('{} <span class="nc-day">{}</span>', state(_urgency(left), in_words(left)), written)


def in_words(left: int) -> str:
    """Số ngày còn lại nói bằng lời, negative when late."""
    if left == 0:
        return _("hôm nay")
    if left < 0:
        return ngettext("quá hạn %(n)d ngày", "quá hạn %(n)d ngày", -left) % {"n": -left}
    return ngettext("còn %(n)d ngày", "còn %(n)d ngày", left) % {"n": left}


def _urgency(left: int) -> str:
    if left < 0:
        return "late"
    return "soon" if left <= SOON else "run"


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """Địa chỉ hiện tại with some query parameters changed; None takes one away."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            parameters.pop(name, None)
        else:
            parameters[name] = value
    return "?" + parameters.urlencode()
