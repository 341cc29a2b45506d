"""The month from the command line (dòng lệnh)."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nhipcau.reports.models import Report
from nhipcau.units.enums import Role
from tests.factories.plans import EvidenceFactory
from tests.factories.reports import LAST, done, hanoi
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


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "tháng mười", "26-11"])
def test_what_is_no_month(month: str) -> None:
    with pytest.raises(CommandError, match="2026-11"):
        run(month)


def test_who_is_nobody() -> None:
    with pytest.raises(CommandError, match="khong-co"):
        run("2026-11", "--as", "khong-co")
