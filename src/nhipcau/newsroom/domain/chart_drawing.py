"""Vẽ biểu đồ: inline SVG with a title and description, colours by class, nothing told by colour alone."""

import math
from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from .charts import LINES, Chart, Number

WIDE, BAR, GAP, ROW, LETTER = 400, 13, 4, 20, 13
MARKS = "①②③④⑤⑥"


def drawn(chart: Chart, name: str, code: str, *, is_rtl: bool = False) -> SafeString:
    """Hình của biểu đồ; `name` tells it apart on its page."""
    body, high = (_lines if chart.kind == LINES else _bars)(chart, code, is_rtl)
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-t {}-d" direction="{}">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}{}</svg>',
        WIDE,
        high,
        name,
        name,
        "rtl" if is_rtl else "ltr",
        name,
        chart.title,
        name,
        chart.description,
        _legend(chart, is_rtl),
        body,
    )


def _legend(chart: Chart, is_rtl: bool) -> SafeString:
    if len(chart.series) < 2:
        return mark_safe("")
    return format_html_join(
        "",
        '<rect class="chart__{}" x="{}" y="{}" width="12" height="12"/><text x="{}" y="{}">{} {}</text>',
        (
            (at + 1, _x(0, is_rtl, 12), at * ROW + 3, _x(18, is_rtl), at * ROW + LETTER, MARKS[at], words)
            for at, words in enumerate(chart.series)
        ),
    )


def _top(chart: Chart) -> int:
    return ROW * len(chart.series) + 8 if len(chart.series) > 1 else 0


def _bars(chart: Chart, code: str, is_rtl: bool) -> tuple[SafeString, int]:
    values = [float(each.value) for row in chart.numbers for each in row]
    low, high = min(0.0, *values), max(0.0, *values)
    room = WIDE - 90
    scale = room / ((high - low) or 1)
    zero, y, parts = -low * scale, _top(chart), []
    for label, row in zip(chart.labels, chart.numbers, strict=True):
        parts.append(format_html('<text x="{}" y="{}">{}</text>', _x(0, is_rtl), y + LETTER, label))
        y += ROW
        for at, number in enumerate(row):
            value = float(number.value)
            width = round(max(abs(value) * scale, 0.5), 1)
            start = round(zero if value >= 0 else zero - width, 1)
            said = (
                number.written(code, is_rtl=is_rtl)
                if len(row) == 1
                else f"{MARKS[at]} {number.written(code, is_rtl=is_rtl)}"
            )
            parts.append(
                format_html(
                    '<rect class="chart__{}" x="{}" y="{}" width="{}" height="{}"/>'
                    '<text class="chart__value" x="{}" y="{}">{}</text>',
                    at + 1,
                    _x(start, is_rtl, width),
                    y,
                    width,
                    BAR,
                    _x(start + width + 5, is_rtl),
                    y + BAR - 2,
                    said,
                )
            )
            y += BAR + GAP
        y += GAP
    return mark_safe("".join(parts)), y  # noqa: S308 - every part was escaped above


def _lines(chart: Chart, code: str, is_rtl: bool) -> tuple[SafeString, int]:
    every = [each for row in chart.numbers for each in row]
    ticks = nice([float(each.value) for each in every])
    top, tall, left = _top(chart) + 14, 180, 70
    low, high = ticks[0], ticks[-1]
    # As many places as the steps themselves need.
    places = max(-int(Decimal(str(tick)).normalize().as_tuple().exponent) for tick in ticks)
    parts = []

    def at_y(value: float) -> float:
        return round(top + tall - (value - low) / ((high - low) or 1) * tall, 1)

    for tick in ticks:
        said = Number(Decimal(str(tick)), max(places, 0), every[0].mark).written(code, is_rtl=is_rtl)
        ends = (_x(left, is_rtl), at_y(tick), _x(WIDE - 20, is_rtl), at_y(tick))
        parts.append(
            format_html(
                '<line class="chart__grid" x1="{}" y1="{}" x2="{}" y2="{}"/>'
                '<text class="chart__value" x="{}" y="{}">{}</text>',
                *ends,
                _x(0, is_rtl),
                at_y(tick) + 4,
                said,
            )
        )
    step = (WIDE - 20 - left) / max(len(chart.labels) - 1, 1)
    xs = [_x(round(left + step * at, 1), is_rtl) for at in range(len(chart.labels))]
    for at in range(len(chart.series)):
        points = [(x, at_y(float(row[at].value))) for x, row in zip(xs, chart.numbers, strict=True)]
        joined = " ".join(f"{x},{y}" for x, y in points)
        parts.append(format_html('<polyline class="chart__line chart__line{}" points="{}"/>', at + 1, joined))
        parts.extend(
            format_html('<circle class="chart__{}" cx="{}" cy="{}" r="3"/>', at + 1, x, y) for x, y in points
        )
        if len(chart.series) > 1:
            x, y = points[-1]
            parts.append(
                format_html('<text x="{}" y="{}">{}</text>', x + (-6 if is_rtl else 6), y + 4, MARKS[at])
            )
    every_nth = math.ceil(len(chart.labels) / 5)
    for at in range(0, len(chart.labels), every_nth):
        words = chart.labels[at] if len(chart.labels[at]) <= 12 else f"{chart.labels[at][:11]}…"
        parts.append(
            format_html('<text class="chart__label" x="{}" y="{}">{}</text>', xs[at], top + tall + 20, words)
        )
    return mark_safe("".join(parts)), top + tall + 28  # noqa: S308 - every part was escaped above


def nice(values: Sequence[float]) -> list[float]:
    """Các vạch của trục: round steps that hold every value, with zero where it is not far."""
    low, high = min(values), max(values)
    low, high = (0.0 if 0 <= low <= high * 0.7 else low), (0.0 if high <= 0 and low < 0 else high)
    span = (high - low) or abs(high) or 1.0
    unit = 10 ** math.floor(math.log10(span / 4))
    step = next((each * unit for each in (1, 2, 2.5, 5, 10) if span / (each * unit) <= 5), 10 * unit)
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    return [round(step * at, 10) for at in range(first, last + 1)]


def _x(x: float, is_rtl: bool, width: float = 0) -> float:
    """Chỗ theo chiều ngang, from the side where reading begins."""
    return round(WIDE - x - width, 1) if is_rtl else x
