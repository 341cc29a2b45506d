"""Readings of papers (truy vấn văn bản đi)."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from .enums import PaperState
from .models import CommentPoint, CommentRequest, CommentRound, Paper


def visible_to(person: User) -> QuerySet[Paper]:
    """Văn bản người này được xem: all, or those their units were asked about or that speak to them."""
    reach = access.scope_of(person, access.ACTIONS["issuing.read"])
    if reach == Scope.ALL:
        return Paper.objects.all()
    if reach == Scope.NONE:
        return Paper.objects.none()
    own = access.own_unit_ids(person, access.ACTIONS["issuing.read"])
    asked = CommentRequest.objects.filter(round__paper=OuterRef("pk"), unit__in=own)
    told = Paper.units.through.objects.filter(paper=OuterRef("pk"), unit__in=own)
    return Paper.objects.filter(Exists(asked) | Q(state=PaperState.ISSUED) & Exists(told))


def for_lists(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """Kèm những gì một dòng danh sách cần."""
    open_rounds = CommentRound.objects.filter(closed_at=None).annotate(
        asked=Count("requests"), answered=Count("requests", filter=Q(requests__agrees__isnull=False))
    )
    return papers.select_related("office").prefetch_related(
        Prefetch("rounds", open_rounds, to_attr="open_rounds")
    )


def search(papers: QuerySet[Paper], text: str) -> QuerySet[Paper]:
    """Văn bản có mọi từ của `text`, marks or not, in title, number or symbol."""
    for word in fold(text).split():
        papers = papers.filter(folded__contains=word)
    return papers


def requests_of(round_: CommentRound) -> QuerySet[CommentRequest]:
    """Các đơn vị được hỏi trong một đợt, each with its points."""
    points = Prefetch("points", CommentPoint.objects.order_by("position", "pk"))
    return round_.requests.select_related("unit").prefetch_related(points).order_by("unit__sort_key")


def requests_for(person: User) -> QuerySet[CommentRequest]:
    """Yêu cầu góp ý đang chờ đơn vị mình, the soonest due first."""
    action = access.ACTIONS["issuing.answer"]
    if not access.scope_of(person, action):
        return CommentRequest.objects.none()
    return (
        CommentRequest.objects.filter(
            round__closed_at=None, agrees=None, unit__in=access.own_unit_ids(person, action)
        )
        .select_related("round__paper", "unit")
        .order_by("round__due", "pk")
    )


def awaiting_number() -> QuerySet[Paper]:
    """Văn bản đã xuất để ký, chờ số và ngày, the oldest first."""
    return Paper.objects.filter(state=PaperState.EXPORTED).select_related("office").order_by("submitted_at")
