"""The daily digest: one a person, once a day, whatever happens to the workers; in the inbox and by mail."""

import time
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nhipcau.clock.enums import DayKind, Occasion
from nhipcau.clock.models import CalendarDay
from nhipcau.core.domain import audit
from nhipcau.core.models import AuditEntry
from nhipcau.mailing.domain.delivery import deliver_due
from nhipcau.mailing.models import Mail
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.steering.domain import digests, inbox
from nhipcau.steering.models import DigestRun, Notice, Reminder, ReminderRule, Supervision
from nhipcau.units.domain import people
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, Unit, User
from tests.factories.dissemination import delivery
from tests.factories.plans import AssignmentFactory, confirmed_obligation
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db

# A Tuesday without holidays near it.
TODAY = date(2026, 5, 19)


def mailed(role: Role, unit: Unit | None = None) -> User:
    made = person(role, unit)
    made.email = f"{made.username}@example.vn"
    made.save()
    return made


def work(unit: Unit, days: int, **fields) -> Assignment:
    return AssignmentFactory(unit=unit, due=TODAY + timedelta(days=days), **fields)


def subjects(person_: User) -> list[str]:
    return list(Notice.objects.filter(person=person_).values_list("subject", flat=True))


def test_each_person_gets_one_digest_of_what_the_rules_say_today():
    unit = UnitFactory()
    head, staff, officer = mailed(Role.UNIT_HEAD, unit), mailed(Role.UNIT_STAFF, unit), mailed(Role.OFFICER)
    soon, today, late = work(unit, 3), work(unit, 0), work(unit, -1)
    escalated, far = work(unit, -3), work(unit, -10)
    work(unit, 5), work(unit, -1, state=AssignmentState.SUBMITTED)
    run = digests.make(TODAY)
    assert subjects(staff) == ["Nhắc việc ngày 19/05/2026: 1 quá hạn; 1 đến hạn hôm nay; 1 sắp đến hạn"]
    assert subjects(head) == ["Nhắc việc ngày 19/05/2026: 2 việc báo lãnh đạo"]
    assert subjects(officer) == ["Nhắc việc ngày 19/05/2026: 1 việc cần can thiệp"]
    told = set(Reminder.objects.filter(person=staff).values_list("assignment", flat=True))
    assert told == {soon.pk, today.pk, late.pk}
    assert Reminder.objects.get(person=officer).assignment == far
    told = set(Reminder.objects.filter(person=head).values_list("assignment", flat=True))
    assert told == {escalated.pk, far.pk}
    why = Reminder.objects.get(person=staff, assignment=late)
    assert (why.why, why.days_left, why.mailed) == ("quá hạn 1 ngày, nhắc lại sau mỗi 7 ngày", -1, True)
    assert run.people == 3 and AuditEntry.objects.get(verb="steering.digest").after["people"] == 3
    assert audit.broken_at() is None


def test_made_twice_it_stands_once():
    unit = UnitFactory()
    mailed(Role.UNIT_STAFF, unit)
    work(unit, 0)
    assert digests.make(TODAY) is not None
    assert digests.make(TODAY) is None
    assert (DigestRun.objects.count(), Notice.objects.count(), Mail.objects.count()) == (1, 1, 1)


def test_a_worker_killed_half_way_leaves_nothing_and_another_makes_it_whole(monkeypatch):
    unit = UnitFactory()
    mailed(Role.UNIT_STAFF, unit)
    work(unit, 0)
    with monkeypatch.context() as broken:
        broken.setattr(audit, "record", lambda **_facts: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            digests.make(TODAY)
    assert not DigestRun.objects.exists() and not Notice.objects.exists() and not Mail.objects.exists()
    assert digests.make(TODAY).people == 1


@pytest.mark.parametrize(
    ("moment", "is_on", "made"),
    [
        (datetime(2026, 5, 19, 7, 29), True, False),
        (datetime(2026, 5, 19, 7, 30), True, True),
        (datetime(2026, 5, 19, 22, 0), True, True),
        (datetime(2026, 5, 23, 9, 0), True, False),  # a Saturday
        (datetime(2026, 5, 19, 9, 0), False, False),
    ],
)
def test_it_comes_on_working_days_from_the_offices_hour_on(moment: datetime, is_on: bool, made: bool):
    Supervision.objects.create(pk=1, is_on=is_on)
    moment = moment.replace(tzinfo=timezone.get_default_timezone())
    assert (digests.make_due(now=moment) is not None) is made
    assert digests.make_due(now=moment) is None


def test_nobody_is_reminded_on_a_day_the_office_has_entered_as_a_holiday():
    CalendarDay.objects.create(day=TODAY, kind=DayKind.HOLIDAY, occasion=Occasion.OTHER, citation="Thông báo")
    moment = datetime(2026, 5, 19, 9, 0, tzinfo=timezone.get_default_timezone())
    assert digests.make_due(now=moment) is None and digests.make_due(now=moment + timedelta(days=1))


def test_a_unit_without_staff_is_told_through_its_head_and_one_without_anybody_is_named():
    alone, empty = UnitFactory(), UnitFactory()
    head, officer = person(Role.UNIT_HEAD, alone), person(Role.OFFICER)
    work(alone, 0), work(empty, 0), work(empty, -3)
    digests.make(TODAY)
    assert len(subjects(head)) == 1
    # Nobody above it either: its late work goes to the standing office.
    assert len(subjects(officer)) == 1
    assert Reminder.objects.filter(unit=empty, reached=False).count() == 1


def test_who_wants_no_mail_has_it_in_the_inbox_and_who_is_gone_has_nothing():
    unit = UnitFactory()
    quiet, gone = mailed(Role.UNIT_STAFF, unit), mailed(Role.UNIT_STAFF, unit)
    quiet.wants_mail, gone.is_active = False, False
    quiet.save(), gone.save()
    work(unit, 0)
    digests.make(TODAY)
    assert len(subjects(quiet)) == 1 and not subjects(gone) and not Mail.objects.exists()


def test_a_bad_address_keeps_nobody_elses_mail():
    unit = UnitFactory()
    good, bad = mailed(Role.UNIT_STAFF, unit), mailed(Role.UNIT_STAFF, unit)
    User.objects.filter(pk=bad.pk).update(email="không phải địa chỉ")
    work(unit, 0)
    digests.make(TODAY)
    assert list(Mail.objects.values_list("recipient", flat=True)) == [good.email]
    assert len(subjects(bad)) == 1


def test_papers_sent_round_are_reminded_of_too():
    unit = UnitFactory()
    staff = person(Role.UNIT_STAFF, unit)
    delivery(unit, due=TODAY)
    digests.make(TODAY)
    told = Reminder.objects.get(person=staff)
    assert told.kind == "delivery" and told.path.endswith("#pho-bien")


def test_the_server_takes_the_digest(postbox):
    unit = UnitFactory()
    staff = mailed(Role.UNIT_STAFF, unit)
    work(unit, -1, obligation=confirmed_obligation("nộp 06 tin, bài bằng tiếng Anh về biển, đảo"))
    digests.make(TODAY)
    assert deliver_due() == 1
    (mail,) = postbox.taken
    body = mail.get_content()
    assert mail["To"] == staff.email and mail["Subject"].strip() == "Nhắc việc ngày 19/05/2026: 1 quá hạn"
    assert "QUÁ HẠN (1)" in body and "nộp 06 tin, bài" in body and "hạn 18/05/2026 (quá hạn 1 ngày)" in body
    assert "https://nhipcau.example.vn/lam-viec/thong-bao/" in body and "xin đừng trả lời" in body


def test_an_erased_person_leaves_no_notice_and_the_log_keeps_the_unit():
    unit = UnitFactory()
    staff = mailed(Role.UNIT_STAFF, unit)
    work(unit, 0)
    digests.make(TODAY)
    people.erase(actor=person(Role.ADMINISTRATOR), person=staff)
    assert not Notice.objects.filter(person=staff).exists()
    assert Reminder.objects.get().person is None and Reminder.objects.get().unit == unit


def test_old_notices_go_and_the_log_forgets_the_person():
    unit = UnitFactory()
    person(Role.UNIT_STAFF, unit)
    work(unit, 0)
    digests.make(TODAY)
    assert inbox.sweep() == 0
    assert inbox.sweep(now=timezone.now() + timedelta(days=91)) == 1
    assert Reminder.objects.get().person is None


def crowd(units: int, each: int, works: int, *, prefix: str = "dong") -> None:
    """Units with their people and work, laid down in bulk."""
    made = Unit.objects.bulk_create(Unit(name=f"Đơn vị {n}") for n in range(units))
    users = User.objects.bulk_create(
        User(username=f"{prefix}-{n}", email=f"{prefix}-{n}@example.vn") for n in range(units * each)
    )
    Membership.objects.bulk_create(
        Membership(person=user, unit=made[n % units], role=Role.UNIT_STAFF) for n, user in enumerate(users)
    )
    office, home = standing_office(), confirmed_obligation().directive
    Assignment.objects.bulk_create(
        Assignment(
            obligation=confirmed_obligation(f"việc {m} {n}", directive=home),
            unit=made[n],
            approver=office,
            due=TODAY,
        )
        for m in range(works)
        for n in range(units)
    )


def test_the_cost_in_queries_does_not_grow_with_people_and_work():
    def cost(day: date) -> int:
        Assignment.objects.update(due=day)
        with CaptureQueriesContext(connection) as queries:
            assert digests.make(day).people
        return len(queries)

    crowd(1, 1, 1, prefix="it")
    few = cost(TODAY)
    crowd(12, 3, 3, prefix="dong")
    assert cost(TODAY + timedelta(days=1)) <= few < 40


def test_five_hundred_people_within_half_a_minute():
    crowd(100, 5, 6)
    started = time.monotonic()
    run = digests.make(TODAY)
    assert run.people == 500 and run.matters == 600
    assert time.monotonic() - started < 30


def test_rules_switched_off_say_nothing():
    unit = UnitFactory()
    person(Role.UNIT_STAFF, unit)
    work(unit, 0)
    ReminderRule.objects.update(is_on=False)
    assert digests.make(TODAY).people == 0
