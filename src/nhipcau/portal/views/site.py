"""Trang đầu, danh mục bài, một bài (cổng thông tin)."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import View

from nhipcau.newsroom.domain import text
from nhipcau.newsroom.models import Publication
from nhipcau.newsroom.queries import public_languages
from nhipcau.newsroom.views.drawing import cut, drawing

from .. import queries
from ..domain import addresses
from ..domain.choosing import chosen
from .frame import Page

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
ON_HOME, ON_PAGE = 13, 24
# How wide a picture stands, for browsers to choose from its sizes.
WIDE, LEADING, NARROW = (f"(min-width: 60rem) {width}rem, 100vw" for width in (60, 44, 20))


class Front(View):
    """Vào cổng: to the language the browser asks for."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Redirect, told apart by what browsers ask for."""
        codes = list(public_languages().values_list("code", flat=True))
        code = chosen(request.headers.get("Accept-Language", ""), codes)
        response = redirect("portal:home", code=code) if codes else redirect("my_work")
        response["Vary"] = "Accept-Language"
        return response


class Home(Page):
    """Trang đầu của một ngôn ngữ: the newest story large, those before it, the themes there are."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        found = list(queries.shown_in(self.language)[:ON_HOME])
        context = {
            "leading": card(found[0], LEADING, is_first=True) if found else None,
            "cards": [card(each) for each in found[1:]],
            "themes": queries.themes_of(self.language) if self.language.code == "vi" else (),
            "address": reverse("portal:home", args=[self.language.code]),
        }
        return self.page("portal/home.html", context)


class Archive(Page):
    """Mọi bài, by theme and by words."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        found = queries.shown_in(self.language)
        wanted = " ".join(CONTROL.sub(" ", request.GET.get("q", "")).split())[:100]
        theme = request.GET.get("chu-de", "")
        if wanted:
            found = queries.searched(found, wanted)
        if theme.isdecimal():
            found = queries.themed(found, int(theme[:12]))
        page = Paginator(found, ON_PAGE).get_page(request.GET.get("trang"))
        context = {
            "page_obj": page,
            "cards": [card(each) for each in page.object_list],
            "wanted": wanted,
            "theme": theme if theme.isdecimal() else "",
        }
        return self.page("portal/archive.html", context)


class StoryShown(Page):
    """Một bài; an older address leads to the present one, a withdrawn story says why."""

    def get(self, request: HttpRequest, pk: str, slug: str) -> HttpResponseBase:
        """The page."""
        shown = queries.one(self.language, int(pk))
        if shown is None:
            return self.gone(int(pk))
        address = addresses.of(shown, self.language.code)
        if slug != (shown.slug or "-"):
            return redirect(address, permanent=True)
        version, others = shown.version, list(queries.other_languages(shown.story))
        context = {
            "shown": shown,
            "version": version,
            "story": shown.story,
            "body": text.html(version.body, drawing([version], photo=self.words["photo_story"])),
            "picture": cut(version.picture, version.picture_alt, WIDE, is_first=True)
            if version.picture
            else "",
            "corrections": queries.corrections_of(shown),
            "others": [(each.language, addresses.of(each, each.language.code)) for each in others],
            "address": address,
        }
        return self.page("portal/story.html", context)

    def gone(self, pk: int) -> HttpResponse:
        """Bài đã gỡ: when and why, with status 410."""
        shown = queries.withdrawn(self.language, pk)
        if shown is None:
            raise Http404
        return self.page("portal/gone.html", {"shown": shown, "story": shown.story}, status=410)


def card(shown: Publication, sizes: str = NARROW, *, is_first: bool = False) -> dict[str, Any]:
    """Một bài trong danh sách."""
    version = shown.version
    picture = cut(version.picture, version.picture_alt, sizes, is_first=is_first) if version.picture else ""
    return {"shown": shown, "version": version, "picture": picture, "story": shown.story}
