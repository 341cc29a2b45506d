"""Giới thiệu tỉnh: pages that stay, by what they tell of."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from nhipcau.newsroom.enums import Aspect

from .. import queries
from ..domain import aspects
from . import social
from .cards import cards
from .frame import Page
from .site import Archive

# On the page of all; the rest of an aspect stands on its own page.
OF_EACH = 6


class Profiles(Page):
    """Mọi trang giới thiệu, an aspect after another."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        shown = list(queries.telling_of(queries.shown_in(self.language), ""))
        found = []
        for aspect in Aspect:
            mine = [each for each in shown if each.story.aspect == aspect]
            if mine:
                told = {"aspect": aspect.value, "name": aspects.name(aspect, self.words), "count": len(mine)}
                found.append(told | {"cards": cards(mine[:OF_EACH]), "is_more": len(mine) > OF_EACH})
        title, lead = self.words["profiles"], self.words["profiles_lead"]
        context = {"sections": found, "social": social.of_page(self, title, lead)}
        return self.standing("portal/profiles.html", context)


class OfAspect(Archive):
    """Trang giới thiệu về một mặt."""

    def get(self, request: HttpRequest, number: str = "1", aspect: str = "") -> HttpResponse:
        """The page; 404 where nothing tells of it."""
        code = self.language.code
        found = queries.telling_of(queries.shown_in(self.language), aspect)
        if not found.exists():
            raise Http404
        return self.listed(
            found,
            int(number),
            first=reverse("portal:aspect", args=[code, aspect]),
            beyond=lambda page: reverse("portal:aspect_page", args=[code, aspect, page]),
            kin={
                each: reverse("portal:aspect", args=[each, aspect])
                for each in queries.codes_of(queries.telling_of, aspect)
            },
            heading=aspects.name(Aspect(aspect), self.words),
            heading_lang=self.words["lang"],
        )
