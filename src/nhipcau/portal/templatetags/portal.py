"""Chữ và ngày trên cổng."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.newsroom.domain import dates
from nhipcau.newsroom.domain.events import When

from ..domain import addresses

register = template.Library()


@register.simple_tag(takes_context=True)
def day(context: dict[str, Any], moment: datetime) -> SafeString:
    """Ngày, in the words of the page's language."""
    words = dates.written(moment, context["language"].code)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(timespec="seconds"), words)


@register.simple_tag(takes_context=True)
def span(context: dict[str, Any], when: When) -> str:
    """Thời gian của sự kiện, in the words of the page's language."""
    return dates.span(when, context["language"].code)


@register.simple_tag(takes_context=True)
def on_day(context: dict[str, Any], day: date) -> str:
    """Một ngày, in the words of the page's language."""
    return dates.day(day, context["language"].code)


@register.simple_tag(takes_context=True)
def story_address(context: dict[str, Any], shown: Any) -> str:
    """Địa chỉ của bài, in the page's language."""
    return addresses.of(shown, context["language"].code)


@register.simple_tag
def vietnamese(name: object) -> SafeString:
    """Tên tiếng Việt trên trang của ngôn ngữ khác: of an office or unit, and told so to screen readers."""
    return format_html('<span lang="vi">{}</span>', name)


@register.simple_tag
def put(sentence: str, **values: object) -> SafeString:
    """Câu có chỗ trống: `{name}` is put in."""
    return format_html(sentence, **values)
