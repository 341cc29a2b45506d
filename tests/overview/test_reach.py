"""Tầm nhìn của đơn vị: what a unit's people see, held against the plain sentence of who sees what."""

from itertools import product

import pytest
from django.utils import timezone

from nhipcau.directives import queries as directives
from nhipcau.directives.enums import DirectiveState, ObligationState, Part
from nhipcau.directives.models import Directive, Obligation
from nhipcau.directives.queries.directives import VOUCHED
from nhipcau.issuing.enums import PaperState
from nhipcau.overview.queries import agenda
from nhipcau.plans import queries as plans
from nhipcau.plans.models import Activity, Assignment
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, UnitGroup, User
from tests.factories.directives import DirectiveFactory, obligation
from tests.factories.dissemination import delivery
from tests.factories.plans import AssignmentFactory, confirmed_obligation, line, plan_for
from tests.factories.units import GroupFactory, UnitFactory, person

pytestmark = pytest.mark.django_db
DAY = timezone.localdate()
# Whom a name leads to, in sight of the unit or not.
SIGHTS = {"own": True, "below": True, "group": True, "of below": True, "other": False, "others": False}


@pytest.fixture
def staff() -> User:
    return person(Role.UNIT_STAFF)


@pytest.fixture
def named(staff: User) -> dict[str, Unit | UnitGroup]:
    """Those a name may lead to: the unit, what lies below it, groups with one of them, and others."""
    own = staff.memberships.get().unit
    below, other = UnitFactory(parent=own), UnitFactory()
    found: dict[str, Unit | UnitGroup] = {"own": own, "below": below, "other": other}
    for name, members in (("group", [own, below, other]), ("of below", [below]), ("others", [other])):
        found[name] = GroupFactory()
        found[name].members.set(members)
    return found


def test_a_unit_sees_the_issued_plans_and_the_lines_that_name_it(
    staff: User, named: dict[str, Unit | UnitGroup]
) -> None:
    drafted = plan_for(confirmed_obligation())
    plans_seen, lines_seen = set(), set()
    for name, state, removed in product(SIGHTS, PaperState, (False, True)):
        plan = plan_for(confirmed_obligation(), actor=drafted.paper.created_by)
        plan.paper.state = state
        plan.paper.save(update_fields=["state"])
        one = line(plan, due=DAY, removed_at=timezone.now() if removed else None)
        target = named[name]
        kind = "unit" if isinstance(target, Unit) else "group"
        one.parties.create(part=Part.SUPPORT, written="x", **{kind: target})
        line(plan, named["other"], due=DAY)
        if SIGHTS[name] and state == PaperState.ISSUED and not removed:
            plans_seen.add(plan.pk)
            lines_seen.add(one.pk)
    assert set(plans.plans_visible_to(staff).values_list("pk", flat=True)) == plans_seen
    assert set(plans.every_plan_visible_to(staff).values_list("pk", flat=True)) == plans_seen
    assert set(agenda.activities(staff).values_list("pk", flat=True)) == lines_seen
    assert Activity.objects.count() > len(lines_seen) > 0


def test_a_unit_sees_what_was_confirmed_for_it_and_what_was_sent_to_it(
    staff: User, named: dict[str, Unit | UnitGroup]
) -> None:
    asked, read = set(), set()
    for name, state, discarded in product(SIGHTS, ObligationState, (False, True)):
        home = DirectiveFactory(state=DirectiveState.DISCARDED if discarded else DirectiveState.CONFIRMED)
        one = obligation(home, support=named[name], state=state)
        if SIGHTS[name] and state in VOUCHED:
            asked.add(one.pk)
            read |= set() if discarded else {home.pk}
    for name, recalled in product(("own", "below", "other"), (None, timezone.now())):
        sent = delivery(named[name], recalled_at=recalled)
        if SIGHTS[name] and recalled is None:
            read.add(sent.directive_id)
    assert set(directives.obligations_visible_to(staff).values_list("pk", flat=True)) == asked
    assert set(directives.visible_to(staff).values_list("pk", flat=True)) == read
    assert Obligation.objects.count() > len(asked) and Directive.objects.count() > len(read)


def test_a_unit_sees_the_work_it_leads_supports_or_decides_on(
    staff: User, named: dict[str, Unit | UnitGroup]
) -> None:
    units = [named[name] for name in ("own", "below", "other")]
    seen = set()
    for lead, approver, supporter in product(units, units, [*units, None]):
        work = AssignmentFactory(unit=lead, approver=approver)
        work.supporters.set([supporter] if supporter else [])
        if {lead, approver, supporter} & {*units[:2]}:
            seen.add(work.pk)
    assert set(plans.visible_to(staff).values_list("pk", flat=True)) == seen
    assert Assignment.objects.count() > len(seen)
