"""Handing out confirmed obligations (giao việc)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.directives.enums import ObligationState
from nhipcau.plans.domain import assignments
from nhipcau.plans.domain.terms import Terms
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.enums import Role
from tests.factories.plans import AssignmentFactory, accepted, confirmed_obligation
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def test_assign_keeps_the_terms_and_writes_them_down() -> None:
    officer, unit, helper = person(Role.OFFICER), UnitFactory(), UnitFactory()
    given = assignments.assign(
        actor=officer,
        obligation=confirmed_obligation(),
        unit=unit,
        supporters=[helper, unit],
        due=in_days(10),
        deliverable=" 06 tin bài ",
        approver=standing_office(),
    )
    assert (given.state, given.deliverable, given.assigned_by) == (
        AssignmentState.ASSIGNED,
        "06 tin bài",
        officer,
    )
    assert list(given.supporters.all()) == [helper], "the lead does not support itself"
    entry = AuditEntry.objects.get(verb="plans.assign")
    assert entry.after["due"] == in_days(10).isoformat()
    assert entry.after["supporters"] == [helper.pk]
    assert audit.broken_at() is None


def test_a_double_click_assigns_once() -> None:
    officer, unit, obligation = person(Role.OFFICER), UnitFactory(), confirmed_obligation()
    twice = [
        assignments.assign(
            actor=officer, obligation=obligation, unit=unit, due=in_days(3), approver=standing_office()
        )
        for _click in range(2)
    ]
    assert twice[0] == twice[1]
    assert Assignment.objects.count() == AuditEntry.objects.filter(verb="plans.assign").count() == 1


@pytest.mark.parametrize(
    "state", [ObligationState.PROPOSED, ObligationState.DROPPED, ObligationState.REPLACED]
)
def test_only_a_confirmed_obligation_is_assigned(state: ObligationState) -> None:
    with pytest.raises(Refused, match="chưa được xác nhận"):
        assignments.assign(
            actor=person(Role.OFFICER),
            obligation=confirmed_obligation(state=state),
            unit=UnitFactory(),
            approver=standing_office(),
        )
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("ended", ["unit", "approver", "supporter"])
def test_no_work_for_a_unit_that_has_ended(ended: str) -> None:
    units = {name: UnitFactory() for name in ["unit", "approver", "supporter"]}
    units[ended].valid_to = timezone.localdate()
    units[ended].save()
    with pytest.raises(Refused, match="không còn hoạt động"):
        assignments.assign(
            actor=person(Role.OFFICER),
            obligation=confirmed_obligation(),
            unit=units["unit"],
            approver=units["approver"],
            supporters=[units["supporter"]],
        )


def test_a_past_due_day_needs_a_persons_word() -> None:
    order = {
        "actor": person(Role.OFFICER),
        "obligation": confirmed_obligation(),
        "unit": UnitFactory(),
        "approver": standing_office(),
        "due": in_days(-1),
    }
    with pytest.raises(Refused, match="đã qua"):
        assignments.assign(**order)
    assert assignments.assign(**order, allow_past=True).due == in_days(-1)


def test_the_same_unit_on_other_terms_is_refused_and_free_again_after_a_cancel() -> None:
    officer, first = person(Role.OFFICER), AssignmentFactory()
    again = {
        "actor": officer,
        "obligation": first.obligation,
        "unit": first.unit,
        "approver": first.approver,
        "due": in_days(5),
    }
    with pytest.raises(Refused, match="đã được giao"):
        assignments.assign(**again)
    assignments.cancel(actor=officer, assignment=first, reason="Giao nhầm")
    assert assignments.assign(**again) != first


def test_a_grid_is_assigned_whole_or_not_at_all() -> None:
    good, bad = confirmed_obligation(), confirmed_obligation(state=ObligationState.PROPOSED)
    orders = [(row, Terms(UnitFactory(), standing_office())) for row in (good, bad)]
    with pytest.raises(Refused):
        assignments.assign_many(actor=person(Role.OFFICER), orders=orders)
    assert not Assignment.objects.exists()
    assert not AuditEntry.objects.filter(verb="plans.assign").exists()


def test_change_tells_before_and_after_with_the_reason() -> None:
    officer, standing = person(Role.OFFICER), AssignmentFactory(due=in_days(2))
    wanted = {
        "actor": officer,
        "assignment": standing,
        "due": in_days(9),
        "deliverable": "",
        "supporters": [],
        "approver": standing.approver,
    }
    with pytest.raises(Refused, match="lý do"):
        assignments.change(**wanted, reason="  ")
    assignments.change(**wanted, reason="Lùi theo lịch hội nghị")
    assignments.change(**wanted, reason="Bấm hai lần")
    entry = AuditEntry.objects.get(verb="plans.change")
    assert entry.before == {"due": in_days(2).isoformat()}
    assert entry.after == {"due": in_days(9).isoformat(), "reason": "Lùi theo lịch hội nghị"}


def test_a_late_task_may_be_changed_without_touching_its_past_due_day() -> None:
    late = AssignmentFactory(due=in_days(-4))
    changed = assignments.change(
        actor=person(Role.OFFICER),
        assignment=late,
        due=late.due,
        deliverable="01 báo cáo",
        supporters=[],
        approver=late.approver,
        reason="Bổ sung sản phẩm",
    )
    assert (changed.due, changed.deliverable) == (in_days(-4), "01 báo cáo")


def test_cancel_is_refused_once_accepted_and_repeats_quietly(office) -> None:
    assignment = accepted(office.assignment, office.staff, office.officer)
    with pytest.raises(Refused, match="đã được chấp nhận"):
        assignments.cancel(actor=office.officer, assignment=assignment, reason="Không cần nữa")
    other = AssignmentFactory()
    first = assignments.cancel(actor=office.officer, assignment=other, reason="Trùng")
    second = assignments.cancel(actor=office.officer, assignment=other, reason="Trùng")
    assert first.cancelled_at == second.cancelled_at is not None
    assert AuditEntry.objects.filter(verb="plans.cancel").count() == 1


def test_open_work_of_an_ended_unit_goes_to_its_heir_and_only_then() -> None:
    officer, orphan, heir = person(Role.OFFICER), AssignmentFactory(), UnitFactory()
    move = {"actor": officer, "assignment": orphan, "unit": heir, "reason": "Hợp nhất"}
    with pytest.raises(Refused, match="vẫn đang hoạt động"):
        assignments.hand_over(**move)
    orphan.unit.valid_to = timezone.localdate()
    orphan.unit.save()
    assert assignments.hand_over(**move).unit == heir
    entry = AuditEntry.objects.get(verb="plans.hand-over")
    assert (entry.before["unit"], entry.after["unit"]) == (orphan.unit.pk, heir.pk)


def test_only_an_officer_hands_out_changes_or_takes_back(office) -> None:
    for role in Role:
        if role == Role.OFFICER:
            continue
        actor = person(role, office.assignment.unit)
        with pytest.raises(PermissionDenied):
            assignments.assign(
                actor=actor,
                obligation=confirmed_obligation(),
                unit=office.assignment.unit,
                approver=standing_office(),
            )
        with pytest.raises(PermissionDenied):
            assignments.cancel(actor=actor, assignment=office.assignment, reason="x")
