"""Deadlines for calendar programs, by RFC 5545 (iCalendar)."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.clock.domain.icalendar import Event, written


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_moment_and_a_whole_day():
    lines = unfolded(
        written(
            "Hạn",
            [
                Event(
                    "a@nhipcau",
                    "Trả lời; họp, báo",
                    datetime(2026, 2, 25, 10, tzinfo=UTC),
                    alarm=timedelta(days=1),
                    until=datetime(2026, 2, 25, 11, 30, tzinfo=UTC),
                    place="Phòng 2, nhà A",
                    tentative=True,
                ),
                Event("b@nhipcau", "Giỗ Tổ", date(2026, 4, 26), url="https://example.org/a"),
            ],
        )
    )
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20260225T170000" in lines
    assert "DTEND;TZID=Asia/Ho_Chi_Minh:20260225T183000" in lines
    assert lines.count("TZID:Asia/Ho_Chi_Minh") == 1 and "TRIGGER:-PT1440M" in lines
    assert "LOCATION:Phòng 2\\, nhà A" in lines and lines.count("STATUS:TENTATIVE") == 1
    assert "SUMMARY:Trả lời\\; họp\\, báo" in lines
    assert "DTSTART;VALUE=DATE:20260426" in lines and "DTEND;VALUE=DATE:20260427" in lines
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2


@given(st.text(), st.text())
def test_no_words_break_a_line_or_begin_one(title, details):
    text = written("Hạn", [Event("a@nhipcau", title, date(2026, 4, 26), details=details)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    names = [line.split(":")[0].split(";")[0] for line in unfolded(text)]
    assert names.count("SUMMARY") == 1
    assert names.count("BEGIN") == names.count("END") == 4
