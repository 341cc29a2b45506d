"""Biểu đồ: drawn once by Vega-Lite, as SVG for PDF and PNG for DOCX; no browser, nothing fetched."""

import json
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from . import fonts
from .content import Chart
from .letters import one_line

# Told apart in grey as well: dark, light, middle, and a black that is not the dark.
_INKS = ("#8f1d14", "#c3b8a8", "#6d7f8f", "#1f1f1f")
_BARS_WIDTH = 260
_BAR = 13
_LABEL_LETTERS = 32
_PIXELS_PER_POINT = 3.0


def bars(title: str, alt: str, rows: Sequence[tuple[str, Sequence[float]]], series: Sequence[str]) -> Chart:
    """Biểu đồ cột nằm: for each row, a bar for every one of `series`, with its value at the end.

    `alt` tells in words what the picture shows. Raises ValueError where a row has not one value a series.
    """
    import vl_convert

    if not series or len(series) > len(_INKS):
        raise ValueError(f"a chart takes 1 to {len(_INKS)} series, not {len(series)}")
    _use_our_font()
    spec = _spec(rows, [one_line(name) for name in series])
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    png = vl_convert.vegalite_to_png(spec, scale=_PIXELS_PER_POINT, allowed_base_urls=[])
    return Chart(svg.encode(), png, title, alt)


@lru_cache(maxsize=1)
def _use_our_font() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(fonts.FOLDER))


def _spec(rows: Sequence[tuple[str, Sequence[float]]], series: Sequence[str]) -> dict[str, Any]:
    values = [
        # The place keeps two rows of one name apart; the name alone is written.
        {"place": place, "row": one_line(name), "series": column, "value": value}
        for place, (name, row) in enumerate(rows)
        for column, value in zip(series, row, strict=True)
    ]
    names = [one_line(name) for name, _ in rows]
    across = {"field": "value", "type": "quantitative", "axis": None}
    place: dict[str, Any] = {
        "y": {
            "field": "place",
            "type": "ordinal",
            "axis": {
                "title": None,
                "domain": False,
                "ticks": False,
                "labelExpr": _label_expression(names),
                "labelLimit": 0,
                "labelLineHeight": 14,
                "labelPadding": 8,
            },
            "scale": {"paddingInner": 0.3},
        },
        "yOffset": {"field": "series", "sort": list(series)},
        "x": across,
    }
    colour = {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": list(series), "range": list(_INKS[: len(series)])},
        "legend": {"title": None, "orient": "bottom", "columns": 0} if len(series) > 1 else None,
    }
    return {
        "data": {"values": values},
        "width": _BARS_WIDTH,
        "height": {"step": _BAR, "for": "offset"},
        "encoding": place,
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {"color": colour}},
            {
                "mark": {"type": "text", "align": "left", "dx": 4},
                "encoding": {"text": {"field": "value", "type": "quantitative", "format": ",~f"}},
            },
        ],
        "config": {
            "background": "white",
            "font": fonts.FAMILY,
            "axis": {"labelFontSize": 12},
            "legend": {"labelFontSize": 12},
            "text": {"fontSize": 12},
            "view": {"stroke": None},
            # Numbers as they are written in Vietnamese.
            "locale": {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đ"]}},
        },
    }


def _label_expression(names: Sequence[str]) -> str:
    """The names by their places: as a JSON array, whose strings are also strings of a Vega expression."""
    return f"{json.dumps([textwrap.wrap(name, _LABEL_LETTERS) for name in names])}[datum.value]"
