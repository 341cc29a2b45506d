"""Dòng thời gian: the dated activities of a year, under the units that lead them."""

from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Coalesce

from nhipcau.directives.enums import Part
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Activity, ActivityUnit, Assignment

from .activities import under_way


def lines(activities: QuerySet[Activity], year: int) -> QuerySet[ActivityUnit]:
    """Hoạt động diễn ra trong năm, a line for each unit or group that leads it, by its name."""
    work = Assignment.objects.exclude(state=AssignmentState.CANCELLED).defer("folded")
    return (
        ActivityUnit.objects.filter(
            under_way(date(year, 1, 1), date(year, 12, 31), "activity__"),
            activity__in=activities.values("pk"),
            part=Part.LEAD,
        )
        .annotate(
            holder=Coalesce("unit__name", "group__name", "written"),
            place=Coalesce("unit__sort_key", "group__sort_key", "written", output_field=TextField()),
        )
        .select_related("activity__plan__paper", "unit")
        .prefetch_related(Prefetch("activity__assignments", work))
        .order_by("place", "holder", F("activity__starts_on").asc(nulls_first=True), "activity__due", "pk")
    )


def undated(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """Hoạt động không có ngày nào, which stand on no timeline."""
    return activities.filter(Q(starts_on=None, due=None))
