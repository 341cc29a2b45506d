"""Questions put together once: they tell what stands now, and depend on nothing but their days."""

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.core.domain import figures as registered
from nhipcau.plans.models import Assignment
from nhipcau.reports.domain import statements
from nhipcau.reports.domain.indicators import DEFINITIONS
from tests.factories.plans import AssignmentFactory
from tests.factories.reports import FIRST, LAST, hanoi

pytestmark = pytest.mark.django_db


def led(state: str, units: list[int] | None = None):
    found = Assignment.objects.filter(state=state).order_by("pk")
    return (found if units is None else found.filter(unit__in=units)).values_list("unit", "pk")


def nothing(ids: list[int]):
    return Assignment.objects.none().values_list("pk")


def test_every_asking_reads_what_stands_now() -> None:
    work = [AssignmentFactory() for _ in range(6)]
    for wanted in (work[:1], work[:3], work[1:6], work[2:3]):
        found = statements.ask(led, "assigned", ids=[each.unit_id for each in wanted])
        assert found == [(each.unit_id, each.pk) for each in wanted]
    assert len(statements.ask(led, "assigned")) == 6
    work[0].delete()
    AssignmentFactory(unit=work[1].unit)
    assert len(statements.ask(led, "assigned")) == 6
    assert len(statements.ask(led, "assigned", ids=[work[0].unit_id, work[1].unit_id])) == 2
    assert statements.ask(led, "accepted") == statements.ask(led, "assigned", ids=[]) == []
    assert statements.ask(nothing, ids=[1]) == []


def test_what_is_counted_depends_on_the_days_alone(clock) -> None:
    """Else a question that was kept would be another one tomorrow, or after the next write."""

    def told() -> list[object]:
        found: list[object] = []
        for each in (*registered.known(), *DEFINITIONS.values()):
            records = each.records(FIRST, LAST)
            amount = [each.amount] if each.amount else []
            try:
                found.append(str(records.values_list("pk", *amount).query.sql_with_params()))
            except EmptyResultSet:
                found.append(None)
        return found

    with CaptureQueriesContext(connection) as asked:
        before = told()
    assert not asked.captured_queries and len(before) > 20
    clock(hanoi(2027, 3, 5, 10))
    AssignmentFactory()
    assert told() == before
