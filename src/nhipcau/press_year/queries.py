"""Readings of the yearly press report (truy vấn báo cáo năm)."""

from datetime import date

from django.db.models import Q, QuerySet

from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from .models import Freeze, YearReport, YearRule


def visible_to(person: User) -> QuerySet[YearReport]:
    """Báo cáo mà người này được xem: all, or those of own units."""
    reach = scope_of(person, ACTIONS["press_year.read"])
    found = YearReport.objects.select_related("office", "rule", "paper")
    if reach == Scope.ALL:
        return found
    return (
        found.filter(office__in=own_unit_ids(person, ACTIONS["press_year.read"])) if reach else found.none()
    )


def rule_on(day: date) -> YearRule | None:
    """Quy tắc áp dụng vào một ngày."""
    begun = YearRule.objects.filter(Q(in_force_to=None) | Q(in_force_to__gt=day), in_force_from__lte=day)
    return begun.order_by("-in_force_from", "-pk").first()


def last_freeze(report: YearReport) -> Freeze | None:
    """Lần chốt cuối."""
    return report.freezes.order_by("-number").first()
