"""The way of a unit's report through the screens (màn hình báo cáo của đơn vị)."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.reports.domain import requests
from nhipcau.reports.domain.narratives import fingerprint
from nhipcau.reports.enums import UnitReportState
from nhipcau.reports.models import Report, UnitReport
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import EvidenceFactory
from tests.factories.reports import LAST, done, hanoi, report
from tests.factories.units import UnitFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
EARLIER, WITHIN = hanoi(2026, 9, 1, 8), hanoi(2026, 11, 2, 8)


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def asked(officer: User, this: Report | None = None) -> UnitReport:
    (row,) = requests.request(
        actor=officer, report=this or report(), units=[UnitFactory()], due=date(2026, 11, 25)
    )
    return row


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


def test_from_request_to_the_words_in_the_report(officer) -> None:
    this, unit = report(), UnitFactory(name="Sở Văn hóa")
    office, staff = signed_in(officer), signed_in(person(Role.UNIT_STAFF, unit))
    url = reverse("reports:request", args=[this.pk])
    page = office.get(url).content.decode()
    assert f'value="{unit.pk}" checked' in page
    wrong = office.post(url, {"due": "32/11/2026", "units": [unit.pk]}).content.decode()
    assert f'value="{unit.pk}" checked' in wrong
    office.post(url, {"due": "25/11/2026", "units": [unit.pk]})
    row = UnitReport.objects.get()
    mine = row.get_absolute_url()
    assert f'href="{mine}"' in staff.get("/lam-viec/").content.decode()
    said = {"narrative": "results", "text": "Đã đăng 3 tin.", "seen": fingerprint("")}
    answer = staff.post(
        reverse("reports:unit_narrative", args=[row.pk]), said, headers={"accept": "application/json"}
    )
    assert answer.json()["seen"] == fingerprint("Đã đăng 3 tin.")
    staff.post(mine, {"act": "submit", "reason": ""})
    assert "chờ nhận" in office.get(this.get_absolute_url()).content.decode()
    refused = office.post(mine, {"act": "return", "reason": " "}).content.decode()
    assert "Hãy ghi lý do trả lại" in refused
    office.post(mine, {"act": "accept", "reason": ""})
    row.refresh_from_db()
    assert row.state == UnitReportState.ACCEPTED
    body = {"narrative": "results", "seen": fingerprint(""), "unit_reports": [row.pk]}
    office.post(reverse("reports:merge", args=[this.pk]), body)
    this.refresh_from_db()
    assert this.results == "Sở Văn hóa: Đã đăng 3 tin."


def test_own_figures_open_their_records(officer) -> None:
    row = asked(officer)
    EvidenceFactory(assignment=done(EARLIER, WITHIN, unit=row.unit), done_on=LAST, quantity=3)
    client = signed_in(person(Role.UNIT_HEAD, row.unit))
    page = client.get(row.get_absolute_url())
    for indicator, figure in page.context["figures"]:
        if figure.value:
            url = reverse("reports:figure", args=[row.report.pk, figure.scope, indicator.value])
            assert f'href="{url}"' in page.content.decode()
            assert client.get(url).context["figure"].value == figure.value


def test_another_unit_sees_nothing_of_it(officer) -> None:
    row = asked(officer)
    stranger = signed_in(person(Role.UNIT_STAFF))
    assert stranger.get(row.get_absolute_url()).status_code == 403
    assert row.unit.name not in stranger.get(row.report.get_absolute_url()).content.decode()
    assert row.get_absolute_url() not in stranger.get("/lam-viec/").content.decode()


def test_the_missing_are_named_with_their_days(officer, clock) -> None:
    row = asked(officer)
    clock(hanoi(2026, 11, 28, 9))
    page = signed_in(officer).get(row.report.get_absolute_url()).content.decode()
    assert "quá hạn 3 ngày" in page
    assert f"- {row.unit.name}: hạn 25/11/2026, quá hạn 3 ngày" in page
    answer = signed_in(officer).post(reverse("reports:remind", args=[row.report.pk]), follow=True)
    assert f"Đã nhắc: {row.unit.name}" in answer.content.decode()


def test_a_request_is_taken_back(officer) -> None:
    row = asked(officer)
    signed_in(officer).post(reverse("reports:cancel", args=[row.pk]))
    assert not UnitReport.objects.exists()


def test_queries_do_not_grow_with_units(officer) -> None:
    this, client = report(), signed_in(officer)

    def queries() -> int:
        asked(officer, this)
        with CaptureQueriesContext(connection) as seen:
            client.get(this.get_absolute_url())
        return len(seen)

    queries()
    assert queries() == queries()
