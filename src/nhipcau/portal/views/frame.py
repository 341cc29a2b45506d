"""Khung của cổng: one language a page, no session, no cookie, nothing from elsewhere."""

from collections.abc import Iterable, Sequence
from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import View

from nhipcau.core.domain import listing
from nhipcau.newsroom.models import Language, Publication
from nhipcau.newsroom.queries import public_languages

from .. import queries
from ..domain import addresses, choosing, faces, linked_data, words
from .cards import cards

# On a page that is not there.
NEWEST = 6


# A browser asks each time whether its copy still holds: a correction is seen at once, an unchanged page costs
# no more than the question.
@method_decorator(conditional_page, name="dispatch")
@method_decorator(
    csp_replace({"style-src": ["'self'"], "img-src": ["'self'"], "media-src": ["'self'"]}), name="dispatch"
)
class Page(View):
    """A page in the language of its address."""

    http_method_names = ["get", "head", "options"]
    language: Language
    languages: list[Language]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the language; 404 for one that is not shown, in words a reader knows."""
        self.languages = list(public_languages())
        code = kwargs.pop("code")
        found = next((each for each in self.languages if each.code == code), None)
        if found is None:
            raise Http404
        self.language = found
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            return self.missing()

    @property
    def words(self) -> dict[str, str]:
        """Chữ của cổng."""
        return words.of(self.language.code, self.language.stand_in)

    @property
    def office(self) -> str:
        """Tên cơ quan, asked once a page."""
        if not hasattr(self, "_office"):
            self._office = listing.office()
        return self._office

    def whole(self, path: str) -> str:
        """Địa chỉ đầy đủ."""
        return self.request.build_absolute_uri(path)

    def kin(self, paths: Iterable[tuple[str, str]], own: str = "") -> list[tuple[str, str]]:
        """Trang này trong các ngôn ngữ (`hreflang`), whole, with the one for everyone else.

        `own` is the language in which it was written first.
        """
        found = {code: self.whole(path) for code, path in paths}
        everyone = choosing.for_everyone_else(found, own)
        return [*found.items(), ("x-default", found[everyone])] if len(found) > 1 else []

    def page(
        self,
        template: str,
        context: dict[str, Any],
        *,
        status: int = 200,
        address: str = "",
        kin: Sequence[tuple[str, str]] = (),
    ) -> HttpResponse:
        """The page; a copy of it is kept and asked about. `address` is its one true path, empty for none."""
        frame = {
            "language": self.language,
            "languages": self.languages,
            "words": self.words,
            "office": self.office,
            "canonical": self.whole(address) if address else "",
            "kin": kin,
            "faces": faces.of(self.language, is_read="body" in context),
        }
        response = render(self.request, template, frame | context, status=status)
        response["Content-Language"] = self.language.code
        if status == 200:
            response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response

    def standing(self, template: str, context: dict[str, Any]) -> HttpResponse:
        """Trang có ở mọi ngôn ngữ, under the same name."""
        match = self.request.resolver_match
        assert match is not None  # noqa: S101 - a page is always found by its address
        given = {name: value for name, value in match.kwargs.items() if name != "code"}
        paths = {
            each.code: reverse(match.view_name, kwargs=given | {"code": each.code}) for each in self.languages
        }
        return self.page(template, context, address=paths[self.language.code], kin=self.kin(paths.items()))

    def publisher(self) -> dict[str, Any]:
        """Cơ quan đứng tên, as machines read it."""
        code = self.language.code
        home, principles, corrections = (
            self.whole(reverse(f"portal:{name}", args=[code])) for name in ("home", "about", "corrections")
        )
        return linked_data.office(
            self.office or self.words["site"],
            home,
            self.sign(),
            principles=principles,
            corrections=corrections,
        )

    def sign(self) -> str:
        """Dấu hiệu của cổng, whole."""
        return self.whole(static("nhipcau/sign.svg"))

    def missing(self, others: Iterable[Publication] = ()) -> HttpResponse:
        """Không có trang này: what may have been meant, a search and what is new."""
        wanted = " ".join(self.request.path.rstrip("/").rsplit("/", 1)[-1].split("-"))
        context = {
            "others": [(each.language, addresses.of(each, each.language.code)) for each in others],
            "meant": "" if wanted.isdecimal() or "." in wanted else wanted[:60],
            "cards": cards(queries.news_in(self.language)[:NEWEST]),
        }
        return self.page("portal/missing.html", context, status=404)
