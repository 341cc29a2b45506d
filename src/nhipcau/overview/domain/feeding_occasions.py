"""Dịp của các chương trình trong một địa chỉ lịch: those that concern the person, the unit or the plan."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from nhipcau.clock.domain.icalendar import Event
from nhipcau.core.domain import occasions
from nhipcau.core.domain.occasions import Occasion
from nhipcau.plans.models import Activity
from nhipcau.units.domain import access

from ..enums import FeedKind
from ..models import CalendarFeed


def of(feed: CalendarFeed, first: date, last: date) -> list[Occasion]:
    """Các dịp, as far as the owner of the address may see them now."""
    if feed.kind == FeedKind.PLAN:
        return occasions.between(feed.person, first, last, plan=feed.plan_id)
    if feed.kind == FeedKind.UNIT:
        units = {feed.unit_id} if feed.unit_id else set()
        return occasions.between(feed.person, first, last, concerning=(units, None))
    own = access.own_unit_ids(feed.person)
    return occasions.between(feed.person, first, last, concerning=(own, feed.person))


def told(feed: CalendarFeed, found: Iterable[Occasion], base: str) -> Iterator[Event]:
    """Các dịp như sự kiện; one that was called off says so, so that no program keeps it."""
    for each in found:
        starts, ends = each.starts_at, each.ends_at
        yield Event(
            uid=f"{each.key}@nhipcau",
            title=each.title,
            starts=starts or each.first,
            ends=each.last,
            until=ends,
            place=each.place,
            details=_joined([str(each.kind.label), each.unit, each.note, _state(each)]),
            url=base + each.url,
            changed=each.changed or feed.made_at,
            cancelled=each.standing == occasions.CANCELLED,
            tentative=each.standing == occasions.TENTATIVE,
        )


def left_over(lines: Iterable[Activity], found: Iterable[Occasion]) -> list[Activity]:
    """Hoạt động chưa có dịp nào thay: what stands there on the same days as a line it carries out is that."""
    replaced = {
        (each.serves, each.first, each.last) for each in found if each.standing != occasions.CANCELLED
    }
    return [row for row in lines if (row.pk, row.starts_on or row.due, row.due) not in replaced]


def _state(each: Occasion) -> str:
    words = {occasions.DONE: _("đã xong"), occasions.TENTATIVE: _("dự kiến")}
    return words.get(each.standing, "")


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
