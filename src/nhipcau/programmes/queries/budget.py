"""Money by plan, activity and theme (kinh phí theo kế hoạch, hoạt động, chủ đề)."""

from dataclasses import dataclass

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
    own = lines.filter(activity__plan__in=plans).order_by()
    for plan, planned in own.values_list("activity__plan").annotate(Sum("planned")):
        found[plan].planned = planned
    spent = Spending.objects.filter(line__in=own.values("pk"), taken_back_at=None).order_by()
    for plan, amount in spent.values_list("line__activity__plan").annotate(Sum("amount")):
        found[plan].spent = amount
    standing = Activity.objects.filter(plan__in=plans, removed_at=None).order_by()
    for plan, estimate in standing.values_list("plan").annotate(Sum("budget")):
        found[plan].estimated = estimate or 0
    return found


def by_theme(lines: QuerySet[BudgetLine]) -> list[tuple[Term, Totals]]:
    """Các tổng theo chủ đề; an activity of two themes counts in both, so they do not add up."""
    of_activity = totals_of(lines)
    links = Activity.terms.through.objects.filter(
        activity__in=lines.order_by().values("activity"), term__kind=TermKind.THEME
    )
    found: dict[int, Totals] = {}
    for activity, term in links.values_list("activity", "term"):
        totals = found.setdefault(term, Totals())
        totals.planned += of_activity[activity].planned
        totals.spent += of_activity[activity].spent
    terms = Term.objects.filter(pk__in=found)
    return [(term, found[term.pk]) for term in terms]
