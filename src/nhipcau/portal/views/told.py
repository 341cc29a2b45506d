"""Trang nói về chính cổng: who we are, the press, accessibility, privacy, and the map of the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .. import queries
from ..domain import aspects
from . import social
from .frame import Page


class Told(Page):
    """Một trang lời: `key` names its title and `parts` its paragraphs among the words of the site."""

    key = ""
    parts = 4
    has_contact = False
    template = "portal/told.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        title = self.words[self.key]
        context = {
            "title": title,
            "paragraphs": [self.words[f"{self.key}_{number}"] for number in range(1, self.parts + 1)],
            "has_contact": self.has_contact,
            "contact": contact(),
            "social": social.of_page(self, title, f"{title} – {self.words['site']}"),
        }
        return self.standing(self.template, context | self.more())

    def more(self) -> dict[str, Any]:
        """Những gì còn đứng trên trang."""
        return {}


class About(Told):
    """Chúng tôi là ai: who speaks, how a story comes to stand here, what we do not do."""

    key, has_contact = "about", True


class Access(Told):
    """Khả năng tiếp cận: what holds, how it is checked, what to do where it does not."""

    key, has_contact = "access", True


class Privacy(Told):
    """Quyền riêng tư."""

    key, has_contact = "privacy", True


class SiteMap(Page):
    """Sơ đồ trang: every page that is no story, in one place."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        code, title = self.language.code, self.words["site_map"]
        # The names of topics and readers are Vietnamese.
        own = code == "vi"
        context = {
            "aspects": aspects.named(queries.aspects_of(self.language), self.words),
            "themes": queries.themes_of(self.language) if own else (),
            "audiences": queries.audiences_of(self.language) if own else (),
            "social": social.of_page(self, title, f"{title} – {self.words['site']}"),
        }
        return self.standing("portal/site_map.html", context)


def contact() -> dict[str, Any]:
    """Nơi liên hệ, as the installation tells it; empty where it tells nothing."""
    return {name: value for name, value in settings.NHIPCAU_CONTACT.items() if value}
