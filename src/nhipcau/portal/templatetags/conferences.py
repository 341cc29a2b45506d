"""Ô nhập của biểu mẫu đăng ký, and words of conferences on any page of the site."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.conferences.domain.words import of as words_of

register = template.Library()


@register.simple_tag(takes_context=True)
def conference_word(context: dict[str, Any], name: str) -> str:
    """Chữ của phần họp báo, on any page of the site."""
    language = context["language"]
    return words_of(language.code, language.stand_in)[name]


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
