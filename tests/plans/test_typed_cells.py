"""What is typed into a cell and how it is understood: times, money, names, lists (ô của lưới)."""

from datetime import date

import pytest

from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import cells, money, naming, timing
from nhipcau.plans.enums import Column
from nhipcau.plans.models import Activity
from nhipcau.units.enums import NameKind
from tests.factories.plans import line, plan_for
from tests.factories.units import GroupFactory, UnitFactory, also_called, merged


def days(text: str) -> tuple[date | None, date | None]:
    read = timing.read(text, year=2026)
    return read.starts_on, read.due


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("30/6", None, date(2026, 6, 30)),
        ("05-7-2027", None, date(2027, 7, 5)),
        ("trước ngày 15/12/2026", None, date(2026, 12, 15)),
        ("hoàn thành trước 30/6", None, date(2026, 6, 30)),
        ("tháng 2", date(2026, 2, 1), date(2026, 2, 28)),
        ("Tháng 02/2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("quý II/2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("QUÝ 4 năm 2027", date(2027, 10, 1), date(2027, 12, 31)),
        ("6 tháng cuối năm", date(2026, 7, 1), date(2026, 12, 31)),
        ("cả năm", date(2026, 1, 1), date(2026, 12, 31)),
        ("từ 01/3 đến 30/6", date(2026, 3, 1), date(2026, 6, 30)),
        ("quý I – quý III", date(2026, 1, 1), date(2026, 9, 30)),
        ("từ tháng 5", date(2026, 5, 1), None),
        # Words that name no day stay words, and what could be two things is not guessed.
        ("thường xuyên", None, None),
        ("ngày 20 hằng tháng", None, None),
        ("theo kế hoạch của Trung ương", None, None),
        ("3-6/2026", None, None),
        ("15", None, None),
    ],
)
def test_times_as_offices_type_them(typed: str, first: date | None, last: date | None) -> None:
    assert days(typed) == (first, last)


def test_a_day_is_written_one_way_and_words_stay() -> None:
    assert timing.read(" 5/7 ", year=2026).text == "05/07/2026"
    assert timing.read("trước  ngày 5/7", year=2026).text == "trước ngày 5/7"


@pytest.mark.parametrize("typed", ["31/2", "29/02/2027", "tháng 13", "từ 30/6 đến 1/3"])
def test_days_that_do_not_exist_are_refused(typed: str) -> None:
    with pytest.raises(Refused):
        timing.read(typed, year=2026)


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("", None),
        ("120.000.000", 120_000_000),
        ("120,000,000 đồng", 120_000_000),
        ("1.500", 1_500),
        ("120,5 triệu", 120_500_000),
        ("1.500 triệu", 1_500_000_000),
        ("1,500 triệu", 1_500_000),
        ("1,2 tỷ", 1_200_000_000),
        ("500000", 500_000),
    ],
)
def test_money_as_offices_type_it(typed: str, dong: int | None) -> None:
    assert money.read(typed) == dong
    assert money.read(money.written(dong)) == dong


@pytest.mark.parametrize("typed", ["abc", "12,5", "-5", "99999999 tỷ", "12 triệu tỷ", "1.2.3"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        money.read(typed)


@pytest.mark.django_db
def test_names_in_a_cell_are_parted_only_where_each_is_found() -> None:
    culture = UnitFactory(name="Sở Văn hóa, Thể thao và Du lịch")
    foreign, group = UnitFactory(name="Sở Ngoại vụ"), GroupFactory(name="Các xã, phường")
    also_called(foreign, "SNgV", NameKind.SHORT)
    reader = naming.Reader()

    def told(text: str) -> list[object]:
        return [name.unit or name.group or name.written for name in reader.read(text)]

    assert told("SNgV; Sở Văn hóa, Thể thao và Du lịch\nCác xã, phường") == [foreign, culture, group]
    assert told("Sở Ngoại vụ, Sở Văn hóa, Thể thao và Du lịch") == [foreign, culture]
    assert told("Sở Ngoại vụ, Hội Trồng lan") == ["Sở Ngoại vụ, Hội Trồng lan"], "nothing is guessed"
    assert told("SNgV; so ngoai vu ;; ") == [foreign], "each once"


@pytest.mark.django_db
def test_a_unit_that_ended_gives_way_to_its_heir_and_says_so() -> None:
    old, new = UnitFactory(name="Sở Thông tin và Truyền thông"), UnitFactory(name="Sở Khoa học và Công nghệ")
    merged(old, new, date(2025, 3, 1), "Nghị quyết sắp xếp")
    (name,) = naming.Reader().read("Sở Thông tin và Truyền thông")
    assert name.unit == new
    assert "Nghị quyết sắp xếp" in name.said


@pytest.mark.django_db
def test_every_cell_reads_back_what_it_was_given() -> None:
    unit = UnitFactory(name="Sở Ngoại vụ")
    activity = line(plan_for())
    desk = cells.Desk(2026)
    given = {
        Column.GROUP: "Thông tin chính thức",
        Column.TEXT: "Mở chuyên mục\nhai tiếng",
        Column.LEADS: "Sở Ngoại vụ; Hội Trồng lan",
        Column.SUPPORTERS: "Hội Nuôi ong",
        Column.TIME: "quý II",
        Column.DELIVERABLE: "06 tin bài",
        Column.APPROVER: "Sở Ngoại vụ",
        Column.BUDGET: "120.000.000",
        Column.BUDGET_LINE: "Ngân sách tỉnh",
        Column.PILLAR: "Đối ngoại Đảng; Đối ngoại nhân dân",
        Column.LANGUAGE: "Tiếng Anh",
    }
    for column, value in given.items():
        cells.write(desk, activity, column, value)
    activity.save()
    fresh = Activity.objects.get(pk=activity.pk)
    assert {column: cells.read(fresh, column) for column in given} == given
    assert (fresh.due, fresh.budget, fresh.approver) == (date(2026, 6, 30), 120_000_000, unit)
    assert [party.is_found for party in fresh.parties.filter(part="lead")] == [True, False]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        (Column.AUDIENCE, "Người ngoài hành tinh", "Danh mục"),
        (Column.APPROVER, "Hội Trồng lan", "danh bạ"),
        (Column.DELIVERABLE, "x" * 501, "500"),
        (Column.TEXT, "x" * 4001, "4000"),
        (Column.LEADS, "x" * 301, "300"),
        (Column.BUDGET, "nhiều", "số tiền"),
    ],
)
def test_what_a_cell_cannot_hold_is_refused_in_words(column: Column, value: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        cells.write(cells.Desk(2026), line(plan_for()), column, value)
