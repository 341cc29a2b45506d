"""Khung của cổng: one language a page, no session, no cookie, nothing from elsewhere."""

from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import View

from nhipcau.core.domain import listing
from nhipcau.newsroom.models import Language
from nhipcau.newsroom.queries import public_languages

from ..domain import words


# A browser asks each time whether its copy still holds: a correction is seen at once, an unchanged page costs
# no more than the question.
@method_decorator(conditional_page, name="dispatch")
@method_decorator(csp_replace({"style-src": ["'self'"], "img-src": ["'self'"]}), name="dispatch")
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
            return self.page("portal/missing.html", {}, status=404)

    @property
    def words(self) -> dict[str, str]:
        """Chữ của cổng."""
        return words.of(self.language.code, self.language.stand_in)

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """The page; a copy of it is kept and asked about."""
        frame = {
            "language": self.language,
            "languages": self.languages,
            "words": self.words,
            "office": listing.office(),
        }
        response = render(self.request, template, frame | context, status=status)
        response["Content-Language"] = self.language.code
        if status == 200:
            response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response
