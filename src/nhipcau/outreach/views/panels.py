"""Ô của sản phẩm on the page of an assignment: those that serve it, and the way to a new one."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.newsroom.models import Story
from nhipcau.newsroom.queries import in_public
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy


def of_assignment(request: HttpRequest, assignment: Assignment) -> SafeString | str:
    """Sản phẩm phục vụ việc này."""
    visible = queries.products_visible_to(request.user)  # type: ignore[arg-type]
    found = list(visible.filter(assignment=assignment, dropped_reason=""))
    may = assignment.is_open and access.allowed(request.user, policy.PRODUCTS, units=[assignment.unit])  # type: ignore[arg-type]
    if not found and not may:
        return ""
    context = {"products": found, "may_make": may, "assignment": assignment}
    return render_to_string("outreach/panels/assignment.html", context, request=request)


def of_stories(request: HttpRequest, _place: None) -> SafeString | str:
    """Nút lập tài liệu từ các bài đã đánh dấu."""
    if not access.scope_of(request.user, policy.PACK):  # type: ignore[arg-type]
        return ""
    return render_to_string("outreach/panels/stories.html", {}, request=request)


def of_story(request: HttpRequest, story: Story) -> SafeString | str:
    """Gói đăng kênh của các bản đang đăng."""
    if not access.allowed(request.user, policy.PACK, units=[story.unit]):  # type: ignore[arg-type]
        return ""
    shown = in_public().filter(story=story).select_related("language").order_by("language__position")
    if not shown:
        return ""
    return render_to_string("outreach/panels/story.html", {"shown": shown}, request=request)
