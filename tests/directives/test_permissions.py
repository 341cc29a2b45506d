"""Quyền: every verb of directives against every role; and who sees what."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied

from nhipcau.core.domain.errors import Refused
from nhipcau.directives import queries
from nhipcau.directives.domain import completion, duplicates, header, intake, obligations, parties
from nhipcau.directives.enums import DirectiveState, ObligationState, Part
from nhipcau.units.enums import Role
from nhipcau.units.models import UnitGroup, User
from tests.factories.directives import DirectiveFactory, obligation, party
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db

OFFICE = {Role.CLERK, Role.OFFICER}
REVIEWERS = {Role.OFFICER}
VERBS: dict[str, tuple[set[Role], Callable[[User], object]]] = {
    "register": (OFFICE, lambda who: intake.register(actor=who, content=b"x y z", name="a.txt")),
    "retry": (OFFICE, lambda who: intake.retry(actor=who, directive=DirectiveFactory())),
    "cancel": (OFFICE, lambda who: intake.cancel(actor=who, directive=DirectiveFactory())),
    "discard": (OFFICE, lambda who: intake.discard(actor=who, directive=DirectiveFactory())),
    "distinct": (OFFICE, lambda who: duplicates.declare_distinct(actor=who, directive=DirectiveFactory())),
    "header": (
        OFFICE,
        lambda who: header.correct(actor=who, directive=DirectiveFactory(), wanted={"place": "X"}),
    ),
    "confirm directive": (REVIEWERS, lambda who: completion.confirm(actor=who, directive=DirectiveFactory())),
    "confirm all": (REVIEWERS, lambda who: obligations.confirm_all(actor=who, directive=DirectiveFactory())),
    "confirm": (
        REVIEWERS,
        lambda who: obligations.confirm(actor=who, obligation=obligation(lead=UnitFactory())),
    ),
    "edit": (
        REVIEWERS,
        lambda who: obligations.edit(actor=who, obligation=obligation(), wanted={"text": "y"}),
    ),
    "add": (
        REVIEWERS,
        lambda who: obligations.add(actor=who, directive=DirectiveFactory(), text="y", quote=""),
    ),
    "drop": (REVIEWERS, lambda who: obligations.drop(actor=who, obligation=obligation(), reason="y")),
    "drop all": (
        REVIEWERS,
        lambda who: obligations.drop_all(actor=who, obligations=[obligation()], reason="y"),
    ),
    "add party to all": (
        REVIEWERS,
        lambda who: parties.add_to_all(
            actor=who, obligations=[obligation()], part=Part.LEAD, unit=UnitFactory()
        ),
    ),
    "restore": (REVIEWERS, lambda who: obligations.restore(actor=who, obligation=obligation())),
    "reopen": (REVIEWERS, lambda who: obligations.reopen(actor=who, obligation=obligation(), reason="y")),
    "split": (REVIEWERS, lambda who: obligations.split(actor=who, obligation=obligation(), cuts=[3])),
    "merge": (REVIEWERS, lambda who: obligations.merge(actor=who, obligations=[obligation()])),
    "undo": (REVIEWERS, lambda who: obligations.undo(actor=who, obligation=obligation())),
    "choose": (
        REVIEWERS,
        lambda who: parties.choose(actor=who, party=party(obligation(), Part.LEAD, "x"), unit=UnitFactory()),
    ),
    "add party": (
        REVIEWERS,
        lambda who: parties.add(actor=who, obligation=obligation(), part=Part.LEAD, unit=UnitFactory()),
    ),
    "remove party": (
        REVIEWERS,
        lambda who: parties.remove(actor=who, party=party(obligation(), Part.LEAD, "x")),
    ),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", Role)
def test_who_may_do_what(role: Role, verb: str):
    allowed, act = VERBS[verb]
    who = person(role)
    if role not in allowed:
        with pytest.raises(PermissionDenied, match="chưa được giao quyền"):
            act(who)
        return
    # Allowed; some are then told why this record does not lend itself.
    with suppress(Refused):
        act(who)


@pytest.mark.parametrize("role", Role)
def test_directives_in_sight(role: Role):
    own, other = UnitFactory(), UnitFactory()
    who = person(role, own if role in {Role.UNIT_HEAD, Role.UNIT_STAFF} else None)
    ours = obligation(lead=own, state=ObligationState.CONFIRMED)
    obligation(lead=own)
    theirs = obligation(lead=other, state=ObligationState.CONFIRMED)
    seen = set(queries.visible_to(who))
    if role in {Role.CLERK, Role.OFFICER, Role.LEADER}:
        assert len(seen) == 3
    elif role == Role.ADMINISTRATOR:
        assert seen == set()
    else:
        assert seen == {ours.directive}
        assert set(queries.obligations_visible_to(who)) == {ours}
        assert theirs.directive not in seen


def test_a_unit_sees_what_is_asked_of_it_through_a_group_or_in_support():
    unit, below = UnitFactory(), UnitFactory()
    below.parent = unit
    below.save()
    group = UnitGroup.objects.create(name="Các xã, phường", folded="cac xa phuong")
    group.members.add(below)
    by_group = obligation(lead=group, state=ObligationState.CONFIRMED)
    in_support = obligation(lead=UnitFactory(), support=unit, state=ObligationState.CONFIRMED)
    staff = person(Role.UNIT_STAFF, unit)
    assert set(queries.obligations_visible_to(staff)) == {by_group, in_support}


def test_a_discarded_directive_is_out_of_a_units_sight():
    unit = UnitFactory()
    task = obligation(lead=unit, state=ObligationState.CONFIRMED)
    task.directive.state = DirectiveState.DISCARDED
    task.directive.save()
    assert not queries.visible_to(person(Role.UNIT_STAFF, unit)).exists()
