"""Ngày, kỳ, thời hạn: the small grammars, as tables."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.dates import find_date, find_deadline, find_periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 07 tháng 3 năm 2017", date(2017, 3, 7)),
        ("ngày 7/3/2017", date(2017, 3, 7)),
        ("15-6-2023", date(2023, 6, 15)),
        ("15.6.2023", date(2023, 6, 15)),
        ("ngày 31/02/2024", None),
    ],
)
def test_a_written_day_is_read(text: str, expected: date | None) -> None:
    found = find_date(text)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "rrule"),
    [
        ("hoàn thành trước ngày 30/6/2026", None, date(2026, 6, 30), None),
        ("gửi trước ngày 25/11", None, date(2026, 11, 25), None),
        ("trước 17 giờ ngày 15 tháng 3 năm 2026", None, date(2026, 3, 15), None),
        ("xong trong quý I/2027", None, date(2027, 3, 31), None),
        ("hoàn thành trong tháng 6", None, date(2026, 6, 30), None),
        ("thực hiện từ quý II/2026", date(2026, 4, 1), None, None),
        ("từ tháng 3 đến tháng 6/2026", date(2026, 3, 1), date(2026, 6, 30), None),
        ("từ ngày 01/3 đến ngày 30/4/2026", date(2026, 3, 1), date(2026, 4, 30), None),
        ("báo cáo trước ngày 20 hằng tháng", None, None, "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("trước ngày 15/12 hằng năm", None, None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        ("trước ngày 20 tháng cuối quý", None, None, "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
        ("gửi bản tin vào thứ Sáu hằng tuần", None, None, "FREQ=WEEKLY;BYDAY=FR"),
    ],
)
def test_a_deadline_in_a_sentence_is_read(
    text: str, start: date | None, end: date | None, rrule: str | None
) -> None:
    found = find_deadline(text, 0, len(text), 2026)
    assert found is not None
    assert (found.start, found.date, found.rrule) == (start, end, rrule)
    assert found.text == text[found.span[0] : found.span[1]].strip()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Quý II/2026", None, date(2026, 6, 30)),
        ("Tháng 3 - 6/2026", None, date(2026, 6, 30)),
        ("2026-2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Giai đoạn 2026–2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Năm 2026", None, date(2026, 12, 31)),
        ("30/6", None, date(2026, 6, 30)),
    ],
)
def test_a_bare_period_in_a_time_column_is_a_deadline(
    text: str, start: date | None, end: date | None
) -> None:
    found = find_deadline(text, 0, len(text), 2026, column=True)
    assert found is not None
    assert (found.start, found.date) == (start, end)


@pytest.mark.parametrize(
    "text", ["kỷ niệm ngày 30/4/2026", "kế hoạch 5 năm", "các ngày lễ lớn trong năm 2026 của tỉnh", ""]
)
def test_what_is_no_deadline_is_none(text: str) -> None:
    assert find_deadline(text, 0, len(text), 2026) is None


def test_a_period_that_is_over_is_told_of_the_past() -> None:
    past = "Đánh giá kết quả đã đạt được trong năm 2021, rút kinh nghiệm."
    assert find_deadline(past, 0, len(past), 2024, since=2024) is None
    again = past[:-1] + ", hoàn thành trong quý II/2024."
    found = find_deadline(again, 0, len(again), 2024, since=2024)
    assert found is not None and str(found.date) == "2024-06-30"
    due = "Hoàn thành trong năm 2021."
    assert find_deadline(due, 0, len(due), 2025, since=2021) is not None
    late = "Gửi báo cáo trước ngày 30/6/2021."
    assert find_deadline(late, 0, len(late), 2024, since=2024) is not None


def test_time_after_an_event_keeps_the_event() -> None:
    text = "trả lời chậm nhất 05 ngày làm việc kể từ ngày nhận được văn bản"
    found = find_deadline(text, 0, len(text), 2026)
    assert found is not None and found.after is not None
    assert (found.after.amount, found.after.unit, found.after.event) == (
        5,
        "working-day",
        "ngày nhận được văn bản",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("báo cáo tháng, quý, 6 tháng, năm và đột xuất", ("month", "quarter", "half-year", "year", "ad-hoc")),
        ("Hằng quý", ("quarter",)),
        ("trong báo cáo công tác tháng, quý", ("month", "quarter")),
        ("báo cáo kết quả năm 2026", ()),
        ("báo cáo trước ngày 30 tháng 6", ()),
    ],
)
def test_reporting_periods(text: str, expected: tuple[str, ...]) -> None:
    assert find_periods(text) == expected
