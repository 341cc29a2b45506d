"""Mục trong lịch: every kind of them, and those that the programmes give, laid on their days."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from nhipcau.core.domain import occasions
from nhipcau.core.domain.occasions import Kind, Occasion

from ..enums import Entry


@dataclass(frozen=True, slots=True)
class Item:
    """Một mục: its kind, its words, where it leads, whose it is, and how it stands.

    `mark` is "late", "done", "tentative" or ""; `at` its hour, `hours` until when too; `detail` what a narrow
    square leaves out; `line` the number of the line of a plan that it is.
    """

    kind: Entry | Kind
    title: str
    url: str = ""
    unit: str = ""
    note: str = ""
    mark: str = ""
    at: str = ""
    hours: str = ""
    detail: str = ""
    line: int | None = None

    @property
    def sign(self) -> str:
        """Dấu của loại, for those that are told apart by one."""
        return self.kind.sign

    @property
    def told(self) -> str:
        """Ghi chú trọn vẹn."""
        return " · ".join(filter(None, [self.hours, self.detail, self.note]))


def every() -> list[Entry | Kind]:
    """Mọi loại mục, in the order in which a day shows them: first where one has to be."""
    return [*occasions.known(), *Entry]


def first_shown(sees_all: bool) -> set[str]:
    """Loại mục hiện khi chưa ai chọn."""
    return {each.value for each in every() if not (sees_all and isinstance(each, Kind) and each.is_local)}


def in_order(items: Collection[Item]) -> list[Item]:
    """Các mục của một ngày: what is late first, then by kind and hour."""
    order = {each.value: at for at, each in enumerate(every())}
    return sorted(items, key=lambda item: (item.mark != "late", order[item.kind.value], item.at))


def laid_out(found: Collection[Occasion], first: date, last: date) -> Iterator[tuple[date, Item, int | None]]:
    """Các dịp đặt lên từng ngày, with the line of a plan each stands for; what was called off is left out."""
    for each in found:
        if each.standing == occasions.CANCELLED:
            continue
        for day, note in _days(each, first, last):
            yield day, _item(each, note), each.serves


def _days(each: Occasion, first: date, last: date) -> Iterator[tuple[date, str]]:
    """Ngày và lời: of what lasts for weeks its two ends."""
    if each.source.is_daily or each.first == each.last:
        begins, ends = max(each.first, first), min(each.last, last)
        yield from ((begins + timedelta(days=at), "") for at in range((ends - begins).days + 1))
        return
    for day, note in ((each.first, _("bắt đầu")), (each.last, _("kết thúc"))):
        if first <= day <= last:
            yield day, note


def _item(each: Occasion, note: str) -> Item:
    at = f"{each.begins:%H:%M}" if each.begins else ""
    hours = f"{at}–{each.ends:%H:%M}" if at and each.ends else at
    return Item(
        each.kind,
        each.title,
        each.url,
        each.unit,
        " · ".join(filter(None, [note, each.place])),
        each.standing,
        at,
        hours,
        each.note,
    )
