"""Những gì đứng cạnh lời: who says a statement, what goes with a release."""

from typing import Any

from django.urls import reverse

from nhipcau.newsroom.enums import StoryKind
from nhipcau.newsroom.models import Language, Publication
from nhipcau.press.domain import voices
from nhipcau.press.domain import words as told
from nhipcau.press.models import Release, Statement
from nhipcau.press.queries import said_on

from ..domain import addresses


def of(shown: Publication, language: Language) -> dict[str, Any]:
    """Những gì đứng cạnh lời của phát ngôn, thông cáo on its page; empty for any other story."""
    story, code = shown.story, language.code
    if story.kind == StoryKind.STATEMENT:
        statement = Statement.objects.filter(story=story).select_related("matter").first()
        matter = statement.matter if statement else None
        others = said_on(matter, language) if matter else ()
        return {
            "press_words": told.of(code, language.stand_in),
            "voice": voices.line_of(story, code, language.stand_in),
            "same_matter": [(each, addresses.of(each, code), each.pk == shown.pk) for each in others],
        }
    if story.kind == StoryKind.RELEASE:
        release = Release.objects.filter(story=story).first()
        return {
            "press_words": told.of(code, language.stand_in),
            "release": release,
            "kit": reverse("portal:kit", args=[code, story.pk]),
        }
    return {}
