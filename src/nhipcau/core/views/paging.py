"""Trang của danh sách dài (phân trang)."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.db.models.query import ModelIterable

# A page beyond which nobody turns leaf by leaf, and no database is asked to.
FARTHEST = 1_000_000


class Pages(Paginator):  # type: ignore[type-arg]
    """Phân trang một truy vấn: which rows stand on a page is found first, and what they show only for these.

    A page far down would else fetch and count what belongs to every row before it.
    """

    def page(self, number: Any) -> Page[Any]:
        """One page, its rows in the order of the query."""
        at = self.validate_number(number)
        if self.num_pages == 1:
            return super().page(at)
        return self._get_page(self.rows(self.keys(at)), at, self)

    def keys(self, at: int) -> list[Any]:
        """Khóa của các dòng trên một trang, in order."""
        bottom = (at - 1) * self.per_page
        top = min(bottom + self.per_page, self.count)
        return list(self.object_list.values_list("pk", flat=True)[bottom:top])

    def rows(self, keys: list[Any]) -> list[Any]:
        """Các dòng có khóa này, in their order."""
        rows = {row.pk: row for row in of_keys(self.object_list, keys)} if keys else {}
        return [rows[key] for key in keys if key in rows]


class FoundPages(Pages):
    """Phân trang những gì tìm thấy: where every row must be read to find them, they are counted as they are.

    One reading gives the page asked for and how many there are; only a page past the last asks again.
    """

    def get_page(self, number: Any) -> Page[Any]:
        """The page asked for, or the nearest there is."""
        try:
            at = int(number)
        except (TypeError, ValueError):
            at = 1
        if not 1 <= at <= FARTHEST:
            return super().get_page(number)
        bottom = (at - 1) * self.per_page
        told = self.object_list.annotate(found_in_all=Window(Count("*"))).values_list("pk", "found_in_all")
        read = list(told[bottom : bottom + self.per_page])
        if not read and at > 1:
            return super().get_page(number)
        self.__dict__["count"] = read[0][1] if read else 0
        return self._get_page(self.rows([key for key, _all in read]), at, self)


def of_keys(rows: QuerySet[Any], keys: list[Any]) -> QuerySet[Any]:
    """Những dòng có khóa này, of a query that was just asked for them: its conditions are not asked again.

    Where a condition stands on a join to many, what is annotated may stand on the same; there they stay.
    """
    found = rows.order_by()
    if not any(_leads_to_many(join) for join in found.query.alias_map.values()):
        found.query.where = found.query.where.__class__()
    return found.filter(pk__in=keys)


def are_records(rows: Any) -> bool:
    """Là bản ghi của một bảng, which their keys find again."""
    if not isinstance(rows, QuerySet) or not issubclass(rows._iterable_class, ModelIterable):
        return False
    return not (rows.query.combinator or rows.query.is_sliced or rows.query.distinct_fields)


def in_parts(rows: QuerySet[Any], size: int) -> Iterator[Any]:
    """Đọc hết, `size` dòng một: which rows, in order, is asked first and read as they come.

    To put whole rows in order a database carries all of each; keys alone are little.
    """
    keys = rows.values_list("pk", flat=True).iterator(size * 10)
    while part := list(islice(keys, size)):
        known = {row.pk: row for row in of_keys(rows, part)}
        yield from (known[key] for key in part if key in known)


def _leads_to_many(join: Any) -> bool:
    field = getattr(join, "join_field", None)
    return field is not None and bool(field.one_to_many or field.many_to_many)


def pages_of(rows: Any, per_page: int, *, sought: bool = False) -> Paginator:  # type: ignore[type-arg]
    """Phân trang cho những dòng này: by their keys where they are records of one table, else as they come.

    `sought`: they were looked for by words, which no index finds.
    """
    if are_records(rows):
        return FoundPages(rows, per_page) if sought and not rows.query.distinct else Pages(rows, per_page)
    return Paginator(rows, per_page)
