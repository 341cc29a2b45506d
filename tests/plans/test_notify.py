"""What happens to an assignment is told to whose turn it is, and not to who did it."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.models import Mail
from nhipcau.plans.domain import assignments, submissions
from nhipcau.plans.domain.terms import Terms
from nhipcau.units.enums import Role
from tests.factories.plans import EvidenceFactory, confirmed_obligation
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(office):
    for one in (office.officer, office.head, office.staff):
        one.email = f"{one.username}@example.vn"
        one.save()
    return office


def taken_out() -> dict[str, Mail]:
    """The mails laid down since the last look, by recipient."""
    found = {mail.recipient: mail for mail in Mail.objects.all()}
    assert len(found) == Mail.objects.count()
    Mail.objects.all().delete()
    return found


def test_a_unit_gets_one_mail_for_all_it_is_handed_at_once(office):
    unit, partner = office.assignment.unit, UnitFactory()
    helper = person(Role.UNIT_STAFF, partner)
    helper.email = "phoi-hop@example.vn"
    helper.save()
    texts = ["Đăng tin tiếng Anh", "Làm phim ngắn", "Dịch tài liệu"]
    tasks = [confirmed_obligation(text) for text in texts]
    terms = Terms(unit, standing_office(), (partner,), timezone.localdate() + timedelta(days=9), "", False)
    orders = [(task, terms) for task in tasks]
    with translation.override("en"):
        assignments.assign_many(actor=office.officer, orders=orders)
    mails = taken_out()
    assert set(mails) == {office.head.email, office.staff.email, helper.email}
    mail = mails[office.head.email]
    assert mail.subject == "Giao 3 việc mới" and all(text in mail.body for text in texts)
    assert terms.due.strftime("%d/%m/%Y") in mail.body
    assert mails[helper.email].subject == "Phối hợp 3 việc mới"
    assignments.assign_many(actor=office.officer, orders=orders)
    assert not taken_out(), "a second click tells nothing new"


def test_a_refused_act_tells_nobody(office):
    due = timezone.localdate() - timedelta(days=1)
    fine = (confirmed_obligation(), Terms(office.assignment.unit, standing_office()))
    late = (confirmed_obligation(), Terms(office.assignment.unit, standing_office(), (), due))
    with pytest.raises(Refused):
        assignments.assign_many(actor=office.officer, orders=[fine, late])
    assert not taken_out()


def test_from_handing_in_to_the_decision(office):
    EvidenceFactory(assignment=office.assignment)
    submission = submissions.submit(actor=office.staff, assignment=office.assignment)
    assert set(taken_out()) == {office.officer.email}
    submissions.return_(actor=office.officer, submission=submission, reason="Thiếu đường dẫn")
    mails = taken_out()
    assert set(mails) == {office.head.email, office.staff.email}
    assert all("Thiếu đường dẫn" in mail.body and "trả lại" in mail.subject for mail in mails.values())
    again = submissions.submit(actor=office.staff, assignment=office.assignment)
    taken_out()
    submissions.accept(actor=office.officer, submission=again)
    assert {mail.subject for mail in taken_out().values()} == {"Kết quả được chấp nhận"}
    submissions.reopen(actor=office.officer, assignment=office.assignment, reason="Nhầm")
    assert {mail.subject for mail in taken_out().values()} == {"Việc được mở lại"}


def test_changed_and_cancelled(office):
    wanted = {"deliverable": "tin", "supporters": [], "approver": standing_office()}
    for day in (3, 4):
        due = timezone.localdate() + timedelta(days=day)
        assignments.change(
            actor=office.officer, assignment=office.assignment, due=due, reason="Đổi hạn", **wanted
        )
        assert set(taken_out()) == {office.head.email, office.staff.email}
    assignments.change(
        actor=office.officer, assignment=office.assignment, due=due, reason="Đổi hạn", **wanted
    )
    assert not taken_out(), "nothing differs"
    assignments.cancel(actor=office.officer, assignment=office.assignment, reason="Giao nhầm")
    assert all("Giao nhầm" in mail.body for mail in taken_out().values())
