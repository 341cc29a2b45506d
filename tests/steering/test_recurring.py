"""Recurring duties: each period once, ahead, with the rule of its time (việc định kỳ)."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain import deadlines
from nhipcau.plans.domain import evidence, submissions
from nhipcau.plans.enums import AssignmentState, EvidenceKind
from nhipcau.plans.models import Assignment
from nhipcau.plans.queries import my_work
from nhipcau.steering.domain import following, making, recurrence, recurring
from nhipcau.steering.models import Instance, Notice, RecurringDuty
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories.plans import AssignmentFactory, confirmed_obligation
from tests.factories.units import UnitFactory, person, standing_office

MONTHLY = "FREQ=MONTHLY;BYMONTHDAY=20"


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (MONTHLY, ["20/01", "20/02", "20/03", "20/04"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["31/01", "28/02", "31/03", "30/04"]),
        ("FREQ=MONTHLY;BYMONTHDAY=30", ["30/01", "28/02", "30/03", "30/04"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", ["31/01", "28/02", "31/03", "30/04"]),
        ("FREQ=MONTHLY", ["31/01", "28/02", "31/03", "30/04"]),
        ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", ["31/03"]),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15", ["15/03"]),
        ("FREQ=YEARLY;BYMONTH=2", ["28/02"]),
        ("FREQ=YEARLY;BYMONTHDAY=10", []),
        ("FREQ=DAILY", []),
        ("FREQ=MONTHLY;BYMONTHDAY=99", []),
        ("FREQ=MONTHLY;COUNT=3", []),
        ("tháng nào cũng báo cáo", []),
    ],
)
def test_the_days_of_a_rule(rule: str, days: list[str]):
    found = recurrence.occurrences(rule, date(2026, 1, 1), date(2026, 4, 30))
    assert [f"{day:%d/%m}" for day in found] == days


def test_weekly_rules_and_the_names_of_periods():
    weekly = "FREQ=WEEKLY;BYDAY=MO"
    assert recurrence.occurrences(weekly, date(2026, 1, 1), date(2026, 1, 12)) == [
        date(2026, 1, 5),
        date(2026, 1, 12),
    ]
    assert recurrence.occurrences("FREQ=WEEKLY", date(2026, 1, 1), date(2026, 1, 3)) == [date(2026, 1, 2)]
    named = {
        weekly: "tuần 2/2026",
        MONTHLY: "tháng 1/2026",
        "FREQ=MONTHLY;BYMONTH=3,6,9,12": "quý I/2026",
        "FREQ=YEARLY;BYMONTH=1": "năm 2026",
        "FREQ=MONTHLY;BYMONTH=1,6": "tháng 1/2026",
    }
    assert {rule: recurrence.period_of(rule, date(2026, 1, 5)) for rule in named} == named


@given(st.integers(1, 31), st.integers(0, 2200), st.integers(0, 400), st.integers(0, 400))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_cut_anywhere_the_parts_give_what_the_whole_gives(day: int, start: int, one: int, two: int):
    rule, first = f"FREQ=MONTHLY;BYMONTHDAY={day}", date(2024, 1, 1) + timedelta(days=start)
    assert deadlines.is_rule(rule)
    middle, last = first + timedelta(days=one), first + timedelta(days=one + two)
    whole = recurrence.occurrences(rule, first, last)
    parts = recurrence.occurrences(rule, first, middle)
    parts += recurrence.occurrences(rule, middle + timedelta(days=1), last)
    assert whole == parts
    assert len({(each.year, each.month) for each in whole}) == len(whole)


def started(
    unit: Unit | None = None, rule: str = MONTHLY, *, actor: User | None = None, **more
) -> RecurringDuty:
    return recurring.start(
        **{
            "actor": actor or person(Role.OFFICER),
            "obligation": confirmed_obligation("gửi báo cáo tháng", recurrence=rule),
            "unit": unit or UnitFactory(),
            "approver": standing_office(),
            "rule": rule,
            "starts_on": timezone.localdate(),
            "ahead_days": 70,
            "deliverable": "báo cáo",
        }
        | more
    )


def dues(duty: RecurringDuty) -> list[date]:
    return sorted(duty.instances.filter(dropped_at=None).values_list("due", flat=True))


def expected(days: int, rule: str = MONTHLY) -> list[date]:
    today = timezone.localdate()
    return recurrence.occurrences(rule, today, today + timedelta(days=days))


@pytest.mark.django_db
class TestMaking:
    def test_each_period_has_its_own_due_day_evidence_and_acceptance(self):
        unit = UnitFactory()
        staff, officer = person(Role.UNIT_STAFF, unit), person(Role.OFFICER)
        duty = started(unit, actor=officer)
        assert dues(duty) == expected(70)
        first, *rest = my_work(staff).order_by("due")
        assert (first.due, first.deliverable, first.period) == (dues(duty)[0], "báo cáo", f"{first.due}")
        evidence.add_link(
            actor=staff,
            assignment=first,
            link="https://example.org/bc",
            title="Báo cáo tháng",
            kind=EvidenceKind.DOCUMENT,
            done_on=timezone.localdate(),
        )
        submissions.accept(actor=officer, submission=submissions.submit(actor=staff, assignment=first))
        assert rest and all(each.state == AssignmentState.ASSIGNED for each in my_work(staff))
        # One notice for all that was handed out in one go.
        assert Notice.objects.filter(person=staff, key__startswith="plans.assign").count() == 1

    def test_made_again_nothing_is_made_twice_and_the_months_go_on(self):
        duty = started()
        assert making.make_due() == 0
        later = timezone.localdate() + timedelta(days=200)
        assert making.make_due(on=later) == len(expected(270)) - len(expected(70))
        assert making.make_due(on=later) == 0 and dues(duty) == expected(270)

    def test_it_stops_at_its_end(self):
        until = timezone.localdate() + timedelta(days=40)
        duty = started(ends_on=until)
        making.make_due(on=timezone.localdate() + timedelta(days=300))
        assert dues(duty) == expected(40)

    def test_a_unit_that_has_ended_is_named_and_stops_no_other(self):
        gone, standing = started(), started()
        Unit.objects.filter(pk=gone.unit_id).update(valid_to=timezone.localdate())
        assert making.make_due(on=timezone.localdate() + timedelta(days=60)) > 0
        gone.refresh_from_db()
        assert "không còn hoạt động" in gone.trouble and dues(gone) == expected(70)
        assert len(dues(standing)) > len(expected(70))

    def test_what_was_handed_out_once_becomes_the_instance_of_its_day(self):
        duty_day = expected(70)[0]
        task, unit = confirmed_obligation(recurrence=MONTHLY), UnitFactory()
        work = AssignmentFactory(obligation=task, unit=unit, due=duty_day)
        duty = started(unit, obligation=task)
        assert duty.instances.get(due=duty_day).assignment == work
        assert Assignment.objects.filter(obligation=task, due=duty_day).count() == 1

    def test_two_duties_of_one_task_and_unit_cannot_run(self):
        duty = started()
        with pytest.raises(Refused, match="đang có việc định kỳ này"):
            started(duty.unit, obligation=duty.obligation)
        recurring.end(actor=person(Role.OFFICER), duty=duty, reason="văn bản hết hiệu lực")
        with pytest.raises(Refused, match="không cho ngày nào"):
            started(duty.unit, obligation=duty.obligation, rule="FREQ=DAILY")

    def test_it_follows_a_newer_version_and_holds_its_task(self):
        officer, duty = person(Role.OFFICER), started()
        newer = confirmed_obligation(recurrence=MONTHLY)
        with pytest.raises(Refused, match="đang có việc định kỳ"):
            following.no_running_duty(duty.obligation)
        with transaction.atomic():
            following.follow(officer, duty.obligation, newer)
        duty.refresh_from_db()
        assert duty.obligation == newer
        with transaction.atomic(), pytest.raises(Refused, match="cả hai bản"):
            following.follow(officer, newer, started(duty.unit).obligation)

    def test_the_worker_makes_it_as_a_duty(self):
        from nhipcau.core.domain import duties

        assert duties._duties["steering.recurring"].work is making.make_due


@pytest.mark.django_db
class TestChanging:
    def test_a_new_rule_leaves_the_past_and_what_was_begun(self):
        officer = person(Role.OFFICER)
        duty = started(ahead_days=110, actor=officer)
        first, second, *_more = dues(duty)
        begun = duty.instances.get(due=second).assignment
        Assignment.objects.filter(pk=begun.pk).update(state=AssignmentState.IN_PROGRESS, progress=40)
        other = "FREQ=MONTHLY;BYMONTHDAY=25"
        recurring.change_rule(
            actor=officer, duty=duty, rule=other, from_on=first + timedelta(days=1), reason="đổi ngày báo cáo"
        )
        today = timezone.localdate()
        wanted = recurrence.occurrences(other, first + timedelta(days=1), today + timedelta(days=110))
        assert dues(duty) == sorted({first, second, *wanted})
        texts = dict(duty.instances.filter(dropped_at=None).values_list("due", "rule_text"))
        assert texts[first] == texts[second] == MONTHLY and texts[wanted[-1]] == other
        dropped = Instance.objects.filter(duty=duty).exclude(dropped_at=None)
        assert dropped and all(each.assignment.cancel_reason == "đổi ngày báo cáo" for each in dropped)

    def test_the_past_cannot_be_given_another_rule(self):
        yesterday = timezone.localdate() - timedelta(days=1)
        with pytest.raises(Refused, match="các kỳ đã qua giữ nguyên"):
            recurring.change_rule(
                actor=person(Role.OFFICER), duty=started(), rule=MONTHLY, from_on=yesterday, reason="x"
            )

    def test_a_pause_makes_nothing_and_is_not_made_up_for(self):
        officer, duty = person(Role.OFFICER), started(ahead_days=0)
        recurring.pause(actor=officer, duty=duty, reason="sắp xếp bộ máy")
        assert making.make_due(on=timezone.localdate() + timedelta(days=90)) == 0
        recurring.resume(actor=officer, duty=duty)
        duty.refresh_from_db()
        assert duty.state == "running" and duty.makes_from == timezone.localdate()

    def test_the_end_takes_away_what_nobody_has_begun(self):
        officer, unit = person(Role.OFFICER), UnitFactory()
        duty = started(unit, actor=officer)
        recurring.end(actor=officer, duty=duty, reason="văn bản hết hiệu lực")
        assert dues(duty) == [day for day in expected(70) if day == timezone.localdate()]
        assert making.make_due(on=timezone.localdate() + timedelta(days=90)) == 0
        with pytest.raises(Refused, match="đã kết thúc"):
            recurring.pause(actor=officer, duty=duty, reason="x")


@pytest.mark.django_db
class TestScreens:
    def opened(self, someone: User) -> Client:
        client = Client()
        client.force_login(someone)
        return client

    def test_an_officer_starts_changes_pauses_and_ends_one(self):
        client, unit = self.opened(person(Role.OFFICER)), UnitFactory()
        task = confirmed_obligation("gửi báo cáo tháng", recurrence=MONTHLY)
        listing = reverse("steering:duties")
        assert "gửi báo cáo tháng" in client.get(listing).content.decode()
        assert "Lập việc định kỳ" in client.get(task.get_absolute_url()).content.decode()
        form = reverse("steering:start_duty", args=[task.pk])
        assert MONTHLY in client.get(form).content.decode()
        today = timezone.localdate()
        sent = {
            "unit": unit.pk,
            "approver": standing_office().pk,
            "rule": MONTHLY,
            "starts_on": f"{today:%d/%m/%Y}",
            "ahead_days": 70,
        }
        assert client.post(form, sent | {"rule": "mỗi tháng"}).status_code == 422
        assert client.post(form, sent | {"ahead_days": 999}).status_code == 422
        page = client.post(form, sent)["Location"]
        duty = RecurringDuty.objects.get()
        shown = client.get(page).content.decode()
        assert recurrence.period_of(MONTHLY, dues(duty)[0]).capitalize() in shown
        work = duty.instances.first().assignment
        assert "Kỳ: " in client.get(work.get_absolute_url()).content.decode()
        changed = {"act": "rule", "rule-rule": "FREQ=MONTHLY;BYMONTHDAY=5", "rule-reason": "đổi ngày"}
        assert client.post(page, changed | {"rule-from_on": "01/01/2020"}).status_code == 422
        assert client.post(page, changed | {"rule-from_on": f"{today:%d/%m/%Y}"}).status_code == 302
        assert client.post(page, {"act": "pause", "pause-reason": ""}).status_code == 422
        assert client.post(page, {"act": "pause", "pause-reason": "nghỉ"}).status_code == 302
        assert "Tiếp tục từ hôm nay" in client.get(page).content.decode()
        client.post(page, {"act": "resume"})
        client.post(page, {"act": "end", "end-reason": "xong"})
        assert "Đã kết thúc" in client.get(listing).content.decode()
        assert client.post(page, {"act": "nothing"}).status_code == 404
        assert len(client.get(f"{listing}?export=csv").content.decode("utf-8-sig").splitlines()) == 2

    def test_a_unit_sees_its_own_and_changes_nothing(self):
        mine = UnitFactory()
        own, other = started(mine), started()
        client = self.opened(person(Role.UNIT_HEAD, mine))
        listing = client.get(reverse("steering:duties")).content.decode()
        assert own.get_absolute_url() in listing and other.get_absolute_url() not in listing
        assert client.get(other.get_absolute_url()).status_code == 404
        assert client.post(own.get_absolute_url(), {"act": "resume"}).status_code == 403

    def test_the_list_costs_the_same_at_any_length(self):
        client, listing = self.opened(person(Role.OFFICER)), reverse("steering:duties")

        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                client.get(listing)
            return len(queries)

        started()
        cost()
        few = cost()
        started(), started()
        assert cost() == few <= 20
