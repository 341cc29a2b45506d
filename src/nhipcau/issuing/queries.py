"""Readings of papers (truy vấn văn bản đi)."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import in_being

from .enums import PaperState
from .models import CommentPoint, CommentRequest, CommentRound, OfficeForm, Paper


def visible_to(person: User) -> QuerySet[Paper]:
    """Văn bản người này được xem: all, or their units' own, and what asked or speaks to them."""
    reach = access.scope_of(person, access.ACTIONS["issuing.read"])
    if reach == Scope.ALL:
        return Paper.objects.all()
    if reach == Scope.NONE:
        return Paper.objects.none()
    own = access.own_unit_ids(person, access.ACTIONS["issuing.read"])
    asked = CommentRequest.objects.filter(round__paper=OuterRef("pk"), unit__in=own)
    told = Paper.units.through.objects.filter(paper=OuterRef("pk"), unit__in=own)
    theirs = Q(by_unit=True, office__in=own)
    return Paper.objects.filter(theirs | Exists(asked) | Q(state=PaperState.ISSUED) & Exists(told))


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


def forms_visible_to(person: User) -> QuerySet[OfficeForm]:
    """Thể thức mà người này khai được: all, or those of their units."""
    action = access.ACTIONS["issuing.form"]
    found = OfficeForm.objects.select_related("office")
    if access.scope_of(person, action) == Scope.ALL:
        return found
    return found.filter(office__in=access.own_unit_ids(person, action))


def offices_of(person: User, name: str = "issuing.draft") -> QuerySet[Unit]:
    """Cơ quan mà người này soạn văn bản: the standing office for who reaches all, else their own units.

    With `name` of another action: for which they may do that.
    """
    action = access.ACTIONS[name]
    being = in_being(timezone.localdate())
    if access.scope_of(person, action) == Scope.ALL:
        return being.filter(is_standing_office=True)
    return being.filter(pk__in=access.own_unit_ids(person, action))


def awaiting_number(person: User) -> QuerySet[Paper]:
    """Văn bản đã xuất, chờ người này ghi số và ngày, the oldest first; a unit's own for its own people."""
    action = access.ACTIONS["issuing.record"]
    reach = access.scope_of(person, action)
    found = Paper.objects.filter(state=PaperState.EXPORTED).select_related("office").order_by("submitted_at")
    if reach == Scope.NONE:
        return found.none()
    own = Q(by_unit=True, office__in=access.own_unit_ids(person, action))
    return found.filter(own | Q(by_unit=False) if reach == Scope.ALL else own)
