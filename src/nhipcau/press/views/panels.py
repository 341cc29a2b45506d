"""Ô của phát ngôn on the newsroom's page of a story that belongs to this desk."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.newsroom.domain import gates
from nhipcau.newsroom.models import Story


def of_story(request: HttpRequest, story: Story) -> SafeString | str:
    """Đường tới trang của phát ngôn hoặc thông cáo, where it is issued and sent."""
    gate = gates.of(story)
    if gate is None:
        return ""
    context = {"story": story, "page": gate.page(story)}
    return render_to_string("press/panels/story.html", context, request=request)
