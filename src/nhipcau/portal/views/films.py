"""Phim của một bài: how it is played, its captions as files, and what feeds tell of it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from nhipcau.newsroom.domain import containers
from nhipcau.newsroom.models import Publication, Video
from nhipcau.newsroom.views.drawing import address

from .. import queries
from ..domain import feeds
from .frame import Page

# The still that stands before the film; as wide as most screens show it.
STILL = 960


def film(page: Page, shown: Publication) -> dict[str, Any]:
    """Phim để phát, with the captions of every language in which it stands; the page's own are on at once."""
    video, picture = shown.version.video, shown.version.picture
    assert video is not None  # noqa: S101 - asked by the caller
    tracks = [
        {
            "language": each.language,
            "name": format_html('<bdi lang="{}">{}</bdi>', each.language.code, each.language.own_name),
            "address": reverse("portal:captions", args=[each.language.code, shown.story_id]),
        }
        for each in queries.captioned(shown)
    ]
    still = ""
    if picture is not None:
        still = address(picture.file.sha256, STILL if picture.width >= STILL else 480, _focus(video, shown))
    return {
        "video": video,
        "address": played(video),
        "kind": containers.KINDS[video.form],
        "poster": still,
        "tracks": tracks,
        "size": _size(video.file.size),
        "name": f"{shown.slug or shown.story_id}.{video.form}",
    }


def played(video: Video) -> str:
    """Địa chỉ tệp phim; it never changes and may be kept for ever."""
    return reverse("pictures:video", args=[video.file.sha256, video.form])


def fed(whole: Callable[[str], str], video: Video) -> feeds.Film:
    """Phim, as a feed tells it."""
    return feeds.Film(
        address=whole(played(video)),
        kind=containers.KINDS[video.form],
        width=video.width,
        height=video.height,
        size=video.file.size,
        seconds=round(video.length / 1000),
        credit=video.credit,
    )


def _size(size: int) -> str:
    """In the units that every language writes alike."""
    return f"{size / 1_000_000:.0f} MB" if size >= 10_000_000 else f"{max(1, round(size / 1000))} kB"


def _focus(video: Video, shown: Publication) -> tuple[int, int] | None:
    """A wide film has a still cut like it; another the whole picture."""
    picture = shown.version.picture
    is_wide = picture is not None and abs(video.width / video.height - 16 / 9) < 0.05
    return (picture.focus_x, picture.focus_y) if is_wide and picture is not None else None


class Captions(Page):
    """Phụ đề của một ngôn ngữ (WebVTT)."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        """The file; 404 for a story without captions."""
        shown = queries.one(self.language, int(pk))
        if shown is None or not shown.version.captions:
            raise Http404
        response = HttpResponse(shown.version.captions, content_type="text/vtt; charset=utf-8")
        response["Content-Language"] = self.language.code
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["X-Content-Type-Options"] = "nosniff"
        return response
