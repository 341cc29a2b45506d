"""Trang đầu, danh mục bài, một bài (cổng thông tin)."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from nhipcau.core.domain import listing
from nhipcau.newsroom.models import Publication
from nhipcau.newsroom.queries import public_languages, uncarried
from nhipcau.newsroom.views.drawing import credited, cut

from .. import queries
from ..domain import addresses, aspects, finding, linked_data, notes, words
from ..domain.choosing import chosen
from ..domain.lists import ON_PAGE
from . import beside, bodies, social
from .cards import WIDE, cards, feed_picture, largest
from .frame import Page

Address = Callable[[int], str]
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
ON_HOME, ON_EVENTS = 13, 3


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


class Choose(View):
    """Chọn ngôn ngữ: the way in where nobody reads what the browser asks for."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page, every language in its own words."""
        shown = [(each, words.of(each.code, each.stand_in)) for each in public_languages()]
        return render(request, "portal/choose.html", {"shown": shown, "office": listing.office()})


class Home(Page):
    """Trang đầu của một ngôn ngữ: the newest story with a picture large, the others, the themes there are."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        news = list(queries.news_in(self.language)[:ON_HOME])
        # A language may have pages that stay and no news yet.
        shown = news or list(queries.shown_in(self.language)[:ON_HOME])
        # What stands large has a picture: a statement of three lines would leave the place empty.
        pictured = next((each for each in shown if each.version.picture_id), None)
        found = cards(sorted(shown, key=lambda each: each is not pictured), leads=True)
        events = queries.coming(queries.events_in(self.language), timezone.localdate())
        context = {
            "leading": found[0] if found else None,
            "cards": found[1:],
            "is_news": bool(news),
            "coming": cards(events[:ON_EVENTS]),
            "aspects": aspects.named(queries.aspects_of(self.language), self.words),
            "themes": queries.themes_of(self.language) if self.language.code == "vi" else (),
        }
        lead = f"{self.words['site']} – {self.office}".rstrip(" –")
        context |= {"social": social.of_page(self, lead, lead), "linked_data": self._linked_data()}
        return self.standing("portal/home.html", context)

    def _linked_data(self) -> str:
        code = self.language.code
        home, search = (self.whole(reverse(f"portal:{name}", args=[code])) for name in ("home", "search"))
        told = linked_data.site(self.words["site"], home, search, code, self.publisher())
        return linked_data.block(told)


class Archive(Page):
    """Mọi bài, newest first."""

    def get(self, request: HttpRequest, number: str = "1") -> HttpResponse:
        """The page; 404 for one beyond the last."""
        code = self.language.code
        return self.listed(
            queries.shown_in(self.language),
            int(number),
            first=reverse("portal:archive", args=[code]),
            beyond=lambda page: reverse("portal:archive_page", args=[code, page]),
            kin={each.code: reverse("portal:archive", args=[each.code]) for each in self.languages},
        )

    def listed(
        self,
        found: QuerySet[Publication] | finding.Hits,
        number: int,
        *,
        first: str,
        beyond: Address,
        kin: dict[str, str] | None = None,
        template: str = "portal/archive.html",
        **context: Any,
    ) -> HttpResponse:
        """Một trang của danh sách; its first page has one address only, and `kin` in other languages."""
        paginator = Paginator(found, ON_PAGE)
        if not 1 <= number <= paginator.num_pages:
            raise Http404
        shown = paginator.page(number)

        def address(page: int) -> str:
            return first if page == 1 else beyond(page)

        turned = {
            "newer": address(number - 1) if shown.has_previous() else "",
            "older": address(number + 1) if shown.has_next() else "",
        }
        total = f"{paginator.count}{context.pop('more', '')}"
        here = {"page_obj": shown, "cards": cards(shown.object_list), "total": total, **turned, **context}
        name = str(context.get("heading") or context.get("theme") or self.words["all_stories"])
        here["social"] = social.of_page(self, name, f"{name} – {self.words['site']}")
        if kin is None:
            # What somebody looked for is nobody's page: the search itself is.
            return self.page(template, here, address=reverse("portal:search", args=[self.language.code]))
        others = self.kin(kin.items()) if number == 1 else ()
        return self.page(template, here, address=address(number), kin=others)


class Themed(Archive):
    """Bài của một chủ đề."""

    def get(self, request: HttpRequest, theme: str, number: str = "1") -> HttpResponse:
        """The page; 404 for a theme nothing is told of."""
        found, code = queries.themed(queries.shown_in(self.language), int(theme)), self.language.code
        first = found.first()
        if first is None:
            raise Http404
        return self.listed(
            found,
            int(number),
            first=reverse("portal:theme", args=[code, theme]),
            beyond=lambda page: reverse("portal:theme_page", args=[code, theme, page]),
            kin={
                each: reverse("portal:theme", args=[each, theme])
                for each in queries.codes_of(queries.themed, int(theme))
            },
            theme=first.story.theme,
        )


class Found(Archive):
    """Tìm bài."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page; without words, all stories."""
        wanted = " ".join(CONTROL.sub(" ", request.GET.get("q", "")).split())[:100]
        found = finding.find(self.language, wanted) if wanted else queries.shown_in(self.language)
        most = max(1, -(-found.count() // ON_PAGE))
        number = request.GET.get("trang", "")
        here = reverse("portal:search", args=[self.language.code])
        return self.listed(
            found,
            min(int(number[:6]), most) if number.isdecimal() and int(number[:6]) else 1,
            first=f"{here}?{urlencode({'q': wanted})}",
            beyond=lambda page: f"{here}?{urlencode({'q': wanted, 'trang': page})}",
            wanted=wanted,
            rests=getattr(request, "is_baked", False),
            more="+" if isinstance(found, finding.Hits) and found.is_more else "",
        )


class Titles(Page):
    """Mọi bài với địa chỉ, for a search in the reader's own browser while the application rests."""

    def get(self, request: HttpRequest) -> JsonResponse:
        """Title, lead, address and day (ISO 8601) of each, newest first."""
        code = self.language.code
        rows = [
            [title, lead, addresses.path(code, story, slug), f"{timezone.localtime(first):%Y-%m-%d}"]
            for title, lead, story, slug, first in queries.titles_in(self.language)
        ]
        response = JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False})
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response


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
        version = shown.version
        others = [
            (each.language, addresses.of(each, each.language.code))
            for each in queries.other_languages(shown.story)
        ]
        corrections = list(queries.corrections_of(shown))
        by_code = {language.code: link for language, link in others}
        when = queries.whens_of([shown]).get(shown.story_id)
        context = {
            "shown": shown,
            "version": version,
            "story": shown.story,
            **bodies.body(self, shown),
            "picture": cut(version.picture, version.picture_alt, WIDE, is_first=True)
            if version.picture
            else "",
            "credit": credited(version.picture, self.words) if version.picture else "",
            "corrections": corrections,
            "behind": [
                (one, notes.of_source(one, self.words, self.language.code))
                for one in uncarried([shown]).get(shown.edition_id, ())
            ],
            "others": others,
            "when": when,
            "social": social.of_story(self, shown),
        }
        context |= beside.of(shown, self.language)
        context["linked_data"] = self._linked_data(shown, by_code, context)
        own = shown.story.language.code
        return self.page("portal/story.html", context, address=address, kin=self.kin(by_code.items(), own))

    def gone(self, pk: int) -> HttpResponse:
        """Bài đã gỡ: when and why, with status 410; else the languages in which there is one."""
        shown = queries.withdrawn(self.language, pk)
        if shown is None:
            return self.missing(queries.other_languages(pk))
        return self.page(
            "portal/gone.html",
            {"shown": shown, "story": shown.story, "why": shown.story.why_gone(self.language.code)},
            status=410,
        )

    def _linked_data(self, shown: Publication, by_code: dict[str, str], told_of: dict[str, Any]) -> str:
        """What the page says, `told_of`, for machines."""
        code, own = self.language.code, shown.story.language.code
        picture, address, when = shown.version.picture, by_code[code], told_of["when"]
        told = linked_data.story(
            shown,
            address=self.whole(address),
            pictures=[self.whole(each) for each in largest(picture)] if picture else [],
            publisher=self.publisher(),
            corrections=told_of["corrections"],
            original=self.whole(by_code[own]) if own != code and own in by_code else "",
        )
        home = self.whole(reverse("portal:home", args=[code]))
        steps = [(self.words["home"], home), (shown.version.title, self.whole(address))]
        besides = [linked_data.event(shown, when, told)] if when is not None else []
        if hung := told_of.get("hung"):
            shots = [feed_picture(self.whole, each, words.alt, words.caption) for each, words in hung]
            besides.append(linked_data.gallery(told, shots))
        if "film" in told_of:
            besides.append(linked_data.film(shown, told, self.whole(told_of["film"]["address"])))
        return linked_data.block(told, *besides, linked_data.trail(steps))
