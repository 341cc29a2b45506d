"""The month from the command line (dòng lệnh)."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nhipcau.programmes.models import Event
from nhipcau.reports.models import Report
from nhipcau.units.enums import Role
from tests.factories.plans import EvidenceFactory
from tests.factories.programmes import held
from tests.factories.reports import LAST, done, hanoi
from tests.factories.reports import report as month_report
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "confirmed_rules")]
EARLIER, WITHIN = hanoi(2026, 9, 1, 8), hanoi(2026, 11, 2, 8)


@pytest.fixture(autouse=True)
def office() -> None:
    standing_office()


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("report", "month", *arguments, stdout=out)
    return out.getvalue()


def event(day: date, visitors: int, **fields: Any) -> Event:
    return held(visitors, starts_on=day, ends_on=day, **fields)


def test_down_to_the_sentence_and_its_place() -> None:
    work = done(EARLIER, WITHIN)
    EvidenceFactory(assignment=work, done_on=LAST, title="Phim ngắn", quantity=3)
    said = run("2026-11", "--records")
    start, end = work.obligation.spans[0]
    quote = work.obligation.directive.text[start:end]
    assert "Báo cáo tháng 11/2026 (15/10/2026 – 14/11/2026), chưa chốt" in said
    assert f"{work.unit.name} · Hoàn thành trong kỳ: 1" in said
    assert f"“{quote}”" in said
    assert f"{work.obligation.directive.number}, mục III.1, ký tự {start}–{end}" in said
    assert "Phim ngắn, 14/11/2026, số lượng 3" in said
    assert not Report.objects.exists()


def test_json_gives_the_same() -> None:
    work = done(EARLIER, WITHIN)
    body: dict[str, Any] = json.loads(run("2026-11", "--json", "--records"))
    figure = next(each for each in body["figures"] if each["key"] == "tat-ca.accepted")
    assert (figure["value"], figure["record_ids"]) == (1, [work.pk])
    assert figure["records"][0]["source"]["spans"] == work.obligation.spans
    assert (body["starts_on"], body["snapshot"]) == ("2026-10-15", None)


def test_figures_of_programmes_with_their_records_and_the_period_before() -> None:
    unit, other = UnitFactory(name="Sở Ngoại vụ"), UnitFactory(name="Sở Khác")
    now, _then = event(LAST, 1500, unit=unit), event(date(2026, 10, 1), 900, unit=unit)
    event(LAST, 40, unit=other, name="Triển lãm của sở khác")
    for month in (10, 11):
        month_report(standing_office(), month=month)
    body = json.loads(run("2026-11", "--json", "--records"))
    found = {each["key"]: each for each in body["programmes"]}
    visitors = found["programmes.visitors"]
    assert (visitors["value"], visitors["before"]) == (1540, 900)
    assert visitors["units"] == {str(unit.pk): 1500, str(other.pk): 40}
    (record,) = [each for each in visitors["records"] if each["record"] == now.pk]
    assert (record["amount"], record["unit_name"]) == (1500, "Sở Ngoại vụ")
    assert now.name in record["line"] and record["address"] == now.get_absolute_url()
    assert found["programmes.spent"]["records"] == []
    said = run("2026-11", "--records", "--as", person(Role.UNIT_STAFF, unit).username)
    assert "Lượt khách: 1.500 lượt (kỳ trước 900)" in said and now.name in said
    assert "Triển lãm của sở khác" not in said


def test_as_a_unit_one_sees_its_own() -> None:
    mine, other = done(EARLIER, WITHIN), done(EARLIER, WITHIN, unit=UnitFactory(name="Sở Khác"))
    staff = person(Role.UNIT_STAFF, mine.unit)
    said = run("2026-11", "--as", staff.username)
    assert mine.unit.name in said
    assert other.unit.name not in said


def test_freezing_is_someones_act() -> None:
    done(EARLIER, WITHIN)
    with pytest.raises(CommandError, match="--as"):
        run("2026-11", "--freeze")
    officer = person(Role.OFFICER)
    assert "đã chốt lần 1" in run("2026-11", "--freeze", "--as", officer.username)
    with pytest.raises(CommandError, match="14/12/2026"):
        run("2026-12", "--freeze", "--as", officer.username)
    assert Report.objects.count() == 1
    early = run("2026-12", "--freeze", "--as", officer.username, "--reason", "phải gửi trước")
    assert "đã chốt lần 1" in early


@pytest.mark.parametrize(
    ("kind", "period", "said"),
    [
        ("quarter", "2026-4", "Báo cáo quý IV/2026 (15/09/2026 – 14/12/2026)"),
        ("half", "2026-2", "Báo cáo 6 tháng cuối năm 2026 (15/06/2026 – 14/12/2026)"),
        ("nine-months", "2026", "Báo cáo 9 tháng năm 2026 (15/12/2025 – 14/09/2026)"),
        ("year", "2026", "Báo cáo năm 2026 (15/12/2025 – 14/12/2026)"),
    ],
)
def test_every_kind_of_period(kind: str, period: str, said: str) -> None:
    done(EARLIER, WITHIN)
    out = StringIO()
    call_command("report", kind, period, stdout=out)
    assert said in out.getvalue()
    with pytest.raises(CommandError, match="hãy ghi như"):
        call_command("report", kind, "2026-9", stdout=out)


def test_files_are_written_once_there_is_a_report(tmp_path) -> None:
    done(EARLIER, WITHIN)
    paths = {kind: tmp_path / f"bao-cao.{kind}" for kind in ("docx", "pdf", "xlsx")}
    wanted = [f"--{kind}={path}" for kind, path in paths.items()]
    with pytest.raises(CommandError, match="Chưa lập báo cáo"):
        run("2026-11", *wanted)
    officer = person(Role.OFFICER)
    run("2026-11", "--freeze", "--as", officer.username, *wanted)
    assert paths["pdf"].read_bytes().startswith(b"%PDF")
    assert all(paths[kind].read_bytes().startswith(b"PK") for kind in ("docx", "xlsx"))
    staff = person(Role.UNIT_STAFF)
    with pytest.raises(CommandError, match="cả cơ quan"):
        run("2026-11", "--as", staff.username, f"--xlsx={tmp_path / 'x.xlsx'}")


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "tháng mười", "26-11"])
def test_what_is_no_month(month: str) -> None:
    with pytest.raises(CommandError, match="2026-11"):
        run(month)


def test_who_is_nobody() -> None:
    with pytest.raises(CommandError, match="khong-co"):
        run("2026-11", "--as", "khong-co")
