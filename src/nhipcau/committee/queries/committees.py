"""Who sits in the committee (thành phần)."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import UnitName, User

from ..models import CircleGroup, Committee, Composition, Meeting, Member


def committees_visible_to(person: User) -> QuerySet[Committee]:
    """Ban Chỉ đạo người này được xem: all, or those in which one of their units has or had a seat."""
    reach = scope_of(person, ACTIONS["committee.read"])
    if reach == Scope.ALL:
        return Committee.objects.all()
    if reach == Scope.NONE:
        return Committee.objects.none()
    return Committee.objects.filter(Exists(seats_of(person).filter(composition__committee=OuterRef("pk"))))


def seats_of(person: User) -> QuerySet[Member]:
    """Các ghế của đơn vị mình, past and present."""
    own = own_unit_ids(person, ACTIONS["committee.read"])
    return Member.objects.filter(unit__in=own)


def with_members(committees: list[Committee]) -> None:
    """Kèm thành phần từng thời kỳ của các Ban Chỉ đạo này, in a constant number of queries."""
    members = Member.objects.select_related("unit")
    circles = CircleGroup.objects.select_related("group")
    compositions = Composition.objects.prefetch_related(
        Prefetch("members", members), Prefetch("circles", circles)
    )
    prefetch_related_objects(committees, Prefetch("compositions", compositions))


def notice_of(directive_id: int | None) -> set[int]:
    """Các Ban Chỉ đạo mà văn bản ấy là thông báo kết luận of one of their meetings."""
    if directive_id is None:
        return set()
    return set(Meeting.objects.filter(directive=directive_id).values_list("committee", flat=True))


def members_of(composition: Composition) -> QuerySet[Member]:
    """Thành viên của một lần kiện toàn, in its order."""
    return Member.objects.filter(composition=composition).select_related("unit", "account")


def search_members(
    members: QuerySet[Member], text: str, *, seat: str = "", sitting_on: date | None = None
) -> QuerySet[Member]:
    """Tìm không cần dấu in name, post, field and the names of the unit."""
    for word in fold(text).split():
        named = UnitName.objects.filter(unit=OuterRef("unit"), folded__contains=word)
        members = members.filter(Q(folded__contains=word) | Exists(named))
    if seat:
        members = members.filter(seat=seat)
    if sitting_on is not None:
        members = members.filter(Q(ends_on=None) | Q(ends_on__gt=sitting_on), starts_on__lte=sitting_on)
    return members
