"""Chỉ tiêu báo cáo: what an application below the reports counts for them.

Reports stand above the programmes that feed them; a programme says here, in `AppConfig.ready`, what may be
counted, and a report counts it, opens its records and freezes them without knowing the programme.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Figure:
    """Một chỉ tiêu: `records(first, last)` are the records of a period, both days inside.

    Each record counts for one, or for its field `amount` where that is named; `unit` is the path to the id
    of the unit it counts for. `line` names a record in one sentence, frozen with the figure; `address`
    opens it. `key` is "<app>.<name>", never changed once a report was frozen.
    """

    key: str
    group: str | Promise
    label: str | Promise
    sentence: str | Promise
    records: Callable[[date, date], QuerySet[Any]]
    line: Callable[[Any], str]
    address: Callable[[Any], str]
    unit: str = "unit_id"
    amount: str = ""
    counted_in: str | Promise = ""


_known: dict[str, Figure] = {}


def register(*figures: Figure) -> None:
    """Đăng ký các chỉ tiêu; registering twice changes nothing."""
    for figure in figures:
        _known.setdefault(figure.key, figure)


def known() -> tuple[Figure, ...]:
    """Mọi chỉ tiêu đã đăng ký, in the order in which they came."""
    return tuple(_known.values())
