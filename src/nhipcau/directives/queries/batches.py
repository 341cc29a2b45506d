"""Readings of files that came together (đợt tiếp nhận)."""

import uuid

from django.db.models import QuerySet

from nhipcau.units.models import User

from ..models import BatchItem
from .directives import visible_to


def batch(person: User, key: uuid.UUID) -> QuerySet[BatchItem]:
    """Các tệp của một đợt tiếp nhận mà người này được xem, in the order in which they came."""
    return (
        BatchItem.objects.filter(batch=key, directive__in=visible_to(person).values("pk"))
        .select_related("directive__job")
        .defer("directive__reading", "directive__folded")
        .order_by("pk")
    )
