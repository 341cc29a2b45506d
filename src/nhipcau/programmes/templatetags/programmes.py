"""Scores of the programmes in words of the screen (thẻ hiển thị)."""

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def points(value: float | str | None) -> str:
    """Điểm với hai chữ số sau dấu phẩy; a dash before anyone scored."""
    if not isinstance(value, float):
        return "—"
    written = f"{value:.2f}"
    return written if get_language() == "en" else written.replace(".", ",")
