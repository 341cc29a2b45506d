"""Phòng báo chí: releases and statements in date order with feeds, an advance copy until the moment."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from nhipcau.newsroom.domain import dates, text
from nhipcau.newsroom.enums import StoryKind
from nhipcau.newsroom.models import Language, Publication
from nhipcau.newsroom.queries import public_languages
from nhipcau.newsroom.views.drawing import drawing
from nhipcau.press.domain import kit, zones
from nhipcau.press.models import Release

from .. import queries
from ..domain import addresses
from .cards import cards
from .feeds import News
from .site import Archive
from .spokespersons import PressPage
from .told import Told

LATEST = 5
# The other rooms of the press, by the name of their address and of our word for it.
ROOMS = (
    ("portal:spokespersons", "spokespersons"),
    ("accreditation:conferences", "conferences"),
    ("portal:ask", "ask"),
    ("portal:press_answers", "questions_answered"),
    ("portal:rectifications", "rectify_title"),
)


class PressRoom(PressPage, Told):
    """Phòng báo chí: what is new first, then whom to ask and how."""

    key, parts, has_contact = "press", 3, True
    template = "portal/press/room.html"

    def more(self) -> dict[str, Any]:
        """Thông cáo và phát ngôn mới nhất, and the ways on."""
        shown = queries.shown_in(self.language)
        return {
            "releases": cards(shown.filter(story__kind=StoryKind.RELEASE)[:LATEST]),
            "statements": cards(shown.filter(story__kind=StoryKind.STATEMENT)[:LATEST]),
            "rooms": [(self.words[word], reverse(name, args=[self.language.code])) for name, word in ROOMS],
        }


class OfKind(PressPage, Archive):
    """Mọi bài của một thể loại, newest first, a page of them at a time."""

    kind, name = StoryKind.RELEASE, "releases"

    def get(self, request: HttpRequest, number: str = "1") -> HttpResponse:
        """The page; 404 for one beyond the last."""
        code = self.language.code
        return self.listed(
            queries.shown_in(self.language).filter(story__kind=self.kind),
            int(number),
            first=reverse(f"portal:{self.name}", args=[code]),
            beyond=lambda page: reverse(f"portal:{self.name}_page", args=[code, page]),
            kin={each.code: reverse(f"portal:{self.name}", args=[each.code]) for each in self.languages},
            template="portal/press/of_kind.html",
            heading=self.words[self.name],
            heading_lang=self.words["lang"],
            none=self.words[f"{self.name}_none"],
            feed=f"portal:{self.kind}_feed",
        )


class Releases(OfKind):
    """Mọi thông cáo."""


class Statements(OfKind):
    """Mọi phát ngôn, in date order."""

    kind, name = StoryKind.STATEMENT, "statements"


class KindFeed(PressPage, News):
    """Nguồn tin của thông cáo hoặc phát ngôn."""

    of_kind = StoryKind.RELEASE

    def narrowed(self, found: QuerySet[Publication]) -> QuerySet[Publication]:
        """Of this kind alone."""
        return found.filter(story__kind=self.of_kind)

    def named(self) -> tuple[str, str]:
        """Tên và trang của nguồn tin."""
        name = "releases" if self.of_kind == StoryKind.RELEASE else "statements"
        return self.words[name], reverse(f"portal:{name}", args=[self.language.code])


class Kit(PressPage):
    """Bộ tư liệu của một thông cáo đang đăng."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        """The file; 404 for what is no release, or not out."""
        shown = queries.one(self.language, int(pk))
        release = Release.objects.filter(story=int(pk)).select_related("story__language").first()
        if shown is None or release is None:
            raise Http404
        response = HttpResponse(
            kit.archive(release, kit.in_public_of(release)), content_type="application/zip"
        )
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["X-Content-Type-Options"] = "nosniff"
        return response


class Advance(PressPage):
    """Bản xem trước giờ công bố: for whoever holds its address, kept nowhere, until the moment."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The language of the address, shown on the site or not."""
        self.languages = list(public_languages())
        self.language = get_object_or_404(Language, code=kwargs.pop("code"))
        response = View.dispatch(self, request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Cache-Control"] = "private, no-store"
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        """The copy, or once it is out the public page; 404 when nothing is to come."""
        release = get_object_or_404(
            Release.objects.select_related("story__unit", "story__language"), token=token, has_advance=True
        )
        now = timezone.now()
        if release.at is None or release.story.withdrawn_at is not None:
            raise Http404
        if release.at <= now:
            shown = queries.one(self.language, release.story_id)
            return (
                redirect(addresses.of(shown, self.language.code))
                if shown
                else self.missing(queries.other_languages(release.story_id))
            )
        return self.copy(release)

    def copy(self, release: Release) -> HttpResponse:
        """The words of this language as they will come out."""
        rows = Publication.objects.filter(story=release.story_id, language=self.language, at=release.at)
        coming = rows.select_related("version", "language").first()
        if coming is None or release.at is None:
            raise Http404
        version = coming.version
        day = dates.written(release.at, self.language.code)
        told_at = zones.shown(release.at, self.language.code, self.language.stand_in)
        context = {
            "release": release,
            "story": release.story,
            "version": version,
            "body": text.html(version.body, drawing([version], words=self.words)),
            "zones": told_at,
            "until": f"{told_at[0][1]:%H:%M} {day} ({told_at[0][0]})",
            "kit": reverse("pressroom:advance_kit", args=[self.language.code, release.token]),
        }
        return self.page("portal/press/advance.html", context)


class AdvanceKit(Advance):
    """Bộ tư liệu của bản xem trước."""

    def copy(self, release: Release) -> HttpResponse:
        """The file."""
        texts = kit.coming_of(release, timezone.now())
        return HttpResponse(kit.archive(release, texts), content_type="application/zip")
