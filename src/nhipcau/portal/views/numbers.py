"""Số liệu của một biểu đồ as a file: the same numbers in every language, with a point before decimals."""

from django.http import Http404, HttpRequest, HttpResponseBase

from nhipcau.core.views.exporting import export_response
from nhipcau.newsroom.domain import charts

from .. import queries
from .frame import Page


class Numbers(Page):
    """Tệp CSV của biểu đồ thứ `number` trong bài."""

    def get(self, request: HttpRequest, pk: str, number: str) -> HttpResponseBase:
        """The file; 404 for a chart that is not there."""
        shown = queries.one(self.language, int(pk))
        found = charts.of(shown.version)[int(number) - 1 : int(number)] if shown is not None else []
        if not found or found[0].wrong:
            raise Http404
        chart = found[0]
        rows = [
            [label, *(float(each.value) if each.places else int(each.value) for each in row)]
            for label, row in zip(chart.labels, chart.numbers, strict=True)
        ]
        heads = [chart.corner, *chart.series]
        return export_response(f"so-lieu-{pk}-{number}-{self.language.code}", heads, rows, "csv")
