"""Một bài trong danh sách."""

from typing import Any

from nhipcau.newsroom.domain import pictures
from nhipcau.newsroom.models import Picture, Publication
from nhipcau.newsroom.views.drawing import address, cut

# How wide a picture stands, for browsers to choose from its sizes.
WIDE, LEADING, NARROW = (f"(min-width: 60rem) {width}rem, 100vw" for width in (60, 44, 20))


def card(shown: Publication, sizes: str = NARROW, *, is_first: bool = False) -> dict[str, Any]:
    """Một bài trong danh sách."""
    version = shown.version
    picture = cut(version.picture, version.picture_alt, sizes, is_first=is_first) if version.picture else ""
    return {"shown": shown, "version": version, "picture": picture, "story": shown.story}


def largest(picture: Picture) -> list[str]:
    """Ảnh ở cỡ lớn nhất: cut to 16:9, and whole."""
    width = max((width for width in pictures.WIDTHS if width <= picture.width), default=pictures.WIDTHS[0])
    digest, focus = picture.file.sha256, (picture.focus_x, picture.focus_y)
    return [address(digest, width, focus), address(digest, width)]
