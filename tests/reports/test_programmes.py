"""What programmes register for reports: counted, opened, frozen, written (số liệu chương trình)."""

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.core.domain import figures as registered
from nhipcau.core.domain.figures import Figure
from nhipcau.official.domain.content import Table
from nhipcau.plans.domain import evidence
from nhipcau.plans.models import Evidence
from nhipcau.reports.domain import adjustments, differences, papers, programmes, snapshots
from nhipcau.reports.models import Report
from nhipcau.reports.views import workbook
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import EvidenceFactory
from tests.factories.reports import LAST, assigned, hanoi, report
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
EARLIER = hanoi(2026, 9, 1, 8)
OCTOBER = date(2026, 10, 1)


def standing(first: date, last: date):
    found = Evidence.objects.filter(done_on__range=(first, last), withdrawn_at=None)
    return found.select_related("assignment")


def nothing():
    return Evidence.objects.none()


def figure(key: str, label: str, **fields: str) -> Figure:
    return Figure(
        key=key,
        group=fields.pop("group", "Thử nghiệm"),
        label=label,
        sentence=f"{label} có ngày trong kỳ.",
        records=standing,
        line=lambda record: f"{record.title} ({record.done_on:%d/%m/%Y})",
        address=lambda record: record.get_absolute_url(),
        unit="assignment__unit_id",
        **fields,
    )


@pytest.fixture(autouse=True)
def _registered(monkeypatch) -> None:
    """Two figures over a real model, and a group in which nothing happens."""
    known = [
        figure("test.times", "Lần làm"),
        figure("test.goods", "Sản phẩm làm ra", amount="quantity", counted_in="sản phẩm"),
        replace(figure("test.none", "Lần im ắng", group="Việc im ắng"), records=lambda *_days: nothing()),
    ]
    monkeypatch.setattr(registered, "_known", {each.key: each for each in known})


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def made(unit=None, quantity: int = 1, day: date = LAST, **fields) -> Evidence:
    work = assigned(EARLIER, unit=unit or UnitFactory())
    return EvidenceFactory(assignment=work, done_on=day, quantity=quantity, **fields)


def annex(this: Report) -> Table:
    found = {each.title: each for each in papers.preview(this).annexes}
    return found["Kết quả các chương trình"].blocks[0]


class TestCounting:
    def test_by_unit_and_amount(self) -> None:
        unit = UnitFactory()
        made(unit, 2), made(unit, 4), made(quantity=10)
        EvidenceFactory(assignment=assigned(EARLIER), done_on=date(2026, 11, 15), quantity=99)
        times, goods, none = programmes.of(report(), None)
        assert (times.value, goods.value, none.value) == (3, 16, 0)
        assert goods.cell(str(unit.pk)) == 6
        assert goods.within({unit.pk}).value == 6
        for own in (None, {unit.pk}):
            whole = programmes.of(Report.objects.get(), None, own)
            summed = programmes.summed(Report.objects.get(), None, own)
            assert [(each.table(), each.value) for each in summed] == [
                (each.table(), each.value) for each in whole
            ]
        groups = programmes.grouped([times, goods, none])
        assert [group.name for group in groups if group.is_empty] == ["Việc im ắng"]
        assert unit.name in groups[0].units.values()


class TestPage:
    def test_every_number_opens_its_records_frozen_too(self, officer) -> None:
        unit = UnitFactory()
        own, _other = made(unit, 1200, title="Cuộc gặp báo chí"), made(quantity=5)
        this, client = report(), signed_in(officer)
        address = reverse("reports:programme", args=[this.pk, "test.goods"])
        for query in ("", "?lan=1"):
            page = client.get(this.get_absolute_url()).content.decode()
            joint = f"{query}&amp;" if query else "?"
            short = address.removeprefix(this.get_absolute_url())
            assert f'href="{short}{joint}hang={unit.pk}">1.200</a>' in page
            assert f'href="{short}{query}">1.205</a>' in page
            assert "Kỳ này không phát sinh:</p>" not in page
            assert "Việc im ắng" in page
            opened = client.get(address, {"hang": unit.pk})
            assert opened.context["value"] == 1200
            (record,) = opened.context["records"]
            assert record.told.line == "Cuộc gặp báo chí (14/11/2026)"
            assert own.get_absolute_url() in opened.content.decode()
            assert "Lưu bộ lọc" not in opened.content.decode()
            assert "Cuộc gặp báo chí (14/11/2026)," in client.get(address, {"export": "csv"}).content.decode()
            if not query:
                snapshots.freeze(actor=officer, report=this)
        Evidence.objects.filter(pk=own.pk).update(title="Tên khác")
        assert "Cuộc gặp báo chí" in client.get(address).content.decode()
        assert client.get(reverse("reports:programme", args=[this.pk, "test.unknown"])).status_code == 404

    def test_a_unit_sees_its_own_alone(self, officer) -> None:
        unit, other = UnitFactory(), UnitFactory(name="Sở Không được lộ")
        made(unit, 3), made(other, 40, title="Việc của sở kia")
        this, client = report(), signed_in(person(Role.UNIT_STAFF, unit))
        page = client.get(this.get_absolute_url()).content.decode()
        opened = client.get(reverse("reports:programme", args=[this.pk, "test.goods"]))
        assert opened.context["value"] == 3
        for leak in (other.name, "Việc của sở kia", ">43<", "Việc im ắng"):
            assert leak not in page + opened.content.decode()

    def test_queries_do_not_grow_with_records(self, officer) -> None:
        this, client = report(), signed_in(officer)
        address = reverse("reports:programme", args=[this.pk, "test.goods"])

        def queries() -> int:
            made()
            with CaptureQueriesContext(connection) as seen:
                client.get(address), client.get(this.get_absolute_url())
            return len(seen)

        queries()
        assert queries() == queries()


class TestBesideThePeriodBefore:
    def test_live_frozen_and_in_every_form(self, officer) -> None:
        unit, quiet = UnitFactory(name="Sở Ngoại vụ"), UnitFactory(name="Sở Nay im ắng")
        made(unit, 1200), made(unit, 2000, day=OCTOBER), made(quiet, 5, day=OCTOBER)
        october, this = report(month=10), report(standing_office(), month=11)
        client = signed_in(officer)
        for turn in ("live", "past frozen", "both frozen"):
            page = client.get(this.get_absolute_url()).content.decode()
            assert "Sở Nay im ắng" in page, turn
            assert "<small>▼800<i>kỳ trước 2.000</i></small>" in page
            assert "<small>▼805<i>kỳ trước 2.005</i></small>" in page
            table = annex(this)
            assert table.columns[4].title == "Kỳ trước"
            assert table.rows[2].cells == (
                "2",
                "Sản phẩm làm ra",
                "sản phẩm",
                "1.200",
                "2.005",
                "-805",
                "Sở Ngoại vụ: 1.200",
            )
            snapshots.freeze(actor=officer, report=october if turn == "live" else this)
            if turn == "live":
                # Counted since, so it is a correction of October's report and not what it said.
                Evidence.objects.filter(done_on=OCTOBER).update(withdrawn_at=EARLIER)
                october.refresh_from_db()
        staff = signed_in(person(Role.UNIT_STAFF, unit)).get(this.get_absolute_url()).content.decode()
        assert "kỳ trước 2.000" in staff and "2.005" not in staff and quiet.name not in staff
        assert programmes.before(october) is None
        assert "Kỳ trước" not in [column.title for column in annex(october).columns]

    def test_a_figure_not_counted_then_has_nothing_beside_it(self, officer) -> None:
        made(quantity=3)
        october, this = report(month=10), report(standing_office(), month=11)
        kept = snapshots.freeze(actor=officer, report=october)
        kept.figures = {key: value for key, value in kept.figures.items() if key != "programmes"}
        kept.save()
        page = signed_in(officer).get(this.get_absolute_url()).content.decode()
        shown = page.partition('id="chuong-trinh"')[2].partition('id="nhiem-vu"')[0]
        assert "Sản phẩm làm ra" in shown and "<small>" not in shown
        assert annex(this).rows[2].cells[3:6] == ("3", "", "")


class TestFrozen:
    def test_what_changed_since_is_told_with_its_reason(self, officer) -> None:
        unit = UnitFactory()
        gone, altered = made(unit, 2, title="Rút lại"), made(unit, 7, title="Sửa số")
        this = report()
        first = snapshots.freeze(actor=officer, report=this)
        assert first.figures["format"] == "nhipcau-report/3"
        assert not differences.since(first)
        evidence.withdraw(actor=person(Role.UNIT_STAFF, unit), evidence=gone, reason="trùng")
        Evidence.objects.filter(pk=altered.pk).update(quantity=9)
        new = made(unit, 4, title="Đến sau")
        times, goods = differences.since(first).programmes
        assert (times.frozen, times.now, len(times.came), len(times.left)) == (2, 2, 1, 1)
        assert (goods.frozen, goods.now) == (9, 13)
        told = {move.told.line.partition(" (")[0]: (move.old, move.new, move.why) for move in goods.moves}
        assert told == {
            "Rút lại": (2, None, "rút lại minh chứng: trùng"),
            "Sửa số": (7, 9, ""),
            "Đến sau": (None, 4, ""),
        }
        page = signed_in(officer).get(this.get_absolute_url()).content.decode()
        assert "7 → 9" in page and new.get_absolute_url() in page
        assert not differences.since(first, units={UnitFactory().pk})
        told = adjustments.sentences(adjustments.of(report(this.office, month=12)))
        assert any("Sản phẩm làm ra của tháng 11/2026: đã báo cáo 9, nay là 13" in line for line in told)
        assert snapshots.refreeze(actor=officer, report=this, reason="sót", after=1).number == 2
        assert programmes.frozen(first)[1].value == 9

    def test_figures_registered_later_change_nothing_frozen(self, officer, monkeypatch) -> None:
        made()
        this = report()
        last = snapshots.freeze(actor=officer, report=this)
        stored = dict(last.figures)
        last.figures = {key: value for key, value in stored.items() if key != "programmes"} | {
            "format": "nhipcau-report/2"
        }
        last.save()
        assert programmes.of(this, last) == [] and not differences.since(last)
        assert "Thử nghiệm" not in signed_in(officer).get(this.get_absolute_url()).content.decode()
        last.figures = stored
        last.save()
        monkeypatch.setattr(registered, "_known", {})
        assert not differences.since(last)
        assert programmes.of(this, last)[1].label == "Sản phẩm làm ra"
        opened = signed_in(officer).get(reverse("reports:programme", args=[this.pk, "test.goods"]))
        assert len(opened.context["records"]) == 1


class TestPaper:
    def test_an_annex_of_what_happened(self, officer) -> None:
        unit = UnitFactory(name="Sở Ngoại vụ")
        made(unit, 1500, title="Tuần lễ phim")
        this = report()
        for _turn in range(2):
            assert [row.cells for row in annex(this).rows] == [
                ("Thử nghiệm",),
                ("1", "Lần làm", "", "1", "Sở Ngoại vụ: 1"),
                ("2", "Sản phẩm làm ra", "sản phẩm", "1.500", "Sở Ngoại vụ: 1.500"),
            ]
            book = load_workbook(io.BytesIO(workbook.write(this)))
            rows = list(book["Chương trình"].iter_rows(values_only=True))
            assert ("Thử nghiệm", "Sản phẩm làm ra", "sản phẩm", "Sở Ngoại vụ", 1500) in rows
            behind = list(book["Bản ghi chương trình"].iter_rows(values_only=True))
            assert behind[1][2] == "Tuần lễ phim (14/11/2026)"
            snapshots.freeze(actor=officer, report=this)
            this.refresh_from_db()

    def test_none_where_nothing_happened(self) -> None:
        this = report()
        assert "Kết quả các chương trình" not in [each.title for each in papers.preview(this).annexes]
        assert "Chương trình" not in load_workbook(io.BytesIO(workbook.write(this))).sheetnames

    def test_no_account_enters_what_is_frozen(self, officer) -> None:
        made(added_by=officer)
        kept = json.dumps(snapshots.freeze(actor=officer, report=report()).figures)
        assert officer.username not in kept
