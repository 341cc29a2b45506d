"""Tình hình trong một kỳ: what each measure counts, as one condition for the number and for its records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone

from nhipcau.directives.enums import Clarity, Part
from nhipcau.directives.models import ObligationUnit
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import Decision
from nhipcau.plans.models import Assignment, Submission
from nhipcau.units.models import User

from ..enums import Measure


@dataclass(frozen=True, slots=True)
class Span:
    """Khoảng ngày, both inside it."""

    first: date
    last: date

    @property
    def passed(self) -> date:
        """Ngày cuối đã qua: work due on it or before is late, also in a period that still runs."""
        return min(self.last, timezone.localdate() - timedelta(days=1))


def condition(measure: str, span: Span) -> Q:
    """Điều kiện của một chỉ số."""
    start, end = plans.start_of(span.first), plans.end_of(span.last)
    accepted = Q(accepted_at__gte=start, accepted_at__lt=end)
    still = (
        Q(assigned_at__lt=end)
        & (Q(accepted_at=None) | Q(accepted_at__gte=end))
        & (Q(cancelled_at=None) | Q(cancelled_at__gte=end))
    )
    in_time = Q(due=None) | Q(Exists(_submitted_in_time()))
    late = Q(due__lte=span.passed)
    conditions: dict[Measure, Q] = {
        Measure.ASSIGNED: Q(assigned_at__gte=start, assigned_at__lt=end),
        Measure.ON_TIME: accepted & in_time,
        Measure.AFTER_DUE: accepted & ~in_time,
        Measure.GOING: still & (Q(due=None) | Q(due__gt=span.passed)),
        Measure.LATE: still & late,
        Measure.RETURNED: Q(Exists(_returned(start, end))),
    }
    return conditions[Measure(measure)]


def alive(span: Span) -> Q:
    """Việc có trong kỳ: handed out by its end, and not over before it began."""
    start, end = plans.start_of(span.first), plans.end_of(span.last)
    return (
        Q(assigned_at__lt=end)
        & (Q(accepted_at=None) | Q(accepted_at__gte=start))
        & (Q(cancelled_at=None) | Q(cancelled_at__gte=start))
    )


def led(person: User, units: Iterable[int] | None) -> QuerySet[Assignment]:
    """Việc mà các đơn vị này chủ trì, as far as this person may see it; every unit for None."""
    work = plans.visible_to(person)
    return work if units is None else work.filter(unit__in=list(units))


def by_unit(work: QuerySet[Assignment], spans: dict[str, Span]) -> QuerySet[Any, Any]:
    """Mọi chỉ số của mọi kỳ theo đơn vị, in one pass; keys are `<kỳ>_<measure>`."""
    seen = Q()
    for span in spans.values():
        seen |= alive(span) | condition(Measure.RETURNED, span)
    return work.filter(seen).order_by().values("unit").annotate(**counts(spans))


def counts(spans: dict[str, Span]) -> dict[str, Any]:
    """Các phép đếm của mọi kỳ."""
    return {
        key_of(name, measure): Count("pk", filter=condition(measure, span))
        for name, span in spans.items()
        for measure in Measure
    }


def key_of(name: str, measure: str) -> str:
    """Khóa của một phép đếm."""
    return f"{name}_{measure}".replace("-", "_")


def clarity(work: QuerySet[Assignment], span: Span) -> QuerySet[Any, Any]:
    """Sáu rõ theo đơn vị: `all` tasks at work in the period, and how many of them say each of the six."""
    annotations: dict[str, Any] = {each.value: Count("pk", filter=clear(each)) for each in Clarity}
    found = _with_machine(work.filter(alive(span)))
    return found.order_by().values("unit").annotate(all=Count("pk"), **annotations)


def unclear(work: QuerySet[Assignment], span: Span, which: str) -> QuerySet[Assignment]:
    """Việc trong kỳ mà nhiệm vụ còn thiếu một điều rõ."""
    return _with_machine(work.filter(alive(span))).exclude(clear(Clarity(which)))


def clear(which: Clarity) -> Q:
    """Điều kiện của một điều rõ, as directives.domain.clarities says it of one task."""
    leads = ObligationUnit.objects.filter(obligation=OuterRef("obligation"), part=Part.LEAD)
    unsaid = Q(obligation__machine__missing__icontains=Clarity.WHAT.value, machine_text=F("obligation__text"))
    whens = (
        Q(obligation__starts_on__isnull=False)
        | Q(obligation__due__isnull=False)
        | ~Q(obligation__recurrence="")
        | Q(obligation__deadline_after__isnull=False)
        | Q(obligation__continuous=True)
        | ~Q(obligation__periods=[])
        | ~Q(obligation__deadline_text="")
    )
    return {
        Clarity.WHO: Q(Exists(leads.exclude(written=""))),
        Clarity.WHAT: ~Q(obligation__text="") & ~unsaid,
        Clarity.WHEN: whens,
        Clarity.RESPONSIBILITY: ~Q(obligation__responsibility=""),
        Clarity.PRODUCT: ~Q(obligation__deliverable=""),
        Clarity.AUTHORITY: ~Q(obligation__authority=""),
    }[which]


def _with_machine(work: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return work.annotate(machine_text=KeyTextTransform("text", "obligation__machine"))


def _submitted_in_time() -> QuerySet[Submission]:
    return Submission.objects.filter(
        assignment=OuterRef("pk"),
        decision=Decision.ACCEPTED,
        reopened_at=None,
        submitted_at__date__lte=OuterRef("due"),
    )


def _returned(start: Any, end: Any) -> QuerySet[Submission]:
    return Submission.objects.filter(
        assignment=OuterRef("pk"), decision=Decision.RETURNED, decided_at__gte=start, decided_at__lt=end
    )
