"""Tình hình trong một kỳ: what each measure counts, as one condition for the number and for its records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone

from nhipcau.directives.enums import Clarity, Part
from nhipcau.directives.models import Obligation, ObligationUnit
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import Decision
from nhipcau.plans.models import Assignment, Submission
from nhipcau.units.domain.access import scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from ..enums import Measure

FLAG = BooleanField()
# Databases limit the parameters of one query.
AT_ONCE = 20_000


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
    still = plans.handed_out_before(end) & plans.not_over_before(end)
    in_time = Q(due=None) | Q(Exists(_submitted_in_time()))
    late = Q(due__lte=span.passed)
    conditions: dict[Measure, Q] = {
        Measure.ASSIGNED: Q(assigned_at__gte=start, assigned_at__lt=end),
        Measure.ON_TIME: accepted & in_time,
        Measure.AFTER_DUE: accepted & ~in_time,
        Measure.GOING: still & (Q(due=None) | Q(due__gt=span.passed)),
        Measure.LATE: still & late,
        Measure.RETURNED: Q(pk__in=_returned(start, end)),
    }
    return conditions[Measure(measure)]


def alive(span: Span) -> Q:
    """Việc có trong kỳ: handed out by its end, and not over before it began."""
    start, end = plans.start_of(span.first), plans.end_of(span.last)
    return plans.handed_out_before(end) & plans.not_over_before(start)


def led(person: User, units: Iterable[int] | None) -> QuerySet[Assignment]:
    """Việc mà các đơn vị này chủ trì, as far as this person may see it; every unit for None."""
    work = plans.visible_to(person)
    return work if units is None else work.filter(unit__in=list(units))


def sees_all(person: User) -> bool:
    """Được xem việc của mọi đơn vị."""
    return scope_of(person, plans.action("plans.read")) == Scope.ALL


def by_unit(work: QuerySet[Assignment], spans: dict[str, Span]) -> list[dict[str, int]]:
    """Mọi chỉ số của mọi kỳ theo đơn vị; keys are `<kỳ>_<measure>`.

    Measures that read the same rows are counted together, each part from no more than it reads: what was
    handed out, what was accepted, what was left over, what was sent back.
    """
    found: dict[int, dict[str, int]] = {}
    blank = {key_of(name, measure): 0 for name in spans for measure in Measure} | {
        _accepted(name): 0 for name in spans
    }
    for rows, counted in _parts(work, spans):
        told: list[dict[str, int]] = list(rows.order_by().values("unit").annotate(**counted))  # type: ignore[arg-type]
        for part in told:
            found.setdefault(part["unit"], {"unit": part["unit"]} | blank).update(part)
    for row in found.values():
        for name in spans:
            on_time = row[key_of(name, Measure.ON_TIME)]
            row[key_of(name, Measure.AFTER_DUE)] = row.pop(_accepted(name)) - on_time
    return [row for row in found.values() if any(row[key] for key in blank if key in row)]


def _parts(
    work: QuerySet[Assignment], spans: dict[str, Span]
) -> Iterator[tuple[QuerySet[Assignment], dict[str, Any]]]:
    first, last = min(span.first for span in spans.values()), max(span.last for span in spans.values())
    start, end = plans.start_of(first), plans.end_of(last)
    yield work.filter(assigned_at__gte=start, assigned_at__lt=end), _counts(spans, Measure.ASSIGNED)
    accepted = _counts(spans, Measure.ON_TIME) | {
        _accepted(name): Count(
            "pk",
            filter=Q(accepted_at__gte=plans.start_of(span.first), accepted_at__lt=plans.end_of(span.last)),
        )
        for name, span in spans.items()
    }
    yield work.filter(accepted_at__gte=start, accepted_at__lt=end), accepted
    earliest = plans.end_of(min(span.last for span in spans.values()))
    left = work.filter(plans.not_over_before(earliest), plans.handed_out_before(end)).order_by().values("pk")
    yield work.filter(pk__in=left), _counts(spans, Measure.GOING, Measure.LATE)
    returned = work.filter(pk__in=_returned(start, end))
    yield returned, _counts(spans, Measure.RETURNED)


def _accepted(name: str) -> str:
    return f"{name}_accepted_in_all"


def _counts(spans: dict[str, Span], *measures: Measure) -> dict[str, Any]:
    return {
        key_of(name, measure): Count("pk", filter=condition(measure, span))
        for name, span in spans.items()
        for measure in measures
    }


def counts(spans: dict[str, Span]) -> dict[str, Any]:
    """Các phép đếm của mọi kỳ."""
    return _counts(spans, *Measure)


def key_of(name: str, measure: str) -> str:
    """Khóa của một phép đếm."""
    return f"{name}_{measure}".replace("-", "_")


def clarity(work: QuerySet[Assignment], span: Span) -> list[dict[str, int]]:
    """Sáu rõ theo đơn vị: `all` tasks at work in the period, and how many of them say each of the six.

    A task is asked once what it says, however many units have it.
    """
    there = work.filter(alive(span)).order_by()
    held = list(there.values_list("unit", "obligation"))
    said = _said_of({obligation for _unit, obligation in held})
    nothing = {"all": 0} | {each.value: 0 for each in Clarity}
    found: dict[int, dict[str, int]] = {}
    for unit, obligation in held:
        row = found.setdefault(unit, {"unit": unit} | nothing)
        row["all"] += 1
        for each in said.get(obligation, ()):
            row[each] += 1
    return list(found.values())


def _said_of(obligations: set[int]) -> dict[int, tuple[str, ...]]:
    """Mỗi nhiệm vụ nói rõ những điều nào."""
    keys, found = sorted(obligations), {}
    names = [each.value for each in Clarity]
    flags: dict[str, Any] = {f"is_{each.value}": ExpressionWrapper(clear(each, ""), FLAG) for each in Clarity}
    for at in range(0, len(keys), AT_ONCE):
        rows = Obligation.objects.filter(pk__in=keys[at : at + AT_ONCE]).order_by()
        told = rows.annotate(machine_text=KeyTextTransform("text", "machine")).annotate(**flags)
        for pk, *marks in told.values_list("pk", *flags):
            found[pk] = tuple(name for name, mark in zip(names, marks, strict=True) if mark)
    return found


def unclear(work: QuerySet[Assignment], span: Span, which: str) -> QuerySet[Assignment]:
    """Việc trong kỳ mà nhiệm vụ còn thiếu một điều rõ."""
    return _with_machine(work.filter(alive(span))).exclude(clear(Clarity(which)))


def clear(which: Clarity, way: str = "obligation__") -> Q:
    """Điều kiện của một điều rõ, as directives.domain.clarities says it of one task.

    `way` leads to the task: from an assignment, or "" from the task itself.
    """
    here = OuterRef("obligation" if way else "pk")
    leads = ObligationUnit.objects.filter(obligation=here, part=Part.LEAD)
    unsaid = Q(**{f"{way}machine__missing__icontains": Clarity.WHAT.value, "machine_text": F(f"{way}text")})
    whens = (
        Q(**{f"{way}starts_on__isnull": False})
        | Q(**{f"{way}due__isnull": False})
        | ~Q(**{f"{way}recurrence": ""})
        | Q(**{f"{way}deadline_after__isnull": False})
        | Q(**{f"{way}continuous": True})
        | ~Q(**{f"{way}periods": []})
        | ~Q(**{f"{way}deadline_text": ""})
    )
    return {
        Clarity.WHO: Q(Exists(leads.exclude(written=""))),
        Clarity.WHAT: ~Q(**{f"{way}text": ""}) & ~unsaid,
        Clarity.WHEN: whens,
        Clarity.RESPONSIBILITY: ~Q(**{f"{way}responsibility": ""}),
        Clarity.PRODUCT: ~Q(**{f"{way}deliverable": ""}),
        Clarity.AUTHORITY: ~Q(**{f"{way}authority": ""}),
    }[which]


def _with_machine(work: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return work.annotate(machine_text=KeyTextTransform("text", "obligation__machine"))


def _submitted_in_time() -> QuerySet[Submission]:
    return Submission.objects.filter(
        assignment=OuterRef("pk"),
        decision=Decision.ACCEPTED,
        reopened_at=None,
        submitted_at__lt=plans.EndOfDay(OuterRef("due")),
    )


def _returned(start: Any, end: Any) -> QuerySet[Any, Any]:
    found = Submission.objects.filter(decision=Decision.RETURNED, decided_at__gte=start, decided_at__lt=end)
    return found.order_by().values("assignment")
