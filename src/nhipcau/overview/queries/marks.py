"""Ngày kỷ niệm, sự kiện lớn (ngày đáng nhớ trong lịch)."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from nhipcau.core.domain.folding import fold

from ..enums import MarkKind
from ..models import CalendarMark


def between(first: date, last: date, kinds: list[str]) -> QuerySet[CalendarMark]:
    """Những ngày có thể rơi vào khoảng: big events by their days, anniversaries by their months."""
    months = {
        month % 12 + 1 for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    }
    yearly = Q(month__in=months) & (Q(ended_on=None) | Q(ended_on__gt=first))
    dated = Q(kind=MarkKind.EVENT, ended_on=None, starts_on__lte=last, ends_on__gte=first)
    return CalendarMark.objects.filter(yearly | dated, kind__in=kinds).select_related("unit")


def listed(wanted: dict[str, Any]) -> list[CalendarMark]:
    """Danh sách theo bộ lọc; a few hundred at most, so words are looked for as they are read."""
    found = CalendarMark.objects.select_related("unit", "verified_by")
    if wanted.get("loai"):
        found = found.filter(kind=wanted["loai"])
    states = {
        "cho": Q(is_verified=False, ended_on=None),
        "roi": Q(is_verified=True, ended_on=None),
        "thoi": Q(ended_on__isnull=False),
    }
    found = found.filter(states.get(wanted.get("trang_thai") or "", Q(ended_on=None)))
    words = fold(wanted.get("q") or "").split()
    return [
        each
        for each in found
        if all(word in fold(f"{each.words} {each.name_en} {each.source}") for word in words)
    ]
