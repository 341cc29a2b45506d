"""What each person finds on the screens of reports (màn hình báo cáo)."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from nhipcau.plans.domain import submissions
from nhipcau.reports.domain import narratives, snapshots
from nhipcau.reports.enums import ReportState
from nhipcau.reports.models import PeriodRule, Report
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import EvidenceFactory, confirmed_obligation
from tests.factories.reports import LAST, assigned, done, hanoi, report
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
EARLIER, WITHIN = hanoi(2026, 9, 1, 8), hanoi(2026, 11, 2, 8)


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


class TestList:
    url = "/lam-viec/bao-cao/"

    def test_proposes_the_ended_and_the_running_month(self, officer, confirmed_rules) -> None:
        page = signed_in(officer).get(self.url).content.decode()
        assert "Lập báo cáo tháng 11/2026" in page
        assert "Lập báo cáo tháng 12/2026" in page

    def test_opens_a_month_once(self, officer, confirmed_rules) -> None:
        client = signed_in(officer)
        wanted = {"office": standing_office().pk, "kind": "month", "year": 2026, "index": 11}
        first = client.post(f"{self.url}lap/", wanted)
        assert client.post(f"{self.url}lap/", wanted).url == first.url
        assert Report.objects.get().get_absolute_url() == first.url

    def test_an_unconfirmed_rule_says_who_mends_it(self, officer) -> None:
        page = signed_in(officer).get(self.url).content.decode()
        assert "Quản trị viên kiểm tra ngày chốt kỳ" in page

    def test_export_and_queries_that_do_not_grow(self, officer, confirmed_rules) -> None:
        client, office = signed_in(officer), standing_office()
        report(office)
        client.get(self.url)
        with CaptureQueriesContext(connection) as one:
            client.get(self.url)
        for month in (9, 10):
            snapshots.freeze(actor=officer, report=report(office, month=month))
        with CaptureQueriesContext(connection) as three:
            client.get(self.url)
        assert len(three) == len(one)
        assert "Báo cáo tháng 09/2026" in client.get(self.url + "?export=csv").content.decode()

    @pytest.mark.parametrize("role", [Role.CLERK, Role.ADMINISTRATOR])
    def test_without_the_right_one_reads_why(self, role) -> None:
        answer = signed_in(person(role)).get(self.url, follow=True)
        assert "chưa được giao quyền: xem báo cáo" in answer.content.decode()


class TestReport:
    def test_every_number_on_the_page_opens_as_many_records(self, officer) -> None:
        unit = UnitFactory()
        for _ in range(3):
            EvidenceFactory(assignment=done(EARLIER, WITHIN, unit=unit), done_on=LAST, quantity=2)
        assigned(EARLIER, unit=UnitFactory(), due=LAST)
        client, this = signed_in(officer), report()
        page = client.get(this.get_absolute_url())
        refused = {"narrative": "results", "text": "Lời", "seen": "của trang khác"}
        elsewhere = client.post(reverse("reports:narrative", args=[this.pk]), refused).content.decode()
        for figure in page.context["sheet"].figures.values():
            url = reverse("reports:figure", args=[this.pk, figure.scope, figure.indicator.value])
            # The short way from the page of the report, the whole one where a refused text is shown again.
            assert f'href="{url.removeprefix(this.get_absolute_url())}"' in page.content.decode()
            assert f'href="{url}"' in elsewhere
            opened = client.get(url)
            lines = [record.line for record in opened.context["records"]]
            counted = sum(line.quantity for line in lines) if figure.indicator == "products" else len(lines)
            assert counted == figure.value

    def test_queries_do_not_grow_with_units_or_tasks(self, officer) -> None:
        client, this = signed_in(officer), report()

        def queries() -> int:
            EvidenceFactory(assignment=done(EARLIER, WITHIN), done_on=LAST)
            with CaptureQueriesContext(connection) as seen:
                client.get(this.get_absolute_url())
            return len(seen)

        queries()
        assert queries() == queries()

    def test_a_unit_finds_neither_others_nor_their_totals(self, officer) -> None:
        mine, other = UnitFactory(), UnitFactory(name="Sở Không được lộ")
        assigned(EARLIER, unit=mine)
        secret = confirmed_obligation(text="việc riêng của sở kia")
        for _ in range(17):
            EvidenceFactory(assignment=assigned(EARLIER, unit=other), done_on=LAST)
        assigned(EARLIER, unit=other, obligation=secret)
        this = report()
        this.results = "Sở Không được lộ làm tốt"
        this.save()
        client = signed_in(person(Role.UNIT_STAFF, mine))
        page = client.get(this.get_absolute_url()).content.decode()
        assert mine.name in page
        for leak in (other.name, secret.text, ">17<", ">18<"):
            assert leak not in page
        own = client.get(reverse("reports:figure", args=[this.pk, "tat-ca", "open-after"]))
        assert len(own.context["records"]) == 1
        for scope in (f"don-vi-{other.pk}", f"nhiem-vu-{secret.pk}"):
            assert (
                client.get(reverse("reports:figure", args=[this.pk, scope, "open-after"])).status_code == 404
            )
        for kind in ("docx", "pdf", "xlsx", "json"):
            answer = client.get(reverse("reports:download", args=[this.pk, kind]))
            assert "đơn vị xem số liệu của mình" in answer.content.decode()

    def test_freeze_from_the_page(self, officer) -> None:
        this = report()
        client, freeze = signed_in(officer), {"act": "freeze", "reason": ""}
        Report.objects.update(results="Kết quả.", difficulties="Không có.", next_steps="Việc kỳ sau.")
        page = client.get(this.get_absolute_url()).content.decode()
        assert (
            "Còn 1 phần chưa viết:" in page and 'href="#proposals"' in page and 'href="#results"' not in page
        )
        refused = client.post(this.get_absolute_url(), freeze).content.decode()
        assert "còn chưa viết Đề xuất, kiến nghị" in refused and not this.snapshots.exists()
        answer = client.post(this.get_absolute_url(), freeze | {"unwritten": "on"}, follow=True)
        assert "Đã chốt số liệu (lần 1)" in answer.content.decode()
        assert "Văn bản chưa trình ký được" in answer.content.decode()
        this.refresh_from_db()
        assert this.state == ReportState.FROZEN

    def test_the_lead_says_which_days_and_by_whose_rule(self, officer) -> None:
        page = signed_in(officer).get(report().get_absolute_url()).content.decode()
        assert "Số liệu tính từ ngày 15/10/2026 đến hết ngày 14/11/2026." in page
        assert "Kỳ báo cáo tháng của các cơ quan Nhà nước chạy từ ngày 15 tháng trước" in page

    def test_a_refused_reason_keeps_what_was_typed(self, officer) -> None:
        work, this, client = done(EARLIER, WITHIN), report(), signed_in(officer)
        snapshots.freeze(actor=officer, report=this)
        submissions.reopen(actor=officer, assignment=work, reason="thiếu")
        page = client.get(this.get_absolute_url()).content.decode()
        assert "mở lại việc đã chấp nhận: thiếu" in page
        stale = {"act": "refreeze", "reason": "Lý do dài đã gõ", "after": 7}
        answer = client.post(this.get_absolute_url(), stale).content.decode()
        assert "Lý do dài đã gõ" in answer
        client.post(this.get_absolute_url(), stale | {"after": 1})
        assert this.snapshots.count() == 2
        first = client.get(this.get_absolute_url() + "?lan=1").content.decode()
        assert "số liệu chốt lần 1" in first
        assert client.get(this.get_absolute_url() + "?lan=3").status_code == 404

    def test_text_is_shown_as_text(self, officer) -> None:
        nasty = "<script>alert(1)</script>"
        EvidenceFactory(
            assignment=assigned(EARLIER, obligation=confirmed_obligation(text=nasty)),
            title=nasty,
            done_on=LAST,
        )
        this, client = report(), signed_in(officer)
        this.results = nasty
        this.save()
        urls = [
            this.get_absolute_url(),
            reverse("reports:figure", args=[this.pk, "tat-ca", "evidence"]),
        ]
        for url in urls:
            page = client.get(url).content.decode()
            assert nasty not in page
            assert escape(nasty) in page


class TestNarrative:
    def send(self, client: Client, this: Report, text: str, seen: str = "", **headers: str):
        body = {"narrative": "results", "text": text, "seen": narratives.fingerprint(seen)}
        return client.post(reverse("reports:narrative", args=[this.pk]), body, headers=headers)

    def test_saves_by_form_and_by_script(self, officer) -> None:
        this, client = report(), signed_in(officer)
        assert self.send(client, this, "Một").status_code == 302
        answer = self.send(client, this, "Hai", "Một", accept="application/json")
        assert answer.json()["seen"] == narratives.fingerprint("Hai")
        this.refresh_from_db()
        assert this.results == "Hai"

    def test_two_writers_see_both_texts(self, officer) -> None:
        this, client = report(), signed_in(officer)
        self.send(client, this, "Của người kia")
        page = self.send(client, this, "Của tôi").content.decode()
        assert "Của tôi</textarea>" in page
        assert "Của người kia" in page
        assert narratives.fingerprint("Của người kia") in page
        answer = self.send(client, this, "Của tôi", accept="application/json")
        assert (answer.status_code, answer.json()["stored"]) == (409, "Của người kia")

    def test_frozen_meanwhile_loses_nothing_typed(self, officer) -> None:
        this, client = report(), signed_in(officer)
        snapshots.freeze(actor=officer, report=this)
        page = self.send(client, this, "Vừa gõ xong").content.decode()
        assert "Vừa gõ xong" in page
        assert "đã chốt" in page


class TestFigure:
    def test_shows_the_sentence_and_the_way_to_its_source(self, officer) -> None:
        work, this = done(EARLIER, WITHIN), report()
        page = signed_in(officer).get(reverse("reports:figure", args=[this.pk, "tat-ca", "accepted"]))
        (record,) = page.context["records"]
        source = work.obligation.directive.text
        start, end = work.obligation.spans[0]
        assert record.task.quote == source[start:end]
        assert f'href="{work.obligation.source_url}"' in page.content.decode()
        assert f'href="{work.get_absolute_url()}"' in page.content.decode()
        assert "Lưu bộ lọc" not in page.content.decode()

    def test_a_frozen_figure_tells_what_stood(self, officer) -> None:
        proof = EvidenceFactory(assignment=assigned(EARLIER), done_on=LAST, title="Tên lúc chốt")
        this = report()
        snapshots.freeze(actor=officer, report=this)
        proof.title = "Tên về sau"
        proof.save()
        url = reverse("reports:figure", args=[this.pk, "tat-ca", "evidence"])
        client = signed_in(officer)
        assert "Tên lúc chốt" in client.get(url).content.decode()
        exported = client.get(url + "?export=csv").content.decode()
        assert "Tên lúc chốt" in exported
        assert proof.assignment.obligation.text in exported

    @pytest.mark.parametrize("tail", ["tat-ca/khong-co", "don-vi-999999/accepted", "linh-tinh/accepted"])
    def test_what_does_not_exist(self, tail, officer) -> None:
        assert signed_in(officer).get(f"/lam-viec/bao-cao/{report().pk}/so-lieu/{tail}/").status_code == 404


class TestRules:
    def test_an_administrator_confirms(self) -> None:
        rule, client = PeriodRule.objects.get(code="month-party"), signed_in(person(Role.ADMINISTRATOR))
        url = reverse("reports:rule", args=[rule.pk])
        assert "11/03/2019" not in client.get(url).content.decode()
        body = {
            "to_day": 20,
            "citation": "Quy định 01-QĐ/TU",
            "in_force_from": "01/01/2026",
            "is_verified": "on",
        }
        client.post(url, body)
        rule.refresh_from_db()
        assert (rule.to_day, rule.is_verified, rule.in_force_from) == (20, True, date(2026, 1, 1))
        wrong = client.post(url, body | {"to_day": 29, "citation": "giữ lại chữ này"}).content.decode()
        assert "giữ lại chữ này" in wrong

    def test_others_only_read(self, officer) -> None:
        client, rule = signed_in(officer), PeriodRule.objects.get(code="month-party")
        assert "Chờ xác nhận" in client.get(reverse("reports:rules")).content.decode()
        answer = client.get(reverse("reports:rule", args=[rule.pk]), follow=True)
        assert "chưa được giao quyền" in answer.content.decode()
