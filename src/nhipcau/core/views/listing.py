"""A list as one person sees it: their columns, their filters, its pages, its file, its print (danh sách)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from ..domain import listing
from ..domain.listing import Column, Listing, Wishes
from .exporting import export_response
from .paging import are_records, in_parts, pages_of

# `tat-ca` is the way past one's own default filter; the others only say how the same records are shown.
ALL, COLUMNS, PRINT = "tat-ca", "cot", "in"
NO_FILTER = {ALL, "page", "export", PRINT}
PER_PAGE = 50
# More on paper nobody reads, and a page of a browser does not bear.
MOST_PRINTED = 2000
# Records of a file that are read together.
FETCHED = 200


class Listed:
    """Danh sách của một yêu cầu."""

    def __init__(
        self, request: HttpRequest, what: Listing | None = None, *, keeps_filters: bool = True
    ) -> None:
        self.request, self.what, self.keeps_filters = request, what, keeps_filters
        match = request.resolver_match
        self.place = match.view_name if match else ""

    @cached_property
    def wishes(self) -> Wishes:
        """What this person keeps for the list."""
        return listing.wishes(self.request.user, self.place)

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """Các cột đang chọn: those in the address, else the person's own; empty for the list as it is."""
        if self.what is None:
            return ()
        asked = self.request.GET.get(COLUMNS)
        return self.what.known(asked.split(",") if asked is not None else self.wishes.columns)

    @property
    def hidden(self) -> str:
        """Numbers of the cells that are not shown, for the sheet."""
        return " ".join(map(str, self.what.hidden(self.chosen))) if self.what else ""

    @cached_property
    def added(self) -> list[int]:
        """Columns shown behind the others."""
        return self.what.added(self.chosen) if self.what else []

    def labels(self) -> list[str]:
        """Heads of the added columns."""
        return [str(self._columns[at].label) for at in self.added]

    def cells(self, record: Any) -> list[str]:
        """Words of the added columns for one record."""
        if not self.added or self.what is None:
            return []
        values = self.what.cells(record)
        return [in_words(values[at]) for at in self.added]

    def choices(self) -> list[dict[str, Any]]:
        """Every column, whether it is shown now; for the form."""
        if self.what is None:
            return []
        whole = not self.what.anchor
        return [
            {
                "key": column.key,
                "label": column.label,
                "is_on": column.key in self.chosen if self.chosen else whole or bool(column.place),
            }
            for column in self.what.columns
        ]

    def page(self, rows: Any, per_page: int = PER_PAGE, *, sought: bool = False) -> Page[Any]:
        """Một trang; on paper all of them, up to a bound. `sought`: they were looked for by words."""
        if self.is_printed:
            return Paginator(rows, MOST_PRINTED).get_page(1)
        return pages_of(rows, per_page, sought=sought).get_page(self.request.GET.get("page"))

    def file(self, records: Iterable[Any], *, name: str = "") -> HttpResponse | StreamingHttpResponse:
        """Tệp xuất `?export=`, with the chosen columns. Raises Http404 for another kind."""
        if self.what is None:
            raise TypeError("a list without columns has no file")
        wanted = self.what.filed(self.chosen)
        headers = [self._columns[at].label for at in wanted]
        # A long file must not need its whole table in memory.
        read = in_parts(records, FETCHED) if are_records(records) else records  # type: ignore[arg-type]
        if isinstance(read, QuerySet):
            read = read.iterator(FETCHED)
        rows = ([values[at] for at in wanted] for values in map(self.what.cells, read))
        return export_response(name or self.what.file, headers, rows, self.request.GET["export"])

    @property
    def is_printed(self) -> bool:
        """Đang xem bản in."""
        return PRINT in self.request.GET

    @property
    def query(self) -> str:
        """Điều kiện lọc đang dùng, as it stands in the address."""
        return filter_of(self.request.GET)

    @property
    def is_filtered(self) -> bool:
        """Có lọc."""
        return bool(self.query)

    @property
    def bare(self) -> str:
        """Địa chỉ không lọc, even for who has a default filter."""
        return f"{self.request.path}?{ALL}=1" if self.wishes.default else self.request.path

    def away(self) -> str:
        """Where a bare address leads: to the person's default filter; empty where it stays."""
        if self.what is None or self.request.method != "GET" or self.request.GET:
            return ""
        default = self.wishes.default
        return f"{self.request.path}?{default.query}" if default and default.query else ""

    def said(self, form: Any) -> list[str]:
        """Bộ lọc bằng lời, of the form that filters; never of one that is sent to change something."""
        return filter_in_words(form) if self.request.method == "GET" else []

    @property
    def _columns(self) -> Sequence[Column]:
        return self.what.columns if self.what else ()


def filter_of(query: QueryDict) -> str:
    """Phần lọc của một địa chỉ: without page, file and print, and without what was left empty."""
    pairs = [(name, value) for name, values in query.lists() for value in values]
    return urlencode([(name, value) for name, value in pairs if name not in NO_FILTER and value])


def in_words(value: Any) -> str:
    """Một giá trị cho người đọc: days as dd/mm/yyyy, yes and no as words."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%H:%M %d/%m/%Y")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


def filter_in_words(form: Any) -> list[str]:
    """Bộ lọc bằng lời: "Trạng thái: quá hạn" for each box that says something."""
    if not isinstance(form, forms.BaseForm) or not form.is_bound:
        return []
    said = []
    for field in form:
        value = field.value()
        if value in (None, "", [], False, "False", "false"):
            continue
        said.append(f"{field.label}: {_choice(field.field, value)}")
    return said


def _choice(field: forms.Field, value: Any) -> str:
    values = [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
    if isinstance(field, forms.BooleanField):
        return _("có")
    if not hasattr(field, "choices"):
        return ", ".join(values)
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        found = field.queryset.filter(pk__in=[each for each in values if each.isdecimal()])
        return ", ".join(str(field.label_from_instance(each)) for each in found)
    return ", ".join(str(label) for key, label in flatten_choices(field.choices) if str(key) in values)
