"""Readings of reports (truy vấn báo cáo); what a report counts is asked of the work engine."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    When,
)

from nhipcau.core.models import AuditEntry
from nhipcau.directives.enums import System
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import Decision
from nhipcau.plans.models import Assignment, Evidence, Submission
from nhipcau.units.models import Unit

from .enums import PeriodKind, UnitReportState
from .models import IndicatorDefinition, PeriodRule, Report, Snapshot, UnitReport


def rules_of(office: Unit, system: System, kind: str) -> QuerySet[PeriodRule]:
    """Quy tắc của một loại kỳ that may bind `office`: its own before its system's, the newest first."""
    return rules_binding(office, system).filter(kind=kind)


def rules_binding(office: Unit, system: System) -> QuerySet[PeriodRule]:
    """Quy tắc mọi loại kỳ that may bind `office`, in the order of `rules_of`."""
    return (
        PeriodRule.objects.filter(Q(office=office) | Q(office=None), system=system)
        .order_by(F("office").asc(nulls_last=True), "-in_force_from", "-pk")
        .select_related("office")
    )


def rules() -> QuerySet[PeriodRule]:
    """Mọi quy tắc kỳ, by system and kind, the newest of each first."""
    order = Case(
        *(When(kind=kind, then=place) for place, kind in enumerate(PeriodKind)), output_field=IntegerField()
    )
    return PeriodRule.objects.select_related("office").order_by("system", order, "-in_force_from", "-pk")


def for_lists(*, kind: str = "", year: int | None = None) -> QuerySet[Report]:
    """Danh sách báo cáo, with what a row shows."""
    snapshots = Snapshot.objects.defer("figures").order_by("number")
    found = Report.objects.select_related("office").prefetch_related(Prefetch("snapshots", snapshots))
    if kind:
        found = found.filter(kind=kind)
    return found.filter(year=year) if year else found


def years() -> list[int]:
    """Các năm có báo cáo, the latest first."""
    return sorted(set(Report.objects.order_by().values_list("year", flat=True).distinct()), reverse=True)


def latest_snapshot(report: Report) -> Snapshot | None:
    """Lần chốt mới nhất của một báo cáo."""
    return report.snapshots.order_by("-number").first()


def snapshots_of(reports: Iterable[Report]) -> QuerySet[Snapshot]:
    """Các lần chốt của những báo cáo này, without their figures, the first first."""
    found = Snapshot.objects.filter(report__in=list(reports)).select_related("taken_by")
    return found.defer("figures").order_by("number")


def accepted_on_time(first: date, last: date) -> QuerySet[Assignment]:
    """Việc được chấp nhận trong kỳ, nộp chậm nhất ngày hạn: the waiting for a decision is not the unit's."""
    in_time = Submission.objects.filter(
        assignment=OuterRef("pk"),
        decision=Decision.ACCEPTED,
        reopened_at=None,
        submitted_at__lt=plans.EndOfDay(OuterRef("due")),
    )
    return plans.accepted_between(first, last).filter(Q(due=None) | Exists(in_time))


def assignments(ids: Iterable[int]) -> QuerySet[Assignment]:
    """Phân công đứng sau một con số."""
    return Assignment.objects.filter(pk__in=ids).defer("folded")


def evidence(ids: Iterable[int]) -> QuerySet[Evidence]:
    """Minh chứng đứng sau một con số, each with its assignment."""
    return Evidence.objects.filter(pk__in=ids).select_related("assignment")


def entries_since(
    after: datetime, subject_type: str, ids: Iterable[int], verbs: list[str] | None = None
) -> QuerySet[AuditEntry]:
    """Mục nhật ký của các bản ghi từ một lúc, oldest first; of `verbs` alone where they are given."""
    found = AuditEntry.objects.filter(
        at__gte=after, subject_type=subject_type, subject_id__in=[str(key) for key in ids]
    ).order_by("sequence")
    return found if verbs is None else found.filter(verb__in=verbs)


def definitions_for(first: date, last: date) -> QuerySet[IndicatorDefinition]:
    """Chỉ tiêu của cơ quan áp dụng cho một kỳ: confirmed, and in force during it."""
    return (
        IndicatorDefinition.objects.filter(is_verified=True, in_force_from__lte=last)
        .filter(Q(in_force_to=None) | Q(in_force_to__gt=first))
        .select_related("directive", "term")
        .defer("directive__reading")
    )


def unit_reports(report: Report) -> QuerySet[UnitReport]:
    """Báo cáo của các đơn vị cho một báo cáo, by unit name, each with the version that stands."""
    return report.unit_reports.select_related("unit", "report", "accepted").order_by("unit__sort_key", "pk")


def unit_reports_of(units: Iterable[int]) -> QuerySet[UnitReport]:
    """Báo cáo còn phải soạn hoặc gửi của các đơn vị, soonest first."""
    return (
        UnitReport.objects.filter(unit__in=units)
        .exclude(state__in=[UnitReportState.SUBMITTED, UnitReportState.ACCEPTED])
        .select_related("unit", "report")
        .order_by("due", "pk")
    )


def reports_awaiting_acceptance() -> QuerySet[Report]:
    """Báo cáo có bản đơn vị gửi chờ nhận, with `waiting`: how many."""
    waiting = Count("unit_reports", filter=Q(unit_reports__state=UnitReportState.SUBMITTED))
    return Report.objects.annotate(waiting=waiting).filter(waiting__gt=0)
