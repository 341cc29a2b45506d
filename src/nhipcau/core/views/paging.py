"""Trang của danh sách dài (phân trang)."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.query import ModelIterable


class Pages(Paginator):  # type: ignore[type-arg]
    """Phân trang một truy vấn: which rows stand on a page is found first, and what they show only for these.

    A page far down would else fetch and count what belongs to every row before it.
    """

    def page(self, number: Any) -> Page[Any]:
        """One page, its rows in the order of the query."""
        at = self.validate_number(number)
        if self.num_pages == 1:
            return super().page(at)
        bottom = (at - 1) * self.per_page
        top = min(bottom + self.per_page, self.count)
        keys = list(self.object_list.values_list("pk", flat=True)[bottom:top])
        rows = {row.pk: row for row in self.object_list.order_by().filter(pk__in=keys)} if keys else {}
        return self._get_page([rows[key] for key in keys if key in rows], at, self)


def pages_of(rows: Any, per_page: int) -> Paginator:  # type: ignore[type-arg]
    """Phân trang cho những dòng này: by their keys where they are records of one table, else as they come."""
    records = isinstance(rows, QuerySet) and issubclass(rows._iterable_class, ModelIterable)
    if records and not rows.query.combinator and not rows.query.is_sliced and not rows.query.distinct_fields:
        return Pages(rows, per_page)
    return Paginator(rows, per_page)
