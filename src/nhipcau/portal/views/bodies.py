"""Nội dung một bài: its text with pictures and charts, as its kind shows them."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.newsroom.domain import galleries, text
from nhipcau.newsroom.enums import StoryKind
from nhipcau.newsroom.models import Publication
from nhipcau.newsroom.views.drawing import charting, drawing, hanging

from . import films
from .frame import Page


def body(page: Page, shown: Publication) -> dict[str, Any]:
    """Chữ và ảnh của bài: `body`; of a photo story also its pictures, `hung`, and the `strip` to them."""
    version, code, words = shown.version, page.language.code, page.words

    def file(number: int) -> SafeString:
        link = reverse("portal:numbers", args=[code, shown.story_id, number])
        said = words["data_file"]
        return format_html('<p><a href="{}" lang="{}" download>{}</a></p>', link, words["lang"], said)

    charts = charting(version, code, is_rtl=page.language.is_rtl, file=file)
    if shown.story.kind == StoryKind.PHOTO:
        hung = galleries.hung(version.body, galleries.stock_of([version]))
        draw, strip = hanging(hung, words)
        return {"body": text.html(version.body, draw, charts), "hung": hung, "strip": strip}
    if shown.story.kind == StoryKind.VIDEO and version.video is not None:
        draw = drawing([version], words=words)
        return {"body": text.html(version.body, draw, charts), "film": films.film(page, shown)}
    return {"body": text.html(version.body, drawing([version], words=words), charts)}
