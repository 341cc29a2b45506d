"""Money by plan, activity and theme (kinh phí theo kế hoạch, hoạt động, chủ đề)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Activity, Plan, Term

from ..models import BudgetLine, Spending


@dataclass(slots=True)
class Totals:
    """Các tổng, in đồng: the plan's own estimate, what was granted, what was spent."""

    estimated: int = 0
    planned: int = 0
    spent: int = 0

    @property
    def is_over(self) -> bool:
        """Chi vượt dự toán được giao."""
        return self.spent > self.planned

    @property
    def left(self) -> int:
        """Còn lại; negative when over-spent."""
        return self.planned - self.spent


def with_spent(lines: QuerySet[BudgetLine]) -> QuerySet[BudgetLine]:
    """Kèm `spent`: the standing spendings of each line."""
    standing = Spending.objects.filter(line=OuterRef("pk"), taken_back_at=None).order_by()
    whole = standing.values("line").annotate(whole=Sum("amount")).values("whole")
    return lines.annotate(spent=Coalesce(Subquery(whole), 0))


def totals_of(lines: QuerySet[BudgetLine]) -> dict[int, Totals]:
    """Các tổng theo hoạt động, by its id, in two queries."""
    found: dict[int, Totals] = {}
    for activity, planned in lines.order_by().values_list("activity").annotate(Sum("planned")):
        found[activity] = Totals(planned=planned)
    spent = Spending.objects.filter(line__in=lines.order_by().values("pk"), taken_back_at=None).order_by()
    for activity, amount in spent.values_list("line__activity").annotate(Sum("amount")):
        found[activity].spent = amount
    return found


def by_plan(lines: QuerySet[BudgetLine], plans: list[Plan]) -> dict[int, Totals]:
    """Các tổng theo kế hoạch; the estimate is that of all its standing activities."""
    found = {plan.pk: Totals() for plan in plans}
    own = with_spent(lines.filter(activity__plan__in=plans)).order_by()
    for plan, planned, spent in own.values_list("activity__plan").annotate(Sum("planned"), Sum("spent")):
        found[plan].planned, found[plan].spent = planned, spent
    standing = Activity.objects.filter(plan__in=plans, removed_at=None).order_by()
    for plan, estimate in standing.values_list("plan").annotate(Sum("budget")):
        found[plan].estimated = estimate or 0
    return found


class Priced(Sequence[tuple[Plan, Totals]]):
    """Kế hoạch kèm các tổng: counted for those that are looked at, be it a page of them or all."""

    def __init__(self, plans: QuerySet[Plan], lines: QuerySet[BudgetLine]) -> None:
        self.plans = plans.select_related("paper")
        self.lines = lines

    def __len__(self) -> int:
        return self.plans.count()

    def __iter__(self) -> Iterator[tuple[Plan, Totals]]:
        return iter(self._with_totals(list(self.plans)))

    @overload
    def __getitem__(self, which: int) -> tuple[Plan, Totals]: ...
    @overload
    def __getitem__(self, which: slice) -> list[tuple[Plan, Totals]]: ...
    def __getitem__(self, which: int | slice) -> tuple[Plan, Totals] | list[tuple[Plan, Totals]]:
        if isinstance(which, slice):
            return self._with_totals(list(self.plans[which]))
        return self._with_totals([self.plans[which]])[0]

    def _with_totals(self, plans: list[Plan]) -> list[tuple[Plan, Totals]]:
        totals = by_plan(self.lines, plans)
        return [(plan, totals[plan.pk]) for plan in plans]


def by_theme(lines: QuerySet[BudgetLine]) -> list[tuple[Term, Totals]]:
    """Các tổng theo chủ đề; an activity of two themes counts in both, so they do not add up."""
    own = with_spent(lines.filter(activity__terms__kind=TermKind.THEME)).order_by()
    sums = own.values_list("activity__terms").annotate(Sum("planned"), Sum("spent"))
    found = {theme: Totals(planned=planned, spent=spent) for theme, planned, spent in sums}
    themes = Term.objects.filter(kind=TermKind.THEME)
    return [(term, found[term.pk]) for term in themes if term.pk in found]
