"""Sổ người phát ngôn trên cổng: who speaks for the office, its departments and communes (safeguard 1)."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.views.exporting import export_response
from nhipcau.press import queries as press
from nhipcau.press.domain import words as told
from nhipcau.press.models import Spokesperson

from ..domain import feeds
from ..domain.feeds import Entry, Feed
from . import social
from .frame import Page

FORMER = 100
NEWEST = 40
COLUMNS = ("unit", "name", "capacity", "position", "telephone", "email", "from", "until", "in_force")


class PressPage(Page):
    """A page of the press room: the site's own words and those of the press desk."""

    @property
    def words(self) -> dict[str, str]:
        """Chữ của cổng và của phòng báo chí."""
        return super().words | told.of(self.language.code, self.language.stand_in)


class Spokespersons(PressPage):
    """Mọi người phát ngôn đang có hiệu lực, by unit, and those before them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        now = timezone.now()
        standing = press.public_spokespersons(now)
        title = self.words["spokespersons"]
        context = {
            "units": [
                (unit, [self._told(each) for each in rows])
                for unit, rows in groupby(standing, key=lambda each: each.unit)
            ],
            "former": [self._told(each) for each in press.former_spokespersons(now)[:FORMER]],
            "social": social.of_page(self, title, self.words["spokespersons_lead"]),
        }
        return self.standing("portal/spokespersons.html", context)

    def _told(self, each: Spokesperson) -> dict[str, Any]:
        code = self.language.code
        return {
            "held": each,
            "kind": self.words[each.kind],
            "position": each.position_in(code),
            "position_code": _said_in(each, code),
            "over": getattr(each, "over", None),
        }


class SpokespersonsFile(PressPage):
    """Sổ người phát ngôn dưới dạng bảng (CSV)."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The file."""
        now, code = timezone.now(), self.language.code
        found = [*press.public_spokespersons(now), *press.former_spokespersons(now)]
        rows = (
            (
                str(each.unit),
                each.full_name,
                self.words[each.kind],
                each.position_in(code),
                each.phone,
                each.email,
                timezone.localdate(each.assigned_at),
                timezone.localdate(over) if (over := each.ended_at or each.until) else None,
                "yes" if each.is_in_force else "no",
            )
            for each in found
        )
        return export_response(f"spokespersons-{code}", COLUMNS, rows, "csv")


class SpokespersonsFeed(PressPage):
    """Nguồn tin của sổ: a new spokesperson comes up, and so does the end of a term."""

    kind = "atom"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The feed."""
        now, code = timezone.now(), self.language.code
        home = self.whole(reverse("portal:spokespersons", args=[code]))
        found = [*press.public_spokespersons(now), *press.former_spokespersons(now)[:NEWEST]]
        feed = Feed(
            title=f"{self.words['spokespersons']} – {self.office or self.words['site']}",
            home=home,
            address=self.whole(request.path),
            code=code,
            office=self.office or self.words["site"],
            icon=self.sign(),
            entries=feeds.latest([self._entry(each, home) for each in found], NEWEST),
        )
        kind = f"{feeds.KINDS[self.kind]}; charset=utf-8"
        response = HttpResponse(feeds.written(feed, self.kind), content_type=kind)
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def _entry(self, each: Spokesperson, home: str) -> Entry:
        over = getattr(each, "over", None)
        assert each.published_at is not None  # noqa: S101 - only the published are asked for
        return Entry(
            key=f"{home}#{each.pk}",
            address=f"{home}#p{each.pk}",
            title=f"{each.unit}: {each.full_name}",
            lead=f"{self.words[each.kind]}, {each.position_in(self.language.code)}",
            unit=str(each.unit),
            first=each.published_at,
            changed=over or each.published_at,
            told=[self.words["former"]] if over else [],
        )


def _said_in(each: Spokesperson, code: str) -> str:
    """Chức vụ viết bằng ngôn ngữ nào."""
    return code if each.positions.get(code) else "en" if code != "vi" and each.positions.get("en") else "vi"
