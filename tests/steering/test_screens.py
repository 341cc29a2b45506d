"""The log of reminders, the rules, and a reminder by hand (màn hình đôn đốc)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.plans.enums import AssignmentState
from nhipcau.steering.domain import digests, reminders
from nhipcau.steering.models import Notice, Reminder, ReminderRule, Supervision
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db
LOG, RULES = reverse("steering:reminders"), reverse("steering:rules")


def opened(someone: User) -> Client:
    client = Client()
    client.force_login(someone)
    return client


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_a_unit_sees_its_own_reminders_and_the_office_all_of_them():
    mine, other = UnitFactory(name="Sở Của Mình"), UnitFactory(name="Sở Bên Cạnh")
    head, officer = person(Role.UNIT_HEAD, mine), person(Role.OFFICER)
    person(Role.UNIT_STAFF, other)
    today = timezone.localdate()
    for unit in (mine, other):
        AssignmentFactory(unit=unit, due=today)
    digests.make(today)
    own, everything = page(opened(head), LOG), page(opened(officer), LOG)
    assert "Sở Của Mình" in own and "Sở Bên Cạnh" not in own
    assert "Sở Bên Cạnh" in everything and "đúng ngày đến hạn" in everything
    assert "Không có lần nhắc nào khớp" in page(opened(officer), f"{LOG}?reached=no")
    assert len(opened(officer).get(f"{LOG}?export=csv").content.decode("utf-8-sig").splitlines()) == 3


def test_the_log_costs_the_same_at_any_length():
    officer = person(Role.OFFICER)
    client, today = opened(officer), timezone.localdate()

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(client, LOG)
        return len(queries)

    def remind(unit) -> None:
        person(Role.UNIT_STAFF, unit)
        reminders.remind(actor=officer, assignment=AssignmentFactory(unit=unit, due=today))

    remind(UnitFactory())
    page(client, LOG)
    few = cost()
    remind(UnitFactory()), remind(UnitFactory())
    assert cost() == few <= 20


def test_an_officer_reminds_by_hand_once_a_day_and_the_task_shows_it():
    unit = UnitFactory()
    staff, officer = person(Role.UNIT_STAFF, unit), person(Role.OFFICER)
    work = AssignmentFactory(unit=unit, due=timezone.localdate() + timedelta(days=20))
    client = opened(officer)
    assert "Chưa nhắc lần nào" in page(client, work.get_absolute_url())
    client.post(reverse("steering:remind", args=[work.pk]), {"words": "Đồng chí gửi sớm cho kịp họp"})
    assert "Đồng chí gửi sớm" in Notice.objects.get(person=staff).body
    assert "Đồng chí gửi sớm" in page(client, work.get_absolute_url())
    with pytest.raises(Refused, match="Hôm nay đơn vị đã được nhắc"):
        reminders.remind(actor=officer, assignment=work)
    assert Reminder.objects.count() == 1


def test_what_waits_for_the_office_or_nobody_could_hear_is_not_reminded_of():
    officer = person(Role.OFFICER)
    done = AssignmentFactory(state=AssignmentState.SUBMITTED)
    with pytest.raises(Refused, match="không chờ đơn vị"):
        reminders.remind(actor=officer, assignment=done)
    with pytest.raises(Refused, match="chưa có tài khoản"):
        reminders.remind(actor=officer, assignment=AssignmentFactory())
    assert not Reminder.objects.exists()


def test_the_office_sets_hour_and_rules():
    client = opened(person(Role.OFFICER))
    assert "Trước hạn 3 ngày" in page(client, RULES) and 'value="07:30"' in page(client, RULES)
    client.post(RULES, {"hour": "08:15", "kept_days": "30"})
    way = Supervision.objects.get()
    assert (way.is_on, f"{way.hour:%H:%M}", way.kept_days) == (False, "08:15", 30)
    client.post(
        reverse("steering:add_rule"), {"side": "ahead", "days": "14", "every": "0", "audience": "staff"}
    )
    rule = ReminderRule.objects.get(offset=-14)
    client.post(
        reverse("steering:rule", args=[rule.pk]),
        {"side": "after", "days": "20", "every": "5", "audience": "head"},
    )
    rule.refresh_from_db()
    assert (rule.offset, rule.every, rule.audience, rule.is_on) == (20, 5, "head", False)
    client.post(reverse("steering:remove_rule", args=[rule.pk]))
    assert not ReminderRule.objects.filter(pk=rule.pk).exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"side": "ahead", "days": "3", "every": "0", "audience": "staff"}, "hãy sửa quy tắc đó"),
        ({"side": "ahead", "days": "5", "every": "2", "audience": "staff"}, "Chỉ quy tắc sau hạn"),
        ({"side": "ahead", "days": "5", "every": "0", "audience": "office"}, "chỉ nhắc người làm việc"),
        ({"side": "ahead", "days": "300", "every": "0", "audience": "staff"}, "-60"),
        ({"side": "ahead", "days": "-1", "every": "0", "audience": "staff"}, "nc-wrong"),
        ({}, "nc-wrong"),
    ],
)
def test_a_rule_that_cannot_be_is_sent_back_with_its_reason(sent: dict[str, str], said: str):
    response = opened(person(Role.OFFICER)).post(reverse("steering:add_rule"), sent)
    assert response.status_code == 422 and said in response.content.decode()
    assert ReminderRule.objects.count() == 6


def test_a_wrong_hour_changes_nothing():
    response = opened(person(Role.OFFICER)).post(RULES, {"hour": "25:00", "kept_days": "1"})
    assert response.status_code == 422 and not Supervision.objects.exists()
