"""Many tasks reminded of at once: one message a person, what is left out told why (nhắc một lượt)."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.mailing.models import Mail
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.steering.domain import reminders, rounds
from nhipcau.steering.enums import Skip
from nhipcau.steering.models import Notice, Reminder
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db
ROUND, TRACKING = reverse("steering:remind_many"), reverse("plans:tracking")


def late(unit: object, **fields: object) -> Assignment:
    return AssignmentFactory(unit=unit, due=timezone.localdate() - timedelta(days=3), **fields)


def opened(someone: User) -> Client:
    client = Client()
    client.force_login(someone)
    return client


@pytest.fixture
def working_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "is_quiet", lambda day: False)


def test_each_person_gets_one_message_and_what_is_left_out_is_told_why():
    unit, other, bare = UnitFactory(), UnitFactory(), UnitFactory()
    staff, officer = person(Role.UNIT_STAFF, unit), person(Role.OFFICER)
    staff.email = "can-bo@so.example"
    staff.save()
    person(Role.UNIT_STAFF, unit)
    first, second, third = late(unit), late(unit), late(other)
    elsewhere = person(Role.UNIT_HEAD, other)
    done, nobody = late(unit, state=AssignmentState.SUBMITTED), late(bare)
    reminders.remind(actor=officer, assignment=third)
    found = rounds.remind_many(actor=officer, works=[first, second, third, done, nobody], words="Gửi sớm")
    assert {work.pk for work in found.told} == {first.pk, second.pk}
    assert {work.pk: why for work, why in found.left} == {
        third.pk: Skip.TODAY,
        done.pk: Skip.STATE,
        nobody.pk: Skip.NOBODY,
    }
    notice = Notice.objects.get(person=staff)
    assert notice.body.count("•") == 2 and "Gửi sớm" in notice.body and "quá hạn 3 ngày" in notice.body
    assert Mail.objects.filter(recipient=staff.email).count() == 1
    assert Notice.objects.filter(person=elsewhere).count() == 1, "only the one of before"
    assert AuditEntry.objects.filter(verb="steering.remind").count() == 3
    assert "2 việc của 1 đơn vị, tới 2 người" in found.said()
    assert "Bỏ qua 3 việc" in found.said() and "1 hôm nay đã được nhắc" in found.said()
    again = rounds.remind_many(actor=officer, works=[first, second])
    assert not again.told and Notice.objects.filter(person=staff).count() == 1


def test_a_head_reminds_their_own_people_only():
    mine, other = UnitFactory(), UnitFactory()
    head, staff = person(Role.UNIT_HEAD, mine), person(Role.UNIT_STAFF, mine)
    person(Role.UNIT_STAFF, other)
    found = rounds.remind_many(actor=head, works=[late(mine), late(other)])
    assert [why for _work, why in found.left] == [Skip.RIGHT]
    assert set(Reminder.objects.values_list("person", flat=True)) == {staff.pk}


def test_none_and_too_many_are_refused(monkeypatch: pytest.MonkeyPatch):
    officer, unit = person(Role.OFFICER), UnitFactory()
    with pytest.raises(Refused, match="Chưa chọn việc nào"):
        rounds.remind_many(actor=officer, works=[])
    monkeypatch.setattr(rounds, "MOST", 1)
    with pytest.raises(Refused, match="nhiều nhất 1 việc"):
        rounds.remind_many(actor=officer, works=[late(unit), late(unit)])


def test_ticked_works_go_at_once_and_many_are_asked_for_first(working_day):
    unit = UnitFactory(name="Sở Của Ta")
    staff, client = person(Role.UNIT_STAFF, unit), opened(person(Role.OFFICER))
    works = [late(unit) for _ in range(12)]
    page = client.get(TRACKING).content.decode()
    assert f'value="{works[0].pk}"' in page and "Nhắc cả 12 việc theo bộ lọc" in page
    whole = page.split('data-tick-all="danh-dau"')[1].split("</p>")[0]
    assert whole.startswith(" hidden>") and " name=" not in whole, (
        "nothing of it is sent, nor shown unscripted"
    )
    assert "data-tick-all" not in opened(staff).get(TRACKING).content.decode()
    answer = client.post(ROUND, {"act": "ticked", "viec": [works[0].pk], "query": "state=late"})
    assert answer.url == f"{TRACKING}?state=late"
    (told,) = get_messages(answer.wsgi_request)
    assert str(told) == "Đã nhắc 1 việc của 1 đơn vị, tới 1 người."
    asked = client.post(ROUND, {"act": "all", "query": f"state=late&unit={unit.pk}"})
    shown = asked.content.decode()
    assert "Sẽ nhắc 11 việc của 1 đơn vị, tới 1 người" in shown and "hôm nay đã được nhắc" in shown
    assert "ĐÔN ĐỐC: Sở Của Ta còn 11 việc" in shown and shown.count("data-copy-source") == 1
    assert Notice.objects.filter(person=staff).count() == 1, "asked, not sent"
    client.post(ROUND, {"viec": [each.pk for each in works], "sure": "1"})
    assert Reminder.objects.count() == 12 and Notice.objects.filter(person=staff).count() == 2


def test_a_day_of_rest_is_asked_about_and_nothing_ticked_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rounds, "is_quiet", lambda day: True)
    unit = UnitFactory()
    person(Role.UNIT_STAFF, unit)
    client, work = opened(person(Role.OFFICER)), late(unit)
    assert "Hôm nay là ngày nghỉ" in client.post(ROUND, {"act": "ticked", "viec": work.pk}).content.decode()
    assert not Reminder.objects.exists()
    answer = client.post(ROUND, {"act": "ticked", "from": "log"}, follow=True)
    assert "Chưa chọn việc nào" in answer.content.decode()


def test_the_log_offers_units_nobody_reminded_yet():
    unit, told = UnitFactory(name="Sở Chưa Nhắc"), UnitFactory()
    person(Role.UNIT_STAFF, told)
    late(unit)
    officer = person(Role.OFFICER)
    reminders.remind(actor=officer, assignment=AssignmentFactory(unit=told))
    page = opened(officer).get(f"{reverse('steering:reminders')}?unit={unit.pk}").content.decode()
    assert "1 việc đã quá hạn còn ở đơn vị chủ trì" in page
    assert "Sở Chưa Nhắc đang có 1 việc quá hạn mà chưa được nhắc" in page
