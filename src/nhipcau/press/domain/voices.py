"""Người nói: whose words a statement is, as its page and its letters tell."""

from nhipcau.newsroom.models import Story

from ..models import Statement
from . import words


def line_of(story: Story, code: str, stand_in: str = "en") -> str:
    """Một câu: the spokesperson's name and position in one language; empty for what nobody says."""
    found = Statement.objects.filter(story=story).select_related("spokesperson").first()
    if found is None or found.spokesperson is None:
        return ""
    spoken = found.spokesperson
    told = words.of(code, stand_in)
    return told["said_by"].format(name=spoken.full_name, position=spoken.position_in(code)).rstrip(" ,")
