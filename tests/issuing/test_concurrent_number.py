"""Two people record one number at once: one of them is told (cấp trùng số)."""

import threading

import pytest
from django.db import connection, connections
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import signing
from nhipcau.issuing.models import Paper
from nhipcau.units.enums import Role
from tests.factories.issuing import declared_form, exported
from tests.factories.units import person


@pytest.mark.django_db(transaction=True)
def test_one_number_asked_for_twice_at_once():
    declared_form()
    papers = [exported(title="văn bản một"), exported(title="văn bản hai")]
    clerks = [person(Role.CLERK), person(Role.CLERK)]
    start, outcomes = threading.Barrier(2), []
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        # Threads share one connection in memory: one after the other is all that can be told here.
        for clerk, paper in zip(clerks, papers, strict=True):
            outcomes.append(record(clerk, paper))
    else:

        def work(clerk, paper):
            start.wait()
            outcomes.append(record(clerk, paper))
            connections.close_all()

        threads = [threading.Thread(target=work, args=pair) for pair in zip(clerks, papers, strict=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(outcomes) == ["05", "refused"]
    assert Paper.objects.filter(number="05").count() == 1


def record(clerk, paper) -> str:
    try:
        return signing.bring_back(actor=clerk, paper=paper, number="05", on=timezone.localdate()).number
    except Refused:
        return "refused"
