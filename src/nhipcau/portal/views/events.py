"""Sự kiện: those to come and those past, and the same for calendar programs."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from nhipcau.clock.domain import icalendar
from nhipcau.newsroom.enums import StoryKind
from nhipcau.newsroom.models import Publication

from .. import queries
from ..domain import addresses, calendars
from .cards import cards
from .frame import Page
from .site import Archive


class Events(Archive):
    """Sự kiện sắp diễn ra, then those past, a page of them at a time."""

    def get(self, request: HttpRequest, number: str = "1") -> HttpResponse:
        """The page; 404 for one beyond the last."""
        code, today = self.language.code, timezone.localdate()
        found = queries.events_in(self.language)
        return self.listed(
            queries.past(found, today),
            int(number),
            first=reverse("portal:events", args=[code]),
            beyond=lambda page: reverse("portal:events_page", args=[code, page]),
            kin={each.code: reverse("portal:events", args=[each.code]) for each in self.languages},
            template="portal/events.html",
            coming=cards(queries.coming(found, today)) if number == "1" else (),
        )


class Calendar(Page):
    """Mọi sự kiện của một ngôn ngữ, for a calendar that asks again and again."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file: those that stand, and as cancelled those taken down."""
        standing = list(queries.events_in(self.language))
        gone = list(queries.gone_in(self.language).filter(story__kind=StoryKind.EVENT))
        return self.file([*standing, *gone], self.words["events"])

    def file(self, found: list[Publication], name: str) -> HttpResponse:
        """Tệp lịch of these stories."""
        whens, changes = queries.whens_of(found), queries.changes_of(found)
        events: Iterable[icalendar.Event] = (
            calendars.event(
                each,
                whens[each.story_id],
                address=self.whole(addresses.of(each, self.language.code)),
                host=self.request.get_host(),
                code=self.language.code,
                changes=changes.get(each.story_id, 0),
            )
            for each in found
            if each.story_id in whens
        )
        title = f"{name} – {self.office}".rstrip(" –")
        response = HttpResponse(icalendar.written(title, events), content_type="text/calendar; charset=utf-8")
        response["Content-Language"] = self.language.code
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["X-Content-Type-Options"] = "nosniff"
        return response


class OneCalendar(Calendar):
    """Một sự kiện; taken down, it is cancelled in the reader's calendar too."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:  # type: ignore[override]
        """The file; 404 for what is no event."""
        shown = queries.one(self.language, int(pk)) or queries.withdrawn(self.language, int(pk))
        if shown is None or shown.story.kind != StoryKind.EVENT or not queries.whens_of([shown]):
            raise Http404
        return self.file([shown], shown.version.title)
