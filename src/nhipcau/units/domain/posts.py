"""Chức danh trong văn bản: names that say a post instead of a unit ("đồng chí Phó Trưởng ban Thường trực").

Whose post it was on a day is known by a higher app, which puts its reader here in AppConfig.ready.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ..models import Unit, UnitGroup


@dataclass(frozen=True, slots=True)
class Writing:
    """Văn bản đang đọc: a post that stands alone is understood by who wrote it, on what, and which day.

    `record_id` is the number of the directive that is read, where there is one.
    """

    issuer: str = ""
    title: str = ""
    day: date | None = None
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """Chức danh ấy là ai: the units or group that answer for it, and a Vietnamese sentence that says why.

    Several targets, or `is_sure` False, leave the choice to a person.
    """

    targets: tuple[Unit | UnitGroup, ...]
    words: str
    is_sure: bool = True


class Reader(Protocol):
    """Người đọc chức danh trong một văn bản; None for a name it does not know."""

    def __call__(self, written: str, day: date) -> Meant | None:
        """Ai giữ chức danh này vào ngày `day`."""
        ...


readers: list[Callable[[Writing], Reader]] = []
