"""Bước đầu của cơ quan: what an office must do before it can work, told by the app that needs it done.

The page that shows the steps stands below some of those apps; they say here, in `AppConfig.ready`, what
they wait for.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước: what it is for, its button, and whether it is done."""

    words: str | Promise
    label: str | Promise
    url: str
    is_done: bool


Look = Callable[[], Step]
_known: list[tuple[int, Look]] = []


def register(look: Look, *, order: int = 100) -> None:
    """Đăng ký một bước; registering twice changes nothing."""
    if all(known is not look for _order, known in _known):
        _known.append((order, look))
        _known.sort(key=lambda entry: entry[0])


def known() -> list[Step]:
    """Các bước as they stand now, in order."""
    return [look() for _order, look in _known]
