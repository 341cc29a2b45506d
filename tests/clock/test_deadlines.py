"""Deadlines begun, stopped, extended, closed and reckoned anew (hạn)."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from nhipcau.clock import queries
from nhipcau.clock.domain import days, deadlines, following, rules, stopping
from nhipcau.clock.enums import ChangeKind, DeadlineState, TermUnit
from nhipcau.clock.models import CalendarDay, Deadline, Rule
from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.enums import Role
from tests.factories.clock import RuleFactory, deadline, hanoi
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db
ANNOUNCED = {
    "year": 2027,
    "document": "Thông báo 99/TB-BNV",
    "tet": (date(2027, 2, 4), date(2027, 2, 10)),
    "national_day": (date(2027, 9, 2), date(2027, 9, 3)),
    "swaps": [],
}


@pytest.fixture
def officer():
    return person(Role.OFFICER)


@pytest.fixture
def administrator():
    return person(Role.ADMINISTRATOR)


class TestStart:
    def test_stores_the_end_its_explanation_in_both_languages_and_its_inputs(self):
        made = deadline(event_at=hanoi(2026, 1, 7, 9), rule=RuleFactory(event_en="the request is received"))
        assert made.due_at == hanoi(2026, 1, 13, 17)
        assert "có tính 10/01/2026 (làm bù ngày 02/01)" in made.explanation
        assert "khoản 2 Điều 5 Nghị định thử 1/2026/NĐ-CP" in made.explanation
        assert made.explanation_en and made.reckoning["made_up"] == ["2026-01-10"]
        assert [change.kind for change in made.changes.all()] == [ChangeKind.STARTED]
        assert audit.broken_at() is None

    def test_waits_for_a_person_to_confirm_the_rule(self, administrator):
        rule = RuleFactory(is_verified=False)
        with pytest.raises(Refused, match="chưa được xác nhận"):
            deadline(rule=rule)
        rules.confirm(actor=administrator, rule=rule)
        assert deadline(rule=rule).rule == rule

    def test_takes_the_version_in_force_on_the_day_of_the_event(self, administrator):
        old = RuleFactory(in_force_from=date(2026, 1, 1))
        new = rules.correct(
            actor=administrator,
            rule=old,
            wanted=_wanted(old) | {"amount": 3, "in_force_from": date(2026, 7, 1)},
            is_verified=True,
        )
        assert deadline(rule=old, event_at=hanoi(2026, 6, 30, 9)).rule == old
        assert deadline(rule=old, event_at=hanoi(2026, 7, 1, 0)).rule == new
        with pytest.raises(Refused):
            deadline(rule=old, event_at=hanoi(2025, 12, 31, 9))

    def test_every_rule_of_the_law_starts_a_clock(self):
        unit = UnitFactory()
        # One that the office sets itself waits until it is confirmed.
        verified = Rule.objects.filter(is_verified=True)
        for rule in verified:
            made = deadlines.start(
                actor=None,
                code=rule.code,
                subject=unit,
                event_at=hanoi(2026, 11, 3, 9),
                label="Việc",
                unit=unit,
            )
            assert rule.document in made.explanation
        assert queries.deadlines_of(unit).count() == verified.count() >= 17


class TestStopping:
    def test_a_pause_leaves_its_days_out(self, officer):
        held = deadline(event_at=hanoi(2026, 3, 9, 9))
        stopping.pause(actor=officer, deadline=held, ground="chờ bổ sung hồ sơ", at=hanoi(2026, 3, 10, 9))
        held.refresh_from_db()
        assert held.state == DeadlineState.PAUSED
        again = stopping.resume(actor=officer, deadline=held, at=hanoi(2026, 3, 12, 9))
        assert again.due_at == hanoi(2026, 3, 18, 17)
        last = again.changes.last()
        assert (last.old_due_at, last.new_due_at) == (hanoi(2026, 3, 16, 17), hanoi(2026, 3, 18, 17))
        assert "trừ thời gian tạm dừng" in last.explanation

    def test_an_extension_needs_a_ground_and_keeps_the_old_end(self, officer):
        held = deadline()
        with pytest.raises(Refused, match="căn cứ"):
            stopping.extend(actor=officer, deadline=held, amount=2, ground=" ")
        more = stopping.extend(actor=officer, deadline=held, amount=2, ground="ý kiến của lãnh đạo")
        assert more.due_at == hanoi(2026, 2, 27, 17)
        assert more.changes.last().old_due_at == hanoi(2026, 2, 25, 17)

    def test_a_fixed_day_does_not_stop_and_a_paused_one_not_twice(self, officer):
        yearly = deadline(rule=Rule.objects.get(code="press-yearly-report"), event_at=hanoi(2026, 11, 2, 9))
        with pytest.raises(Refused, match="cố định"):
            stopping.pause(actor=officer, deadline=yearly, ground="chờ")
        held = stopping.pause(actor=officer, deadline=deadline(), ground="chờ")
        with pytest.raises(Refused, match="rồi"):
            stopping.pause(actor=officer, deadline=held, ground="chờ")
        with pytest.raises(Refused, match="tương lai"):
            stopping.resume(actor=officer, deadline=held, at=timezone.now() + timedelta(days=1))

    def test_what_is_closed_stays_closed(self, officer):
        done = deadlines.meet(actor=officer, deadline=deadline(), at=hanoi(2026, 2, 26, 8))
        for act in (
            lambda: stopping.extend(actor=officer, deadline=done, amount=1, ground="x"),
            lambda: deadlines.cancel(actor=officer, deadline=done, reason="x"),
            lambda: deadlines.meet(actor=officer, deadline=done),
        ):
            with pytest.raises(Refused, match="khép"):
                act()

    def test_met_and_missed_are_told_by_the_two_moments(self, officer):
        for moment in (hanoi(2026, 2, 25, 17), hanoi(2026, 2, 25, 17, 1)):
            deadlines.meet(actor=officer, deadline=deadline(), at=moment)
        deadline(), deadline(event_at=timezone.now())
        every = Deadline.objects.all()
        assert queries.kept(every).count() == 1
        assert queries.missed(every).count() == 2
        assert queries.overdue(every).count() == 1
        assert queries.due_soon(every, within=timedelta(days=30)).count() == 2


class TestFollowing:
    def test_a_head_follows_only_for_their_own_unit(self):
        own, other = UnitFactory(), UnitFactory()
        head, wanted = (
            person(Role.UNIT_HEAD, own),
            {"event_at": hanoi(2026, 11, 2, 9), "label": "Trả lời đề nghị"},
        )
        made = following.follow(actor=head, code="foreign-press-answer", unit=own, **wanted)
        assert list(queries.visible_to(head)) == [made]
        with pytest.raises(PermissionDenied):
            following.follow(actor=head, code="foreign-press-answer", unit=other, **wanted)
        assert not queries.visible_to(person(Role.UNIT_STAFF, other)).exists()
        assert list(queries.search(queries.visible_to(head), "tra loi de nghi")) == [made]

    def test_a_deadline_of_a_record_is_closed_by_its_record(self, officer):
        held = deadlines.start(
            actor=officer,
            code=RuleFactory().code,
            subject=officer,
            event_at=hanoi(2026, 11, 2, 9),
            label="Việc",
        )
        with pytest.raises(Refused, match="hồ sơ"):
            following.settle(actor=officer, deadline=held)


class TestReckonedAnew:
    def test_a_holiday_added_moves_the_right_ones_and_keeps_the_old_end(self, officer):
        touched, later = deadline(event_at=hanoi(2026, 3, 9, 9)), deadline(event_at=hanoi(2026, 5, 11, 9))
        closed = deadlines.meet(
            actor=None, deadline=deadline(event_at=hanoi(2026, 3, 9, 9)), at=hanoi(2026, 3, 10, 9)
        )
        days.put(
            actor=officer,
            day=date(2026, 3, 11),
            kind="holiday",
            citation="Thông báo 12/TB-UBND",
            name="Lễ của tỉnh",
        )
        for each in (touched, later, closed):
            each.refresh_from_db()
        assert touched.due_at == hanoi(2026, 3, 17, 17)
        assert "không tính 11/03/2026 (Lễ của tỉnh)" in touched.explanation
        change = touched.changes.last()
        assert (change.kind, change.old_due_at) == (ChangeKind.RECOMPUTED, hanoi(2026, 3, 16, 17))
        assert "Thông báo 12/TB-UBND" in change.reason
        assert later.due_at == hanoi(2026, 5, 18, 17)
        assert closed.due_at == hanoi(2026, 3, 16, 17)

    def test_taking_the_day_away_brings_the_old_end_back_with_both_changes_on_record(self, officer):
        held = deadline(event_at=hanoi(2026, 3, 9, 9))
        row = days.put(actor=officer, day=date(2026, 3, 11), kind="holiday", citation="Thông báo 12")
        days.take_away(actor=officer, row=row, reason="nhập nhầm năm")
        held.refresh_from_db()
        assert held.due_at == hanoi(2026, 3, 16, 17)
        assert [change.kind for change in held.changes.all()] == ["started", "recomputed", "recomputed"]

    def test_a_swap_brings_its_saturday_along(self, officer):
        held = deadline(event_at=hanoi(2026, 3, 9, 9), rule=RuleFactory(amount=7))
        days.put(
            actor=officer,
            day=date(2026, 3, 11),
            kind="swapped",
            citation="Công văn 1",
            paired=date(2026, 3, 14),
        )
        held.refresh_from_db()
        assert held.due_at == hanoi(2026, 3, 18, 17)
        assert "có tính 14/03/2026 (làm bù ngày 11/03)" in held.explanation
        assert "11/03/2026 (Nghỉ hoán đổi)" in held.explanation
        days.take_away(
            actor=officer, row=CalendarDay.objects.get(day=date(2026, 3, 14)), reason="bỏ hoán đổi"
        )
        assert not CalendarDay.objects.exists()

    def test_hours_do_not_move_with_days_off(self, officer):
        held = deadline(rule=RuleFactory(unit=TermUnit.HOURS, amount=24), event_at=hanoi(2026, 3, 10, 9))
        days.put(actor=officer, day=date(2026, 3, 11), kind="holiday", citation="Thông báo 12")
        assert held.changes.count() == 1

    def test_the_years_announcement_settles_what_was_provisional(self, officer):
        held = deadline(event_at=hanoi(2027, 2, 1, 9))
        assert held.is_provisional and held.due_at == hanoi(2027, 2, 15, 17)
        days.announce(actor=officer, **ANNOUNCED)
        assert not CalendarDay.objects.exists(), "the announcement is as reckoned: nothing differs"
        held.refresh_from_db()
        assert not held.is_provisional and held.due_at == hanoi(2027, 2, 15, 17)
        days.announce(
            actor=officer,
            **ANNOUNCED
            | {
                "tet": (date(2027, 2, 3), date(2027, 2, 9)),
                "swaps": [(date(2027, 1, 25), date(2027, 1, 30))],
            },
        )
        held.refresh_from_db()
        assert held.due_at == hanoi(2027, 2, 15, 17)
        assert "không tính 03/02–09/02/2027 (Tết Nguyên đán)" in held.explanation
        kinds = {row.day.isoformat(): row.kind for row in CalendarDay.objects.all()}
        assert kinds == {
            "2027-01-25": "swapped",
            "2027-01-30": "working",
            "2027-02-03": "holiday",
            "2027-02-10": "ordinary",
        }

    def test_a_corrected_rule_moves_open_deadlines_to_its_version(self, administrator):
        rule = RuleFactory()
        held, done = (
            deadline(rule=rule),
            deadlines.meet(actor=None, deadline=deadline(rule=rule), at=hanoi(2026, 2, 12, 9)),
        )
        waiting = rules.correct(actor=administrator, rule=rule, wanted=_wanted(rule) | {"amount": 7})
        held.refresh_from_db()
        assert held.rule == rule, "an unconfirmed version moves nothing"
        rules.confirm(actor=administrator, rule=waiting)
        held.refresh_from_db(), done.refresh_from_db(), rule.refresh_from_db()
        assert (held.rule, held.due_at) == (waiting, hanoi(2026, 2, 27, 17))
        assert held.changes.last().old_due_at == hanoi(2026, 2, 25, 17)
        assert (done.rule, done.due_at) == (rule, hanoi(2026, 2, 25, 17))
        assert (rule.amount, rule.version) == (5, 1), "the past is never rewritten"

    def test_the_hour_of_closing_is_the_offices(self, officer):
        standing_office()
        held = deadline()
        days.set_hours(actor=officer, opens=time(8), closes=time(16, 30))
        held.refresh_from_db()
        assert held.due_at == hanoi(2026, 2, 25, 16, 30)

    def test_a_thousand_deadlines_cost_no_query_each_way_but_their_own_save(
        self, officer, django_assert_max_num_queries
    ):
        rule = RuleFactory()
        for _each in range(3):
            deadline(rule=rule, event_at=hanoi(2026, 3, 9, 9))
        with django_assert_max_num_queries(26):
            days.put(actor=officer, day=date(2026, 3, 11), kind="holiday", citation="Thông báo 12")


class TestRefusals:
    @pytest.mark.parametrize(
        ("wanted", "sentence"),
        [
            ({"citation": " "}, "văn bản thông báo"),
            ({"kind": "swapped"}, "ngày làm bù"),
            ({"kind": "swapped", "paired": date(2026, 3, 12)}, "thứ Bảy"),
            ({"day": date(1990, 1, 1)}, "Chỉ khai được"),
        ],
    )
    def test_a_day_that_cannot_be(self, officer, wanted, sentence):
        plain = {"day": date(2026, 3, 11), "kind": "holiday", "citation": "Thông báo 12"}
        with pytest.raises(Refused, match=sentence):
            days.put(actor=officer, **plain | wanted)

    @pytest.mark.parametrize(
        ("wanted", "sentence"),
        [
            ({"amount": 0}, "từ 1"),
            ({"unit": "yearly"}, "ngày và tháng"),
            ({"in_force_from": date(2026, 2, 1), "in_force_to": date(2026, 1, 1)}, "phải sau"),
            ({"amount": 5000}, "1000"),
            ({"title": ""}, "."),
        ],
    )
    def test_a_rule_that_cannot_be_counted(self, administrator, wanted, sentence):
        with pytest.raises(Refused, match=sentence):
            rules.add(actor=administrator, wanted=_wanted(RuleFactory()) | wanted)

    def test_an_old_version_and_no_change(self, administrator):
        rule = RuleFactory()
        with pytest.raises(Refused, match="Chưa có gì"):
            rules.correct(actor=administrator, rule=rule, wanted=_wanted(rule))
        rules.correct(actor=administrator, rule=rule, wanted=_wanted(rule) | {"amount": 4})
        with pytest.raises(Refused, match="mới hơn"):
            rules.switch_off(actor=administrator, rule=rule, reason="đã thay")


def _wanted(rule: Rule) -> dict[str, object]:
    return {name: getattr(rule, name) for name in rules.FIELDS}
