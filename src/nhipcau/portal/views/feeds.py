"""Nguồn tin of one language, whole or of a theme, and the page that tells of them."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from nhipcau.newsroom.models import Publication
from nhipcau.newsroom.queries import uncarried

from .. import queries
from ..domain import addresses, feeds, notes
from ..domain.feeds import Entry, Feed
from . import social
from .cards import feed_picture
from .films import fed
from .frame import Page

NEWEST = 40


class News(Page):
    """Bài mới hoặc mới đổi của một ngôn ngữ; `kind` is atom, rss or json."""

    kind = "atom"

    def get(self, request: HttpRequest, theme: str = "") -> HttpResponse:
        """The feed; a correction brings its entry up again, and a withdrawn story says that it is gone."""
        code = self.language.code
        standing = queries.changed_in(self.language, NEWEST, int(theme) if theme else None, self.narrowed)
        gone = self.narrowed(queries.gone_in(self.language))
        withdrawn = list((queries.themed(gone, int(theme)) if theme else gone)[:NEWEST])
        name = ""
        if theme:
            first = next(iter([*standing, *withdrawn]), None)
            if first is None:
                raise Http404
            name = str(first.story.theme)
        entries = feeds.latest([*self._standing(standing), *self._gone(withdrawn)], NEWEST)
        named, home = self.named()
        if theme:
            home = reverse("portal:theme", args=[code, theme])
        feed = Feed(
            title=" – ".join(part for part in (name or named, self.words["site"], self.office) if part),
            home=self.whole(home),
            address=self.whole(request.path),
            code=code,
            office=self.office or self.words["site"],
            icon=self.sign(),
            entries=entries,
        )
        response = HttpResponse(
            feeds.written(feed, self.kind), content_type=f"{feeds.KINDS[self.kind]}; charset=utf-8"
        )
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def narrowed(self, found: QuerySet[Publication]) -> QuerySet[Publication]:
        """Những bài thuộc nguồn tin này; all of the language unless it is of a kind."""
        return found

    def named(self) -> tuple[str, str]:
        """Tên của nguồn tin, none for the whole, and the page it stands for."""
        return "", reverse("portal:home", args=[self.language.code])

    def _standing(self, found: list[Publication]) -> Iterable[Entry]:
        wrong, behind = queries.said_wrong(found), uncarried(found)
        hung, shown = queries.hung_in(found), queries.films_in(found)
        for each in found:
            version, said = each.version, wrong.get(each.edition_id, [])
            waits = behind.get(each.edition_id, [])
            yield self._entry(
                each,
                lead=version.lead,
                changed=max([each.at, *(one.at for one in waits)]),
                told=[
                    *(notes.of_source(one, self.words, self.language.code) for one in waits),
                    *(f"{self.words['correction']}: {sentence}" for sentence in said),
                ],
                picture=feed_picture(self.whole, version.picture, version.picture_alt)
                if version.picture
                else None,
                film=fed(self.whole, shown[each.pk]) if each.pk in shown else None,
                more=[
                    feed_picture(self.whole, picture, words.alt, words.caption)
                    for picture, words in hung.get(each.pk, ())
                    if picture.pk != version.picture_id
                ],
            )

    def _gone(self, found: list[Publication]) -> Iterable[Entry]:
        for each in found:
            told = [
                f"{self.words['gone']}.",
                f"{self.words['reason']}: {each.story.why_gone(self.language.code)[0]}",
            ]
            assert each.story.withdrawn_at is not None  # noqa: S101 - asked of the database
            yield self._entry(each, changed=each.story.withdrawn_at, told=told, is_gone=True)

    def _entry(self, each: Publication, **told: object) -> Entry:
        code = self.language.code
        return Entry(
            key=self.whole(reverse("portal:story", args=[code, each.story_id, "-"])),
            address=self.whole(addresses.of(each, code)),
            title=f"{self.words['gone']}: {each.version.title}" if "is_gone" in told else each.version.title,
            unit=str(each.story.unit),
            first=each.first_at,
            theme=str(each.story.theme or ""),
            **({"lead": ""} | told),  # type: ignore[arg-type]
        )


class Feeds(Page):
    """Trang nguồn tin: which there are and how they are read."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        themes = queries.themes_of(self.language)
        title = self.words["feeds"]
        context = {"themes": themes, "social": social.of_page(self, title, self.words["feeds_lead"])}
        return self.standing("portal/feeds.html", context)
