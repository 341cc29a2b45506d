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
        ("hằng tháng, trước ngày 20, gửi báo cáo", None, None, "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("mỗi tháng điểm báo gửi Sở, chậm nhất ngày 28", None, None, "FREQ=MONTHLY;BYMONTHDAY=28"),
        ("hằng tháng, tại giao ban ngày mùng 5, điểm danh", None, None, "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("trước ngày 10 của tháng đầu quý sau", None, None, "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
        ("hằng năm trình phê duyệt trước ngày 31/10", None, None, "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=31"),
        (
            "6 tháng (trước ngày 15/6), năm (trước ngày 15/12)",
            None,
            None,
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
        ),
        ("vào quý III hằng năm", None, None, "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-1"),
        ("báo cáo trước 16 giờ hằng ngày", None, None, "FREQ=DAILY"),
        ("ra quân từ ngày 15-10, duy trì đến hết tháng 01-2027", date(2026, 10, 15), date(2027, 1, 31), None),
        ("cấm biển từ 12h00 ngày 26/9", date(2026, 9, 26), None, None),
        ("xong trước 05 giờ sáng ngày 10/9", None, date(2026, 9, 10), None),
        ("muộn nhất là sáng thứ Sáu, ngày 14/8/2026", None, date(2026, 8, 14), None),
        ("để không hộ nào phải ở lều bạt sau ngày 31/8", None, date(2026, 8, 31), None),
        ("hướng dẫn thủ tục, không để qua tháng 7", None, date(2026, 7, 31), None),
        ("tổ chức vào trung tuần tháng 10", None, date(2026, 10, 20), None),
        (
            "số liệu từ ngày 01/7/2026 đến ngày 14/12/2026, gửi trước ngày 20/12",
            None,
            date(2026, 12, 20),
            None,
        ),
        ("phát xong ngay trong ngày 28 và 29/3", None, date(2026, 3, 29), None),
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
        ("02/2026", None, date(2026, 2, 28)),
        ("T4, T9/2026", None, date(2026, 9, 30)),
        ("01/10/2026 - 30/11/2026", date(2026, 10, 1), date(2026, 11, 30)),
        ("Tháng 5/2026 và tháng 10/2026", None, date(2026, 10, 31)),
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
    assert find_periods(text.lower()) == expected


def test_today_is_the_day_the_document_was_issued() -> None:
    text = "đến nơi trước 23 giờ 00 đêm nay"
    assert find_deadline(text, 0, len(text), 2026) is None
    found = find_deadline(text, 0, len(text), 2026, issued=date(2026, 9, 9))
    assert found is not None and found.date == date(2026, 9, 9)


def test_the_event_ends_where_the_duty_goes_on() -> None:
    text = "trong thời hạn 24 giờ kể từ khi phát hiện phải thông báo cho Sở"
    found = find_deadline(text, 0, len(text), 2026)
    assert found is not None and found.after is not None and found.after.event == "khi phát hiện"
