"""People around one assignment (những người quanh một việc)."""

from dataclasses import dataclass

import pytest

from nhipcau.plans.models import Assignment
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import AssignmentFactory
from tests.factories.units import person


@dataclass
class Office:
    """One assignment, an officer who hands out, a head and a member of the leading unit."""

    assignment: Assignment
    officer: User
    head: User
    staff: User


@pytest.fixture
def office(db: None) -> Office:
    assignment = AssignmentFactory()
    return Office(
        assignment=assignment,
        officer=person(Role.OFFICER),
        head=person(Role.UNIT_HEAD, assignment.unit),
        staff=person(Role.UNIT_STAFF, assignment.unit),
    )
