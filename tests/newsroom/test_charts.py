"""Charts: the numbers of the table, the same in every language, and nothing drawn from what is none."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import chart_drawing, charts, text
from nhipcau.newsroom.domain.charts import Chart, Number
from nhipcau.portal.domain import addresses
from nhipcau.translation.domain import segments
from tests.factories import newsroom

TABLE = "| Năm | Khách | Chi, % |\n|---|---:|---:|\n| 2025 | 1.234.500 | 12,5% |\n| 2026 | 1.500.000 | -3% |"
MARK = '![Khách tăng <dần>](bieu-do:cot "Khách đến & chi")'
BODY = f"Mở đầu.\n\n{MARK}\n\n{TABLE}\n\nKết."
ENGLISH = {
    "Mở đầu.": "To begin.",
    "Kết.": "The end.",
    "Khách tăng <dần>": "Visitors grow",
    "Khách đến & chi": "Visitors & spending",
    "Năm": "Year",
    "Khách |": "Visitors |",
    "Chi, %": "Spending, %",
}
ABOUT = {"data_source": "Cục Thống kê", "data_on": date(2026, 10, 31)}


@pytest.mark.parametrize(
    ("cell", "code", "value"),
    [
        ("1.234,5", "vi", "1234.5"),
        ("1 234,5", "fr", "1234.5"),
        ("1,234.5 %", "en", "1234.5"),
        ("−7", "vi", "-7"),
        ("1.5", "vi", None),
        ("1.23.456", "vi", None),
        ("1,5", "en", None),
        ("", "vi", None),
        ("12 tỷ", "vi", None),
        ("1.234.567", "rad", "1234567"),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(cell: str, code: str, value: str | None):
    found = charts.parsed(cell, code)
    assert (found and found.value) == (Decimal(value) if value else None)


@given(
    st.integers(-(10**12), 10**12),
    st.integers(0, 4),
    st.sampled_from(["vi", "en", "fr", "ru", "es", "km", "cjm"]),
)
def test_what_is_written_is_read_again(whole: int, places: int, code: str):
    number = Number(Decimal(whole).scaleb(-places), places)
    assert charts.parsed(number.written(code), code) == number


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=9))
def test_every_value_stands_between_the_first_and_last_mark(values: list[float]):
    ticks = chart_drawing.nice(values)
    slack = 1e-6 * max(1.0, *map(abs, values))
    assert ticks[0] - slack <= min(values) and max(values) <= ticks[-1] + slack
    assert 2 <= len(ticks) <= 12


def test_what_is_no_chart_says_why():
    (shown,) = text.charts(BODY)
    assert charts.read(shown, "vi").wrong == ""
    for body, said in (
        (MARK, "phải là một bảng"),
        (BODY.replace("1.500.000", "nhiều"), "“nhiều” không phải con số"),
        (BODY.replace("| 2026 | 1.500.000 | -3% |\n", ""), "ít nhất hai hàng"),
    ):
        assert said in charts.read(text.charts(body)[0], "vi").wrong
    assert text.pictures(BODY) == [] and not text.foreign_pictures(BODY)
    assert text.foreign_pictures("![a](bieu-do:tron)")
    told = segments.split(BODY, code="vi").texts
    assert "Khách tăng <dần>" in told and "Khách đến & chi" in told
    assert not any("bieu-do" in each for each in told)


@pytest.mark.parametrize("kind", ["cot", "duong"])
@pytest.mark.parametrize("is_rtl", [True, False])
def test_a_picture_of_it_is_whole_and_tells_itself(kind: str, is_rtl: bool):
    number = [(Number(Decimal(-5)), Number(Decimal("2.5"), 1)), (Number(Decimal(9)), Number(Decimal(0)))]
    chart = Chart(kind, "Tên <b>", "Mô tả & rõ", "", ("A", "B"), ("x" * 30, "y"), tuple(number))
    drawn = chart_drawing.drawn(chart, "c", "ar" if is_rtl else "vi", is_rtl=is_rtl)
    root = ElementTree.fromstring(drawn)
    assert (root.find("title").text, root.find("desc").text) == ("Tên <b>", "Mô tả & rõ")
    assert "style" not in drawn and "①" in drawn
    for each in root.iter("rect"):
        x, width = float(each.get("x")), float(each.get("width"))
        assert x >= 0 and x + width <= chart_drawing.WIDE


@pytest.mark.django_db
def test_a_page_of_data_in_two_languages(client: Client):
    bare = newsroom.drafted(kind="data")
    with pytest.raises(Refused, match=r"chưa có biểu đồ.*nguồn của số liệu.*ngày của số liệu"):
        newsroom.submitted(bare)
    story = newsroom.drafted(kind="data", body=BODY, **ABOUT)
    english = BODY
    for said, says in ENGLISH.items():
        english = english.replace(said, says)
    wrong = english.replace("| 2026 | 1.500.000 | -3% |", "")
    newsroom.translated(story, "en", body=wrong, data_source="Statistics office")
    with pytest.raises(Refused, match="cùng số hàng"):
        newsroom.submitted(story, "en")
    newsroom.write(newsroom.edition_of(story, "en"), story.created_by, body=english, data_on=None)
    shown, other = newsroom.published(story), newsroom.published(story, "en")
    said = client.get(addresses.of(shown, "vi")).content.decode()
    assert "1.234.500" in said and "-3%" in said and "Cục Thống kê" in said and "31/10/2026" in said
    answer = client.get(addresses.of(other, "en"))
    said = answer.content.decode()
    assert "1,234,500" in said and "1.234.500" not in said and "12.5%" in said
    assert "Statistics office" in said and "October 31, 2026" in said and "Visitors &amp; spending" in said
    link = reverse("portal:numbers", args=["en", story.pk, 1])
    assert link in said
    rows = client.get(link).getvalue().decode("utf-8-sig").splitlines()
    assert rows[1:] == ["2025,1234500,12.5", "2026,1500000,-3"]
    assert client.get(reverse("portal:numbers", args=["en", story.pk, 2])).status_code == 404
