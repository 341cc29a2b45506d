"""Sự kiện: from when to when, by Việt Nam's clock; where stands in words, and is translated like them.

Days and hours belong to the text in the story's own language and are approved with it; translations show
those of the source that is in public, so that a changed day changes in every language at one instant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import StoryKind
from ..models import Edition, EditionVersion

FIELDS = ("begins_on", "begins_time", "ends_on", "ends_time", "is_cancelled")


@dataclass(frozen=True, slots=True)
class When:
    """Thời gian của sự kiện: whole days, or from an hour of the first to an hour of the last."""

    begins_on: date
    begins_time: time | None
    ends_on: date
    ends_time: time | None
    is_cancelled: bool = False

    @property
    def is_whole_days(self) -> bool:
        """Tính theo cả ngày: no hour is told, or none for the end of one that lasts days."""
        return self.begins_time is None or (self.ends_time is None and self.ends_on != self.begins_on)

    @property
    def starts(self) -> datetime | date:
        """Bắt đầu, a day or a moment."""
        return self.begins_on if self.is_whole_days else _moment(self.begins_on, self.begins_time)

    @property
    def until(self) -> datetime | None:
        """Kết thúc, where its moment is told."""
        return None if self.is_whole_days or self.ends_time is None else _moment(self.ends_on, self.ends_time)

    def is_over(self, day: date) -> bool:
        """Đã qua: its last day is before `day`."""
        return self.ends_on < day


def of(version: EditionVersion) -> When | None:
    """Thời gian của một phiên bản; None while no day is written."""
    return told(*(getattr(version, name) for name in FIELDS))


def told(
    begins_on: date | None,
    begins_time: time | None,
    ends_on: date | None,
    ends_time: time | None,
    is_cancelled: bool,
) -> When | None:
    """Như `of`, from the plain values of FIELDS."""
    if begins_on is None:
        return None
    return When(begins_on, begins_time, ends_on or begins_on, ends_time, is_cancelled)


def checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Thời gian in the form in which it is kept. Raises Refused for one that cannot be."""
    found: dict[str, Any] = {name: wanted.get(name) for name in FIELDS}
    found["is_cancelled"] = bool(found["is_cancelled"])
    begins, ends = found["begins_on"], found["ends_on"]
    if begins is None:
        if any(found[name] is not None for name in FIELDS[1:4]):
            raise Refused(_("Hãy ghi ngày bắt đầu của sự kiện."))
        return found
    if found["ends_time"] is not None and found["begins_time"] is None:
        raise Refused(_("Có giờ kết thúc thì cần cả giờ bắt đầu."))
    found["ends_on"] = ends = ends or begins
    if ends < begins:
        raise Refused(_("Sự kiện kết thúc trước khi bắt đầu; hãy xem lại hai ngày."))
    if ends == begins and found["ends_time"] is not None and found["ends_time"] <= found["begins_time"]:
        raise Refused(_("Giờ kết thúc phải sau giờ bắt đầu, hoặc ghi thêm ngày kết thúc."))
    return found


def lacking(edition: Edition) -> list[str]:
    """Những gì trang sự kiện còn thiếu trước khi trình."""
    version, story = edition.current, edition.story
    if version is None or story.kind != StoryKind.EVENT:
        return []
    found = []
    if version.begins_on is None and edition.language_id == story.language_id:
        found.append(_("Chưa ghi ngày bắt đầu của sự kiện."))
    if not version.place:
        found.append(_("Chưa ghi địa điểm của sự kiện."))
    return found


def _moment(day: date, hour: time | None) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour or time()), timezone.get_default_timezone())
