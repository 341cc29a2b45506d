"""Phóng sự ảnh: told by its pictures in their order, each with what it shows and whose it is."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..enums import StoryKind
from ..models import Edition, EditionVersion, Picture
from . import text
from .text import Shown

# With fewer, it is a story with pictures.
LEAST = 3
Hung = tuple[Picture, Shown]


def stock_of(versions: Iterable[EditionVersion]) -> dict[int, Picture]:
    """Ảnh trong kho mà các bài này dùng, by number; no question is asked where there are none."""
    numbers = text.numbers([version.body for version in versions])
    if not numbers:
        return {}
    return {each.pk: each for each in Picture.objects.select_related("file").filter(pk__in=numbers)}


def hung(body: str, known: dict[int, Picture]) -> list[Hung]:
    """Các ảnh theo thứ tự của bài, with the words that stand with them there."""
    return [(known[each.number], each) for each in text.pictures(body) if each.number in known]


def lacking(edition: Edition) -> list[str]:
    """Những gì phóng sự ảnh còn thiếu trước khi trình; every picture of any story needs a description."""
    version = edition.current
    if version is None or edition.story.kind != StoryKind.PHOTO:
        return []
    found = []
    pictures = {picture.pk: picture for picture, _shown in hung(version.body, stock_of([version]))}
    if len(pictures) < LEAST:
        found.append(
            _("Phóng sự ảnh cần ít nhất %(least)d ảnh khác nhau trong bài, mới có %(n)d; hãy chèn thêm ảnh.")
            % {"least": LEAST, "n": len(pictures)}
        )
    found.extend(
        _("Ảnh “%(title)s” chưa ghi nguồn; hãy ghi trong kho ảnh.") % {"title": each.title}
        for each in pictures.values()
        if not each.credit
    )
    return found
