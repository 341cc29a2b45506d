"""Readings of reports (truy vấn báo cáo); what a report counts is asked of the work engine."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from nhipcau.core.models import AuditEntry
from nhipcau.directives.enums import System
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import Decision
from nhipcau.plans.models import Assignment, Evidence, Submission

from .enums import PeriodKind
from .models import PeriodRule, Report, Snapshot


def rules_on(system: System, day: date) -> QuerySet[PeriodRule]:
    """Quy tắc kỳ tháng áp dụng vào ngày `day`, the newest first."""
    return (
        PeriodRule.objects.filter(system=system, kind=PeriodKind.MONTH, in_force_from__lte=day)
        .filter(Q(in_force_to=None) | Q(in_force_to__gt=day))
        .order_by("-in_force_from", "-pk")
    )


def for_lists() -> QuerySet[Report]:
    """Danh sách báo cáo, with what a row shows."""
    snapshots = Snapshot.objects.defer("figures").order_by("number")
    return Report.objects.select_related("office", "rule").prefetch_related(Prefetch("snapshots", snapshots))


def latest_snapshot(report: Report) -> Snapshot | None:
    """Lần chốt mới nhất của một báo cáo."""
    return report.snapshots.order_by("-number").first()


def accepted_on_time(first: date, last: date) -> QuerySet[Assignment]:
    """Việc được chấp nhận trong kỳ, nộp chậm nhất ngày hạn: the waiting for a decision is not the unit's."""
    in_time = Submission.objects.filter(
        assignment=OuterRef("pk"),
        decision=Decision.ACCEPTED,
        reopened_at=None,
        submitted_at__date__lte=OuterRef("due"),
    )
    return plans.accepted_between(first, last).filter(Q(due=None) | Exists(in_time))


def assignments(ids: Iterable[int]) -> QuerySet[Assignment]:
    """Phân công đứng sau một con số."""
    return Assignment.objects.filter(pk__in=ids).defer("folded")


def evidence(ids: Iterable[int]) -> QuerySet[Evidence]:
    """Minh chứng đứng sau một con số, each with its assignment."""
    return Evidence.objects.filter(pk__in=ids).select_related("assignment")


def entries_since(
    after: datetime, subject_type: str, ids: Iterable[int], verbs: list[str]
) -> QuerySet[AuditEntry]:
    """Mục nhật ký của các bản ghi từ một lúc, oldest first."""
    return AuditEntry.objects.filter(
        at__gte=after, subject_type=subject_type, subject_id__in=[str(key) for key in ids], verb__in=verbs
    ).order_by("sequence")
