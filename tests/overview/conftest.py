"""Plans with sorted lines, and the people who look at them (kế hoạch đã phân loại)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from nhipcau.plans.enums import AssignmentState, TermKind
from nhipcau.plans.models import Activity, Assignment, Plan, Term
from nhipcau.units.models import Unit, User
from tests.factories.plans import AssignmentFactory, issued, line, plan_for
from tests.factories.units import UnitFactory

YEAR = 2026


def term(kind: TermKind, at: int = 0) -> Term:
    """A word of one of the lists every office begins with."""
    return Term.objects.filter(kind=kind)[at]


def language(code: str) -> Term:
    return Term.objects.get(kind=TermKind.LANGUAGE, code=code)


def sorted_line(plan: Plan, *terms: Term, lead: Unit | None = None, **fields: Any) -> Activity:
    """A line that carries these words, in May unless told."""
    times = {"starts_on": date(YEAR, 5, 1), "due": date(YEAR, 5, 31), "deadline_text": "tháng 5/2026"}
    made = line(plan, lead or UnitFactory(), **(times | fields))
    made.terms.set(terms)
    return made


def work_for(
    activity: Activity, state: AssignmentState = AssignmentState.ASSIGNED, **fields: Any
) -> Assignment:
    """Work handed out for a line, to its leading unit unless told."""
    lead = activity.parties.first()
    return AssignmentFactory(
        activity=activity, state=state, **({"unit": lead.unit if lead else UnitFactory()} | fields)
    )


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def plan(db: None) -> Plan:
    return issued(plan_for())
