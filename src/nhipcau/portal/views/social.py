"""Thẻ chia sẻ: what a link to a page looks like elsewhere, and the picture of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from nhipcau.newsroom.models import Language, Publication
from nhipcau.newsroom.views.shown import FOR_EVER

from .. import queries
from ..domain import cards
from ..domain.cards import Card
from .frame import Page

# Where a language is mostly written, as Open Graph names it (language_TERRITORY).
LOCALES = {
    "vi": "vi_VN",
    "en": "en_GB",
    "zh-Hans": "zh_CN",
    "es": "es_ES",
    "fr": "fr_FR",
    "ar": "ar_AR",
    "ru": "ru_RU",
    "pt": "pt_PT",
    "km": "km_KH",
}


def of_story(page: Page, shown: Publication) -> dict[str, Any]:
    """Lời giới thiệu một bài."""
    card = cards.of(shown, page.office)
    return of_page(page, shown.version.title, shown.version.lead) | {
        "type": "article",
        "first": shown.first_at.isoformat(timespec="seconds"),
        "last": shown.at.isoformat(timespec="seconds"),
        "picture": page.whole(story_card(shown, card)),
        "alt": shown.version.picture_alt or shown.version.title,
    }


def of_page(page: Page, title: str, lead: str) -> dict[str, Any]:
    """Lời giới thiệu một trang khác."""
    card = of_site(page.words["site"], page.office, page.language)
    return {
        "type": "website",
        "title": title,
        "lead": lead,
        "locale": LOCALES.get(page.language.code, ""),
        "picture": page.whole(reverse("portal:site_card", args=[page.language.code, card.digest])),
        "alt": page.words["site"],
    }


def story_card(shown: Publication, card: Card) -> str:
    """Địa chỉ thẻ của bài."""
    return reverse("portal:story_card", args=[shown.language.code, shown.story_id, card.digest])


def of_site(name: str, office: str, language: Language) -> Card:
    """Thẻ của cổng."""
    return Card(name, office, is_rtl=language.is_rtl)


class StoryCard(Page):
    """Thẻ của một bài; an older one leads to the present one, so that strangers can have none drawn."""

    def get(self, request: HttpRequest, pk: str, digest: str) -> HttpResponseBase:
        """The picture."""
        shown = queries.one(self.language, int(pk))
        if shown is None:
            raise Http404
        card = cards.of(shown, self.office)
        if digest != card.digest:
            return redirect(story_card(shown, card))
        picture = shown.version.picture
        return _picture(card, picture.file.path if picture else None)


class SiteCard(Page):
    """Thẻ của cổng trong một ngôn ngữ."""

    def get(self, request: HttpRequest, digest: str) -> HttpResponseBase:
        """The picture."""
        card = of_site(self.words["site"], self.office, self.language)
        if digest != card.digest:
            return redirect("portal:site_card", code=self.language.code, digest=card.digest)
        return _picture(card, None)


def _picture(card: Card, original: Any) -> HttpResponse:
    response = HttpResponse(cards.drawn(card, original).read_bytes(), content_type="image/jpeg")
    response["Cache-Control"] = FOR_EVER
    response["X-Content-Type-Options"] = "nosniff"
    return response
