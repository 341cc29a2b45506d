"""Words of lists: what stands above, beside and behind their tables (danh sách).

Every `core.views.screen.Screen` puts the list of its request at `request.listed`.
"""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..domain import listing

register = template.Library()


def _listed(context: template.Context) -> Any:
    return getattr(context.get("request"), "listed", None)


@register.inclusion_tag("nhipcau/list_tools.html", takes_context=True)
def list_tools(context: template.Context) -> dict[str, Any]:
    """Bộ lọc đã lưu, lưu bộ lọc này, chọn cột; nothing on a page that is no list."""
    listed, page = _listed(context), context.get("page_obj")
    if listed is None or not listed.keeps_filters or (listed.what is None and page is None):
        return {}
    if page is not None and not page.paginator.count and not listed.is_filtered:
        return {}
    return {
        "listed": listed,
        "wishes": listed.wishes,
        "columns": listed.choices(),
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("nhipcau/print_head.html", takes_context=True)
def print_head(context: template.Context) -> dict[str, Any]:
    """Đầu bản in: office, filter in words, when it was printed; only paper shows it."""
    listed, page = _listed(context), context.get("page_obj")
    return {
        "office": listing.office() if listed and listed.is_printed else "",
        "said": listed.said(context.get("form")) if listed else [],
        "now": timezone.localtime(),
        "left_out": page.paginator.count - len(page) if listed and listed.is_printed and page else 0,
    }


@register.simple_tag(takes_context=True)
def hidden_cells(context: template.Context) -> SafeString:
    """Ô không hiện, as an attribute of what holds the table."""
    listed = _listed(context)
    return format_html(' data-hidden="{}"', listed.hidden) if listed and listed.hidden else SafeString("")


@register.simple_tag(takes_context=True)
def more_heads(context: template.Context) -> SafeString:
    """Đầu các cột hiện thêm."""
    listed = _listed(context)
    labels = listed.labels() if listed else []
    return format_html_join("", '<th scope="col">{}</th>', ((label,) for label in labels))


@register.simple_tag(takes_context=True)
def more_cells(context: template.Context, record: Any) -> SafeString:
    """Ô của các cột hiện thêm, each with its column's name for a narrow screen."""
    listed = _listed(context)
    if not listed or not listed.added:
        return SafeString("")
    pairs = zip(listed.labels(), listed.cells(record), strict=True)
    return format_html_join("", '<td data-label="{}">{}</td>', pairs)


@register.simple_tag(takes_context=True)
def unfiltered(context: template.Context) -> str:
    """Địa chỉ "Bỏ lọc": the bare list, whatever filter opens first."""
    listed = _listed(context)
    return str(listed.bare if listed else context["request"].path)
