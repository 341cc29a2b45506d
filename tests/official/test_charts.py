"""A chart: both pictures, in our font, with nothing fetched."""

import re

import pytest

from nhipcau.official.domain import charts
from nhipcau.official.domain.content import Chart


def test_a_chart_is_drawn_twice_with_words_in_our_font(chart: Chart) -> None:
    svg = chart.svg.decode()
    assert chart.png.startswith(b"\x89PNG")
    assert set(re.findall(r'font-family="([^"]+)"', svg)) == {"Tinos"}
    assert "http" not in svg.replace("http://www.w3.org/", "")
    assert "<script" not in svg
    for words in ("Đoàn phóng viên nước ngoài đến", "Kế hoạch", ">448<"):
        assert words in svg


def test_names_are_data(chart: Chart) -> None:
    made = charts.bars("t", "a", [('"]+alert(1)+["', (1.5,)), ("</text><script>", (2,))], ("Số",))
    svg = made.svg.decode()
    assert "<script" not in svg
    assert "alert(1)" in svg
    assert ">1,5<" in svg


def test_a_row_with_too_few_values_is_refused() -> None:
    with pytest.raises(ValueError):
        charts.bars("t", "a", [("Một", (1,))], ("A", "B"))
    with pytest.raises(ValueError, match="1 to 4"):
        charts.bars("t", "a", [], ())
