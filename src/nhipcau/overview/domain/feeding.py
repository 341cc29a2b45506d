"""Nội dung của một địa chỉ lịch: what its owner may see at this moment, titles and days only."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.clock.domain.icalendar import Event, of_deadline, written
from nhipcau.clock.models import Deadline
from nhipcau.core.domain.language import in_official_language
from nhipcau.plans import queries as plans
from nhipcau.plans.models import Activity, Assignment
from nhipcau.units.domain import access

from ..enums import FeedKind, MarkKind
from ..models import CalendarFeed
from ..queries import agenda as queries
from ..queries.marks import between
from . import feeding_occasions, policy

BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
LONGEST, MOST = 200, 2000


@in_official_language
def calendar_of(feed: CalendarFeed, today: date) -> str:
    """Tệp .ics; empty of events for whoever may see nothing any more. The same events give the same text."""
    name = f"Nhịp Cầu: {feed}"
    if not access.scope_of(feed.person, policy.SEE):
        return written(name, [])
    first, last = today - BEHIND, today + AHEAD
    events = [_of_work(row) for row in _work(feed).filter(due__range=(first, last))[:MOST]]
    given = feeding_occasions.of(feed, first, last)[:MOST]
    events += feeding_occasions.told(feed, given, str(settings.WAGTAILADMIN_BASE_URL).rstrip("/"))
    if feed.kind != FeedKind.PERSON:
        lines = feeding_occasions.left_over(_activities(feed, first, last)[:MOST], given)
        events += [_of_activity(row) for row in lines]
    if feed.kind != FeedKind.PLAN:
        rows = queries.due_between(_deadlines(feed), first, last).order_by("due_at", "pk")[:MOST]
        events += [of_deadline(row, settings.WAGTAILADMIN_BASE_URL) for row in rows]
        events += list(_marked(feed, first, last))
    return written(name, events)


def _marked(feed: CalendarFeed, first: date, last: date) -> Iterator[Event]:
    """Ngày kỷ niệm and big events in one's own calendar; in a unit's, the events it is in charge of."""
    kinds = [MarkKind.EVENT] if feed.kind == FeedKind.UNIT else list(MarkKind)
    for mark in between(first, last, [kind.value for kind in kinds]):
        if feed.kind == FeedKind.UNIT and mark.unit_id != feed.unit_id:
            continue
        days = [mark.starts_on] if mark.starts_on else mark.days_in(first, last)
        for day in days:
            yield Event(
                uid=f"mark-{mark.pk}-{day.year}@nhipcau",
                title=mark.told(day.year)[:LONGEST],
                starts=day,
                ends=mark.ends_on or day,
                details="; ".join(filter(None, [mark.place, mark.noted])),
                url=_whole(mark.get_absolute_url()),
                changed=mark.changed_at,
            )


def _work(feed: CalendarFeed) -> QuerySet[Assignment]:
    rows = queries.work(feed.person)
    if feed.kind == FeedKind.PERSON:
        rows = plans.my_work(feed.person)
    elif feed.kind == FeedKind.UNIT:
        rows = rows.filter(unit=feed.unit)
    else:
        rows = rows.filter(activity__plan=feed.plan)
    return rows.select_related("obligation", "unit").defer("obligation__machine").order_by("due", "pk")


def _activities(feed: CalendarFeed, first: date, last: date) -> QuerySet[Activity]:
    within = Q(due__range=(first, last)) | Q(due=None, starts_on__range=(first, last))
    rows = queries.activities(feed.person).filter(within).select_related("plan")
    if feed.kind == FeedKind.PLAN:
        rows = rows.filter(plan=feed.plan)
    else:
        rows = rows.filter(Q(parties__unit=feed.unit) | Q(parties__group__members=feed.unit)).distinct()
    return rows.order_by("due", "starts_on", "pk")


def _deadlines(feed: CalendarFeed) -> QuerySet[Deadline]:
    own = access.own_unit_ids(feed.person) if feed.kind == FeedKind.PERSON else {feed.unit_id}
    return queries.deadlines(feed.person).filter(unit__in=own)


def _of_work(row: Assignment) -> Event:
    return Event(
        uid=f"assignment-{row.pk}@nhipcau",
        title=_("Hạn: %(what)s") % {"what": row.obligation.text[:LONGEST]},
        starts=row.due or date.min,
        details=f"{row.unit.name} · {row.get_state_display()}",
        url=_whole(reverse("plans:assignment", args=[row.pk])),
        changed=row.assigned_at,
    )


def _of_activity(row: Activity) -> Event:
    # Of one without an end only the beginning is known.
    due = row.due or row.starts_on or date.min
    return Event(
        uid=f"activity-{row.pk}@nhipcau",
        title=row.text[:LONGEST] or _("(chưa có nội dung)"),
        starts=min(row.starts_on or due, due),
        ends=due,
        details=row.deadline_text,
        url=_whole(row.get_absolute_url()),
        changed=row.plan.created_at,
    )


def _whole(address: str) -> str:
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + address
