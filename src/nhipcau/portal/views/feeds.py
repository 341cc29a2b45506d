"""Nguồn tin (Atom, RFC 4287) of one language."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from nhipcau.core.domain import listing

from .. import queries
from ..domain import addresses
from .frame import Page

NEWEST = 40


class Atom(Page):
    """Bài mới của một ngôn ngữ."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The feed; a correction brings its entry up again, with what was wrong."""
        code = self.language.code

        def whole(path: str) -> str:
            return request.build_absolute_uri(path)

        feed = Atom1Feed(
            title=f"{self.words['site']} – {listing.office()}".rstrip(" –"),
            link=whole(reverse("portal:home", args=[code])),
            description="",
            language=code,
            feed_url=whole(request.path),
            author_name=listing.office() or self.words["site"],
        )
        for each in queries.shown_in(self.language)[:NEWEST]:
            told = f"{self.words['correction']}: {each.correction} " if each.correction else ""
            feed.add_item(
                title=each.version.title,
                link=whole(addresses.of(each, code)),
                description=told + each.version.lead,
                unique_id=whole(reverse("portal:story", args=[code, each.story_id, "-"])),
                pubdate=each.first_at,
                updateddate=each.at,
                author_name=str(each.story.unit),
            )
        return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
