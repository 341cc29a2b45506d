"""What each person finds on the screens of the clock (màn hình)."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.clock.models import CalendarDay, Deadline, Rule, YearAnnouncement
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.clock import RuleFactory, deadline, hanoi
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


@pytest.fixture
def officer() -> Client:
    return signed_in(person(Role.OFFICER))


@pytest.fixture
def administrator() -> Client:
    return signed_in(person(Role.ADMINISTRATOR))


def shown(client: Client, name: str, *arguments: object, **query: str) -> str:
    response = client.get(reverse(f"clock:{name}", args=arguments), query)
    assert response.status_code == 200
    return response.content.decode()


class TestCalculator:
    def test_explains_and_draws_without_keeping(self, officer):
        page = shown(officer, "calculator", rule="foreign-press-report", day="08/01/2027", hour="9:00")
        assert (
            "Hạn 17:00 ngày 13/01/2027: 3 ngày làm việc kể từ ngày 08/01/2027 (chương trình kết thúc" in page
        )
        assert "ck-day--counted" in page and "Dự kiến" in page and "Theo dõi hạn này" in page
        assert not Deadline.objects.exists()

    @pytest.mark.parametrize(
        "query",
        [
            {"rule": "khong-co", "day": "08/01/2026", "hour": "9:00"},
            {"rule": "foreign-press-report", "day": "31/02/2026", "hour": "25:00"},
            {"rule": "foreign-press-report", "day": "01/01/0001", "hour": "9:00"},
            {"rule": "foreign-press-report", "day": ""},
        ],
    )
    def test_bad_input_is_answered_at_its_field(self, officer, query):
        assert "nc-wrong" in shown(officer, "calculator", **query)

    def test_an_unverified_rule_is_tried_but_not_followed(self, officer):
        rule = RuleFactory(is_verified=False)
        page = shown(officer, "calculator", rule=rule.code, day="08/01/2026", hour="9:00")
        assert "Chờ xác nhận" in page and "Theo dõi hạn này" not in page

    def test_an_event_before_the_rule_is_in_force_is_only_for_reference(self, officer):
        page = shown(officer, "calculator", rule="foreign-press-report", day="08/01/2026", hour="9:00")
        assert "Ngoài thời gian áp dụng" in page and "Theo dõi hạn này" not in page

    def test_is_followed_from_here_to_its_end(self, officer):
        unit = UnitFactory()
        wanted = {"rule": "foreign-press-report", "day": "02/11/2026", "hour": "09:00"}
        officer.post(
            reverse("clock:calculator"), wanted | {"label": "Báo cáo đoàn phóng viên", "unit": unit.pk}
        )
        made = Deadline.objects.get()
        assert made.due_at == hanoi(2026, 11, 5, 17)
        page = shown(officer, "deadlines")
        assert "Báo cáo đoàn phóng viên" in page
        for act, ground in (("pause", "chờ hồ sơ"), ("resume", ""), ("extend", "ý kiến lãnh đạo")):
            officer.post(made.get_absolute_url(), {"act": act, "ground": ground, "amount": 2})
        officer.post(made.get_absolute_url(), {"act": "settle", "ground": "đã gửi"})
        made.refresh_from_db()
        kinds = [change.kind for change in made.changes.all()]
        assert kinds == ["started", "paused", "resumed", "extended", "met"]
        assert "đã gửi" in shown(officer, "deadline", made.pk)

    def test_a_refusal_keeps_what_was_typed(self, officer):
        held = deadline()
        response = officer.post(held.get_absolute_url(), {"act": "extend", "ground": "", "amount": 2})
        assert response.status_code == 422 and "Hãy ghi căn cứ" in response.content.decode()


class TestRules:
    def test_an_administrator_corrects_and_confirms(self, administrator):
        rule = Rule.objects.get(code="press-first-statement-event")
        form = administrator.get(reverse("clock:correct_rule", args=[rule.pk])).context["form"]
        values = {name: value for name, value in form.initial.items() if value is not None}
        values |= {"amount": 12, "in_force_from": "01/01/2027"}
        administrator.post(reverse("clock:correct_rule", args=[rule.pk]), values)
        newest = Rule.objects.get(code=rule.code, version=2)
        assert (newest.amount, newest.is_verified, newest.in_force_from) == (12, False, date(2027, 1, 1))
        administrator.post(newest.get_absolute_url(), {"act": "confirm"})
        newest.refresh_from_db()
        assert newest.is_verified
        assert "12 giờ" in shown(administrator, "rule", rule.pk)
        administrator.post(newest.get_absolute_url(), {"act": "off", "reason": "chờ văn bản mới"})
        assert "Chờ xác nhận" in shown(administrator, "rules", state="off")

    def test_found_without_marks_and_taken_out(self, officer):
        page = shown(officer, "rules", q="hop bao dinh ky")
        assert "Họp báo định kỳ" in page and "Trả lời hồ sơ" not in page
        assert "Không có quy tắc nào khớp" in shown(officer, "rules", q="không-thể-có")
        assert officer.get(reverse("clock:rules"), {"export": "xlsx"}).status_code == 200

    def test_others_read_but_do_not_change(self):
        page = shown(signed_in(person(Role.UNIT_STAFF)), "rules")
        assert "Thêm quy tắc" not in page


class TestCalendar:
    def test_the_year_shows_its_days_and_whether_they_are_announced(self, officer):
        page = shown(officer, "year", 2026)
        assert "12729/VPCP-KGVX" in page and "Bính Ngọ" in page and "ck-cell--made-up" in page
        assert "Chưa có thông báo chính thức" in shown(officer, "year", 2031)
        csv = officer.get(reverse("clock:year", args=[2026]), {"export": "csv"}).content.decode("utf-8-sig")
        assert "2026-02-17" in csv

    def test_a_day_is_entered_and_removed(self, officer):
        wanted = {
            "day": "11/03/2027",
            "kind": "swapped",
            "paired": "13/03/2027",
            "citation": "Công văn 1/VPCP",
        }
        officer.post(reverse("clock:new_day"), wanted)
        row = CalendarDay.objects.get(day=date(2027, 3, 11))
        assert "Bỏ ngày này" in shown(officer, "year", 2027)
        officer.post(reverse("clock:remove_day", args=[row.pk]), {"reason": ""})
        assert CalendarDay.objects.count() == 2
        officer.post(reverse("clock:remove_day", args=[row.pk]), {"reason": "nhầm"})
        assert not CalendarDay.objects.exists()

    def test_the_announcement_is_looked_at_before_it_is_kept(self, officer):
        url = reverse("clock:announcement", args=[2027])
        form = officer.get(url).context["form"]
        assert form.initial["tet_from"] == date(2027, 2, 4)
        wanted = {
            "document": "Công văn 1/VPCP-KGVX",
            "tet_from": "04/02/2027",
            "tet_to": "10/02/2027",
            "national_from": "02/09/2027",
            "national_to": "03/09/2027",
            "swaps": "25/1/2027 làm bù 30/1/2027",
        }
        page = officer.post(url, wanted | {"act": "preview"}).content.decode()
        assert "25/01/2027" in page and not YearAnnouncement.objects.exists()
        officer.post(url, wanted | {"act": "keep"})
        assert CalendarDay.objects.count() == 2
        assert "Công văn 1/VPCP-KGVX" in shown(officer, "year", 2027)
        bad = officer.post(url, wanted | {"swaps": "ngày mai", "act": "keep"})
        assert bad.status_code == 422 and "Không đọc được dòng" in bad.content.decode()

    def test_a_day_taken_back_is_told_and_can_be_given_again(self, officer):
        wanted = {"day": "24/11/2027", "kind": "ordinary", "citation": "Luật chưa quy định"}
        officer.post(reverse("clock:new_day"), wanted)
        page = shown(officer, "year", 2027)
        assert "Ngày cơ quan trả về ngày thường" in page and "Ngày Văn hóa Việt Nam" in page

    def test_years_beyond_the_reckoning_are_not_found(self, officer):
        for year in (0, 1800, 99999):
            assert officer.get(reverse("clock:year", args=[year])).status_code == 404


class TestDeadlines:
    def test_the_list_costs_the_same_for_one_and_for_three(self, officer):
        def cost() -> int:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                shown(officer, "deadlines", state="all")
            return len(queries)

        deadline()
        shown(officer, "deadlines")
        one = cost()
        deadline(), deadline()
        assert cost() == one

    def test_a_unit_sees_its_own_on_the_page_of_its_work(self):
        staff = person(Role.UNIT_STAFF)
        own = staff.memberships.get().unit
        deadline(unit=own, label="Việc của mình"), deadline(label="Việc nơi khác")
        client = signed_in(staff)
        page = client.get("/lam-viec/").content.decode()
        assert "Hạn pháp lý sắp đến" in page and "Việc của mình" in page and "Việc nơi khác" not in page
        assert "Việc nơi khác" not in shown(client, "deadlines")

    def test_empty_lists_teach(self, officer):
        assert "Chưa theo dõi hạn nào" in shown(officer, "deadlines")
        deadline()
        assert "Không có hạn nào khớp" in shown(officer, "deadlines", q="không-có")

    def test_goes_into_a_calendar_program(self, officer):
        held = deadline(label="Trả lời")
        response = officer.get(reverse("clock:deadline_file", args=[held.pk]))
        assert response["Content-Type"].startswith("text/calendar")
        assert b"SUMMARY:Tr\xe1\xba\xa3 l\xe1\xbb\x9di" in response.content
