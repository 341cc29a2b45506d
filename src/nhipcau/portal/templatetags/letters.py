"""Chữ theo tên, on pages whose sentence is told by the view."""

from typing import Any

from django import template

from nhipcau.outreach.domain.words import of as words_of

register = template.Library()


@register.simple_tag
def word(words: dict[str, str], name: str) -> str:
    """Chữ có tên này."""
    return words[name]


@register.simple_tag(takes_context=True)
def letter_word(context: dict[str, Any], name: str) -> str:
    """Chữ của phần bản tin và kênh, on any page of the site."""
    language = context["language"]
    return words_of(language.code, language.stand_in)[name]
