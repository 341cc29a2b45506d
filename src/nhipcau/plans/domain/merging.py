"""Gộp hoạt động: several lines become one that says and answers all they did."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import User

from .. import queries
from ..enums import Column
from ..models import Activity, Plan
from . import cells
from .activities import link
from .holding import hold


def merge(*, actor: User, plan: Plan, activities: Iterable[Activity]) -> Activity:
    """Gộp các hoạt động vào dòng đầu: it answers what all of them answered; the others are taken out.

    Texts and products stand one after another; units come together; its time and money stay its own
    unless it has none. Raises Refused for fewer than two.
    """
    wanted = {activity.pk for activity in activities}
    with transaction.atomic():
        held = hold(actor, plan)
        rows = list(queries.lines(held).filter(pk__in=wanted))
        if len(rows) < 2:
            raise Refused(_("Hãy chọn ít nhất hai hoạt động để gộp."))
        first, *others = queries.in_groups(rows)
        before = {column.value: cells.read(first, column) for column in Column}
        _take_in(cells.Desk(held.year), first, others)
        first.save()
        answered = {answer.obligation_id for row in others for answer in row.answers.all()}
        link(first, answered)
        Activity.objects.filter(pk__in=[row.pk for row in others]).update(removed_at=timezone.now())
        after = {column.value: cells.read(first, column) for column in Column}
        audit.record(
            actor=actor,
            verb="plans.activity.merge",
            subject=first,
            before={name: value for name, value in before.items() if value != after[name]},
            after={name: value for name, value in after.items() if value != before[name]}
            | {"merged": [row.pk for row in others]},
        )
    return first


def _take_in(desk: cells.Desk, first: Activity, others: list[Activity]) -> None:
    joined: dict[Column, str] = {}
    for column in Column:
        values = [cells.read(row, column) for row in (first, *others)]
        kept = list(dict.fromkeys(filter(None, values)))
        if (
            column in {Column.TEXT, Column.DELIVERABLE}
            or column in cells.PARTS
            or column in cells.TERM_COLUMNS
        ):
            joined[column] = cells.BETWEEN.join(kept)
        elif not values[0] and kept:
            joined[column] = kept[0]
    for column, value in joined.items():
        if value != cells.read(first, column):
            cells.write(desk, first, column, value)
