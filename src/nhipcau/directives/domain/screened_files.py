"""Những gì người phải xem: the pages that are pictures, and the enclosed files no machine could read.

Everything is taken anew from quarantine when it is asked for; nothing of it is stored.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

import vanban
from nhipcau.core.domain import files
from nhipcau.core.domain.errors import Refused

from ..models import Directive
from . import page_images, values

# A mark stands on the first page; an annex bound in may have a letterhead of its own.
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Sheets:
    """Một tệp có trang là ảnh; `index` counts from 0, `name` is empty for the file handed in itself."""

    index: int
    name: str
    place: tuple[int, ...]
    count: int

    @property
    def numbers(self) -> range:
        """Các trang cho xem, from 1."""
        return range(1, min(MOST_SHOWN, self.count) + 1)

    @property
    def beyond(self) -> int:
        """Số trang không hiện ở đây."""
        return max(0, self.count - MOST_SHOWN)


@dataclass(frozen=True, slots=True)
class Unread:
    """Một tệp kèm máy chưa đọc được: its name, why, and its size in bytes; `index` counts from 0."""

    index: int
    name: str
    reason: str
    size: int
    place: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Awaited:
    """Những gì chờ người xem trong một tệp đang cách ly."""

    sheets: list[Sheets]
    unread: list[Unread]


def awaited(directive: Directive) -> Awaited:
    """Những gì chờ người xem; nothing at all once the file is gone from quarantine."""
    try:
        content, reading = quarantined(directive)
    except Refused:
        return Awaited([], [])
    return Awaited(_sheets(content, reading), unread_in(reading))


def unread_in(reading: values.Reading) -> list[Unread]:
    """Các tệp kèm máy chưa đọc được, at any depth, in the order of the package."""
    found = sorted(values.unread_in(reading), key=lambda one: one["place"])
    return [
        # What a sender could do instead ("Hãy …") is no help to whoever looks at the file.
        Unread(index, one["name"], one["reason"].partition(" Hãy ")[0], one["size"], tuple(one["place"]))
        for index, one in enumerate(found)
    ]


def taken_out(content: bytes, name: str, place: tuple[int, ...]) -> vanban.EnclosedFile | None:
    """Tệp kèm lấy ra khỏi gói, in a process within limits; None where there is none any more."""
    if not place:
        return vanban.EnclosedFile(name, content)
    try:
        return vanban.take_out(content, name, place, bounded=True)
    except vanban.VanbanError:
        return None


def page_image(directive: Directive, index: int, page: int) -> bytes | None:
    """Ảnh một trang từ nơi cách ly, drawn anew each time; None when there is no such page."""
    try:
        content, reading = quarantined(directive)
    except Refused:
        return None
    sheets = _sheets(content, reading)
    if not 0 <= index < len(sheets) or page not in sheets[index].numbers:
        return None
    file = taken_out(content, directive.file_name, sheets[index].place)
    return page_images.drawn(file.content, page=page, width=page_images.WIDTHS[-1]) if file else None


def quarantined(directive: Directive) -> tuple[bytes, dict[str, Any]]:
    """Tệp và kết quả đọc ở nơi cách ly. Raises Refused when either is gone."""
    try:
        content = files.read_quarantined(directive.quarantine_key)
        reading: dict[str, Any] = json.loads(files.read_quarantined(directive.reading_key))
    except (FileNotFoundError, ValueError):
        raise Refused(
            _("Tệp không còn ở nơi cách ly; hãy bỏ văn bản này rồi tiếp nhận lại từ tệp gốc của bạn.")
        ) from None
    return content, reading


def _sheets(content: bytes, reading: values.Reading) -> list[Sheets]:
    """A file that is no package is its own pages; of a package, each enclosed file that has pictures."""
    found: list[Sheets] = []
    for one in values.pictured_in(reading):
        source = one.get("source") or {}
        place = tuple(source.get("place") or ())
        if not place and not page_images.has_pages(content):
            continue
        name = str(source.get("name") or "") if one is not reading else ""
        found.append(Sheets(len(found), name, place, source.get("pages") or 1))
    return found
