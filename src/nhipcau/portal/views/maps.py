"""Sơ đồ trang và lời dặn cho máy tìm kiếm (sitemap.xml, robots.txt)."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import View

from .. import queries
from ..domain import addresses, choosing, sitemaps, words
from ..domain.sitemaps import Address, News
from .frame import Page

XML = "application/xml; charset=utf-8"
# Work, and guests of work.
CLOSED = ("/lam-viec/", "/tra-loi/", "/lich/")
# Pages of each language beside its stories, by their names.
# In the order of the site.
NAMES = "home archive profiles months corrections rectifications about press access privacy feeds site_map"
STANDING = tuple(f"portal:{name}" for name in NAMES.split())


@method_decorator(conditional_page, name="dispatch")
class ForMachines(View):
    """A file in no language; copies of it are asked about."""

    http_method_names = ["get", "head", "options"]

    def file(self, content: str, content_type: str = XML) -> HttpResponse:
        """The file."""
        response = HttpResponse(content, content_type=content_type)
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response


class Robots(ForMachines):
    """robots.txt (RFC 9309)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Where the maps are, and where nothing is to be looked for."""
        maps = [request.build_absolute_uri(reverse(f"portal:{name}")) for name in ("sitemap", "news_sitemap")]
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
        return self.file(
            "\n".join([*lines, *(f"Sitemap: {each}" for each in maps), ""]), "text/plain; charset=utf-8"
        )


class Sitemaps(ForMachines):
    """Sơ đồ của các sơ đồ: a file a language, more where it holds many stories."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The index."""
        whole = request.build_absolute_uri
        found = queries.counted_by_language()
        files = [
            Address(whole(_file(code, number)), changed)
            for code, count, changed in found
            for number in range(1, max(1, -(-count // sitemaps.ON_FILE)) + 1)
        ]
        news = Address(
            whole(reverse("portal:news_sitemap")), max((at for *_, at in found if at), default=None)
        )
        return self.file(sitemaps.index([*files, news]))


class LanguageSitemap(Page):
    """Sơ đồ của một ngôn ngữ: its standing pages and its stories, each with the other languages it has."""

    def get(self, request: HttpRequest, number: str = "1") -> HttpResponse:
        """The file."""
        first = (int(number) - 1) * sitemaps.ON_FILE
        rows = queries.addresses_in(self.language, first, sitemaps.ON_FILE)
        if first and not rows:
            raise Http404
        standing = [] if first else list(self._standing())
        response = HttpResponse(sitemaps.of([*standing, *self._stories(rows)]), content_type=XML)
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response

    def _standing(self) -> Iterator[Address]:
        for name in STANDING:
            kin = self.kin((each.code, reverse(name, args=[each.code])) for each in self.languages)
            yield Address(self.whole(reverse(name, args=[self.language.code])), None, kin)

    def _stories(self, rows: list[queries.Row]) -> Iterator[Address]:
        root = self.whole("/").rstrip("/")
        by_story = queries.by_story([row.story for row in rows])
        for row in rows:
            kin = {
                each.code: root + addresses.path(each.code, each.story, each.slug)
                for each in by_story.get(row.story, ())
            }
            everyone = choosing.for_everyone_else(kin, row.own)
            found = [*kin.items(), ("x-default", kin[everyone])] if len(kin) > 1 else []
            yield Address(root + addresses.path(row.code, row.story, row.slug), row.at, found)


class NewsSitemap(ForMachines):
    """Tin của 48 giờ qua trong mọi ngôn ngữ, for news search."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file."""
        since = timezone.now() - sitemaps.NEWS_FOR
        root = request.build_absolute_uri("/").rstrip("/")
        found = [
            News(root + addresses.path(code, story, slug), code, title, at)
            for code, story, slug, title, at in queries.news_since(since)[: sitemaps.NEWS_MOST]
        ]
        return self.file(sitemaps.of_news(words.of("vi")["site"], found))


def _file(code: str, number: int) -> str:
    if number == 1:
        return reverse("portal:language_sitemap", args=[code])
    return reverse("portal:language_sitemap_more", args=[code, number])
