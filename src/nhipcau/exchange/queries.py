"""Readings of exchange (truy vấn trao đổi dữ liệu)."""

from django.db.models import Count, Q, QuerySet

from nhipcau.units.domain.access import ACTIONS, scope_of
from nhipcau.units.models import Unit, User

from .enums import AnswerState, ImportKind, ImportState
from .models import Answer, Import, Link


def imports_visible_to(person: User) -> QuerySet[Import]:
    """Các lần nhập người này được xem: of the kinds they may bring in; those set aside are left out."""
    needed = {ImportKind.TRACKER: "exchange.tracker", ImportKind.UNITS: "exchange.units"}
    kinds = [kind for kind, name in needed.items() if scope_of(person, ACTIONS[name])]
    found = Import.objects.filter(kind__in=kinds).exclude(state=ImportState.DISCARDED)
    return found.select_related("created_by", "job", "directive").defer(
        "findings", "directive__reading", "directive__folded"
    )


def links() -> QuerySet[Link]:
    """Liên kết, newest first, with how many answers wait (`waiting`)."""
    waiting = Count("answers", filter=Q(answers__state=AnswerState.PENDING))
    return Link.objects.select_related("unit", "created_by").annotate(waiting=waiting).order_by("-pk")


def answers() -> QuerySet[Answer]:
    """Trả lời nhận được, newest first."""
    return Answer.objects.select_related("unit", "link", "decided_by")


def waiting_answers() -> QuerySet[Answer]:
    """Trả lời chờ xem."""
    return Answer.objects.filter(state=AnswerState.PENDING)


def with_work(units: QuerySet[Unit], states: frozenset[str]) -> QuerySet[Unit]:
    """Đơn vị kèm số việc đang làm (`in_hand`)."""
    return units.annotate(in_hand=Count("assignments", filter=Q(assignments__state__in=states)))
