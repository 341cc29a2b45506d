"""Ô nhập của biểu mẫu đăng ký dự họp báo."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def ask_field(
    context: dict[str, Any],
    name: str,
    *,
    label: str = "",
    hint: str = "",
    autocomplete: str = "",
    kind: str = "text",
    required: bool = False,
    optional: bool = False,
) -> SafeString:
    """Một ô: its label, help, error and what was typed, tied together for a screen reader."""
    words = context["words"]
    given = {
        "name": name,
        "label": words[label or name],
        "hint": words[hint] if hint else "",
        "wrong": context["wrong"].get(name, ""),
        "value": context["typed"].get(name, ""),
        "most": context["limits"][name],
        "autocomplete": autocomplete,
        "kind": kind,
        "required": required,
        "optional": optional,
        "words": words,
    }
    return render_to_string("portal/conferences/_field.html", given)
