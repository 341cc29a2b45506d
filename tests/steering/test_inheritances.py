"""A unit is merged: what is still to be done passes to its heir, the past untouched (kế thừa)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.inspections import queries as inspecting
from nhipcau.inspections.domain import explaining, matters, remedies
from nhipcau.plans.enums import AssignmentState
from nhipcau.steering.domain import inheritances, recurring
from nhipcau.steering.models import Notice
from nhipcau.training.domain import registrations
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories import inspections, programmes, training
from tests.factories.plans import AssignmentFactory, confirmed_obligation
from tests.factories.units import UnitFactory, merged, person, standing_office

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def ended(unit: Unit, heir: Unit) -> Unit:
    """The unit merged into the heir yesterday."""
    merged(unit, heir, today() - timedelta(days=1), ground="NQ 01")
    return Unit.objects.get(pk=unit.pk)


def passed(officer: User, unit: Unit, heir: Unit, **more: object) -> list[inheritances.Line]:
    return inheritances.pass_on(actor=officer, unit=unit, heir=heir, reason="Nghị quyết 01", **more)


def kinds(lines: list[inheritances.Line]) -> list[str]:
    return [str(line.kind.label) for line in lines]


def test_everything_open_passes_and_the_past_stays():
    officer, unit, heir = person(Role.OFFICER), UnitFactory(), UnitFactory()
    staff = person(Role.UNIT_STAFF, heir)
    work = AssignmentFactory(unit=unit)
    over = AssignmentFactory(unit=unit, state=AssignmentState.CANCELLED)
    duty = recurring.start(
        actor=officer,
        obligation=confirmed_obligation(),
        unit=unit,
        approver=standing_office(),
        rule="FREQ=MONTHLY;BYMONTHDAY=20",
        starts_on=today() + timedelta(days=200),
    )
    course = training.opened()
    learner = training.registered(course, "Lê Thị Bình", unit)
    own = training.draft(unit)
    nomination = programmes.nominated(programmes.a_round(officer), unit)
    event = programmes.EventFactory(unit=unit, state="planned")
    partner = programmes.PartnerFactory(unit=unit)
    unit = ended(unit, heir)
    before = inheritances.open_of(unit, heir)
    moved = passed(officer, unit, heir)
    assert kinds(moved) == kinds(before)
    assert set(kinds(moved)) == {
        "Việc được giao",
        "Việc định kỳ",
        "Lớp bồi dưỡng, tập huấn đang tổ chức",
        "Người được cử đi học",
        "Đề cử khen thưởng",
        "Sự kiện sắp tới",
        "Đối tác đang hợp tác",
    }
    for record in (work, duty, learner, own, nomination, event, partner):
        record.refresh_from_db()
        assert record.unit == heir
    over.refresh_from_db()
    assert over.unit == unit and learner.unit_name == unit.name
    registrations.withdraw(actor=staff, registration=learner)
    entry = AuditEntry.objects.get(verb="steering.inherit")
    assert len(entry.after["records"]) == 7 and entry.after["reason"] == "Nghị quyết 01"
    assert AuditEntry.objects.filter(verb="steering.inherit.record").count() == 6
    assert AuditEntry.objects.filter(verb="plans.hand-over").count() == 1
    told = Notice.objects.get(person=staff, subject="Đơn vị nhận việc kế thừa")
    assert "7 hồ sơ" in told.body and "Nghị quyết 01" in told.body
    assert not inheritances.open_of(unit, heir)
    with pytest.raises(Refused, match="Không có hồ sơ nào"):
        passed(officer, unit, heir)


def test_the_heir_explains_and_mends_what_was_found_about_the_old_unit():
    officer, heir = person(Role.OFFICER), UnitFactory()
    staff, stranger = person(Role.UNIT_STAFF, heir), person(Role.UNIT_STAFF)
    sent = inspections.sent()
    fault, old = inspections.fault_of(sent), sent.unit
    asked = inspections.recommended()
    lead = inspections.lead_of(sent.round)
    with pytest.raises(PermissionDenied):
        explaining.explain(actor=staff, finding=fault, agrees=True)
    passed(officer, ended(old, heir), heir)
    passed(officer, ended(asked.visit.unit, heir), heir)
    asked = type(asked).objects.get(pk=asked.pk)
    assert (asked.carrying, asked.visit.unit) == (heir, asked.visit.unit)
    assert {matter.unit for matter in matters.owed(today() + timedelta(days=400))} == {heir.pk}
    assert list(inspecting.recommendations_visible_to(staff)) == [asked]
    assert fault in inspecting.findings_visible_to(staff)
    assert not inspecting.visits_visible_to(stranger).exists()
    client = Client()
    client.force_login(staff)
    page = client.get(sent.get_absolute_url()).content.decode()
    assert f"explain-{fault.pk}-agrees" in page and str(old) in page
    fault.refresh_from_db()
    explaining.explain(
        actor=staff, finding=type(fault).objects.get(pk=fault.pk), agrees=False, text="Đã có bản thứ hai."
    )
    remedies.add_link(
        actor=staff, recommendation=asked, title="Đính chính", done_on=today(), link="https://tinh.gov.vn/1"
    )
    remedies.report(actor=staff, recommendation=asked, text="Đã đính chính.")
    held = type(asked).objects.get(pk=asked.pk)
    assert not remedies.acceptable_by(staff, held) and remedies.acceptable_by(lead, held)
    shown = client.get(reverse("inspections:recommendations")).content.decode()
    assert heir.name in shown and "kế thừa" in shown


def test_what_the_heir_has_already_stays_and_a_division_is_chosen_line_by_line():
    officer, unit = person(Role.OFFICER), UnitFactory()
    one, two = UnitFactory(), UnitFactory()
    twice, first, second = (AssignmentFactory(unit=unit) for _number in range(3))
    AssignmentFactory(unit=one, obligation=twice.obligation)
    unit = ended(unit, one)
    merged(unit, two, today() - timedelta(days=1))
    assert inheritances.heirs_of(unit) == [one, two]
    why = {line.record: line.why for line in inheritances.open_of(unit, one)}
    assert why[twice] == "Đơn vị kế thừa đã có việc này." and why[first] == why[second] == ""
    client = Client()
    client.force_login(officer)
    address = reverse("steering:inheritance", args=[unit.pk])
    assert "đã chia cho nhiều đơn vị" in client.get(address).content.decode()
    key = next(line.key for line in inheritances.open_of(unit, one) if line.record == first)
    wrong = client.post(f"{address}?nhan={one.pk}", {"ho-so": [key], "reason": ""})
    assert wrong.status_code == 422
    panel = client.get(unit.get_absolute_url()).content.decode()
    assert address in panel
    client.post(f"{address}?nhan={one.pk}", {"ho-so": [key], "reason": "NQ 01"})
    for record in (twice, first, second):
        record.refresh_from_db()
    assert [twice.unit, first.unit, second.unit] == [unit, one, unit]
    page = client.get(f"{address}?nhan={one.pk}").content.decode()
    assert "Vì sao không chuyển" in page and "Đơn vị kế thừa đã có việc này." in page


@pytest.mark.parametrize("case", ["in being", "no heir", "no right", "no reason"])
def test_when_nothing_passes(case: str):
    officer, unit, heir = person(Role.OFFICER), UnitFactory(), UnitFactory()
    work = AssignmentFactory(unit=unit)
    if case != "in being":
        unit = ended(unit, heir)
    if case == "no heir":
        Unit.objects.filter(pk=heir.pk).update(valid_to=today())
        heir.refresh_from_db()
    actor = person(Role.UNIT_HEAD, heir) if case == "no right" else officer
    with pytest.raises(PermissionDenied if case == "no right" else Refused):
        reason = "" if case == "no reason" else "NQ 01"
        inheritances.pass_on(actor=actor, unit=unit, heir=heir, reason=reason)
    work.refresh_from_db()
    assert work.unit == unit
