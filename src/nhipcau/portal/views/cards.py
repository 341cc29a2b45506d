"""Một bài trong danh sách."""

from collections.abc import Callable, Iterable
from typing import Any

from nhipcau.newsroom.domain import pictures
from nhipcau.newsroom.models import Picture, Publication
from nhipcau.newsroom.views.drawing import address, cut

from .. import queries
from ..domain import feeds

# How wide a picture stands, for browsers to choose from its sizes.
WIDE, LEADING, NARROW = (f"(min-width: 60rem) {width}rem, 100vw" for width in (60, 44, 20))


def cards(found: Iterable[Publication], *, leads: bool = False) -> list[dict[str, Any]]:
    """Các bài của một danh sách, events with their days; `leads`: the first stands large."""
    shown = list(found)
    whens = queries.whens_of(shown)
    return [
        card(each, LEADING if leads and not at else NARROW, is_first=leads and not at)
        | {"when": whens.get(each.story_id)}
        for at, each in enumerate(shown)
    ]


def card(shown: Publication, sizes: str = NARROW, *, is_first: bool = False) -> dict[str, Any]:
    """Một bài trong danh sách."""
    version = shown.version
    picture = cut(version.picture, version.picture_alt, sizes, is_first=is_first) if version.picture else ""
    told = {"shown": shown, "version": version, "picture": picture, "story": shown.story}
    # What a search marked in it.
    return told | {"marked": getattr(shown, "marked", None)}


def largest(picture: Picture) -> list[str]:
    """Ảnh ở cỡ lớn nhất: cut to 16:9, and whole."""
    width = _widest(picture)
    digest, focus = picture.file.sha256, (picture.focus_x, picture.focus_y)
    return [address(digest, width, focus), address(digest, width)]


def feed_picture(whole: Callable[[str], str], picture: Picture, alt: str, caption: str = "") -> feeds.Picture:
    """Ảnh của bài, whole, as a feed tells it."""
    size = _widest(picture)
    # A smaller original is not blown up.
    width = min(size, picture.width)
    return feeds.Picture(
        address=whole(address(picture.file.sha256, size)),
        width=width,
        height=max(1, round(picture.height * width / picture.width)),
        alt=alt,
        credit=picture.credit,
        caption=caption,
    )


def _widest(picture: Picture) -> int:
    return max((width for width in pictures.WIDTHS if width <= picture.width), default=pictures.WIDTHS[0])
