"""Readings of directives (truy vấn văn bản chỉ đạo)."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from nhipcau.core.domain.folding import fold
from nhipcau.core.enums import JobState
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import GroupName, Unit, UnitGroup, UnitName, User

from ..enums import DirectiveState, ObligationState, Part
from ..models import Delivery, Directive, Obligation, ObligationUnit

# What becomes work or may still become it; dropped and replaced ones are kept only for the trail.
LIVE = [ObligationState.PROPOSED, ObligationState.CONFIRMED]
# What a person vouched for once; a later version may since have taken its place.
VOUCHED = [ObligationState.CONFIRMED, ObligationState.SUPERSEDED]
OVER = [JobState.DONE, JobState.FAILED, JobState.CANCELLED]


def visible_to(person: User) -> QuerySet[Directive]:
    """Văn bản người này được xem: all, or those that ask something of their units or were sent to them."""
    reach = scope_of(person, ACTIONS["directives.read"])
    if reach == Scope.ALL:
        return Directive.objects.all()
    if reach == Scope.NONE:
        return Directive.objects.none()
    asked = obligations_visible_to(person).order_by().values("directive")
    own = own_unit_ids(person, ACTIONS["directives.read"])
    sent = Delivery.objects.filter(unit__in=own, recalled_at=None).order_by().values("directive")
    return Directive.objects.exclude(state=DirectiveState.DISCARDED).filter(pk__in=asked.union(sent))


def obligations_visible_to(person: User) -> QuerySet[Obligation]:
    """Nhiệm vụ người này được xem: all, or the confirmed ones naming their unit, directly or in a group.

    One that a later version took over stays in sight, so that old figures still lead to their sentence.
    """
    action = ACTIONS["directives.read"]
    reach = scope_of(person, action)
    if reach == Scope.ALL:
        return Obligation.objects.all()
    if reach == Scope.NONE:
        return Obligation.objects.none()
    named = _naming(own_unit_ids(person, action))
    return Obligation.objects.filter(pk__in=named, state__in=VOUCHED)


def _naming(units: set[int]) -> QuerySet[Any, Any]:
    """Two short ways to the rows, put together: one condition would be asked of every row there is."""
    parties = ObligationUnit.objects.order_by().values("obligation")
    groups = UnitGroup.members.through.objects.filter(unit__in=units).values("unitgroup")
    return parties.filter(unit__in=units).union(parties.filter(group__in=groups))


def awaiting_review() -> QuerySet[Directive]:
    """Văn bản chờ rà soát, oldest first."""
    waiting = Directive.objects.filter(state=DirectiveState.REVIEW, superseded_by=None)
    return waiting.order_by("received_at", "pk")


def awaiting_screening() -> QuerySet[Directive]:
    """Bản quét chờ người xác nhận không mang dấu mật, oldest first."""
    return Directive.objects.filter(state=DirectiveState.SCREENING).order_by("received_at", "pk")


class Waiting(NamedTuple):
    """Số văn bản chờ người: to be reviewed, to be looked at for a mark of secrecy."""

    review: int
    screening: int


def waiting(person: User) -> Waiting:
    """Số văn bản chờ rà soát, chờ xác nhận không mang dấu mật; read once per loaded person, for whom
    several parts of the first page tell of it.
    """
    known: Waiting | None = person.__dict__.get("_directives_waiting")
    if known is None:
        counted = Directive.objects.filter(state__in=[DirectiveState.REVIEW, DirectiveState.SCREENING])
        review = Count("pk", filter=Q(state=DirectiveState.REVIEW, superseded_by=None))
        screening = Count("pk", filter=Q(state=DirectiveState.SCREENING))
        known = Waiting(**counted.aggregate(review=review, screening=screening))
        person.__dict__["_directives_waiting"] = known
    return known


def not_read() -> QuerySet[Directive]:
    """Văn bản chưa đọc được, also those whose job ended without a result."""
    stalled = Q(state=DirectiveState.READING) & (Q(job=None) | Q(job__state__in=OVER))
    return Directive.objects.filter(Q(state=DirectiveState.FAILED) | stalled)


def live(directive: Directive) -> QuerySet[Obligation]:
    """Nhiệm vụ còn giá trị của một văn bản, in reading order."""
    return Obligation.objects.filter(directive=directive, state__in=LIVE)


def parties() -> QuerySet[ObligationUnit]:
    """Đơn vị trong nhiệm vụ, with the directory's records they are taken for."""
    return ObligationUnit.objects.select_related("unit", "group", "through")


def with_resolved_leads() -> QuerySet[Obligation]:
    """Nhiệm vụ đủ đơn vị chủ trì: at least one lead is named and every one is found in the directory."""
    leads = ObligationUnit.objects.filter(obligation=OuterRef("pk"), part=Part.LEAD)
    return Obligation.objects.filter(Exists(leads), ~Exists(leads.filter(unit=None, group=None)))


def for_lists(directives: QuerySet[Directive]) -> QuerySet[Directive]:
    """Kèm số nhiệm vụ (`confirmed_count`, `live_count`) and đơn vị nhận (`delivery_count`,
    `acknowledged_count`), without the readings, which are large.
    """
    sent = Delivery.objects.filter(directive=OuterRef("pk"), recalled_at=None).order_by().values("directive")
    asked = Obligation.objects.filter(directive=OuterRef("pk"), state__in=LIVE).order_by().values("directive")
    confirmed = asked.filter(state=ObligationState.CONFIRMED)
    return (
        directives.order_by("-received_at", "-pk")
        .select_related("issuer", "received_by", "job")
        .defer("reading", "folded")
        .annotate(
            confirmed_count=Coalesce(Subquery(confirmed.annotate(n=Count("pk")).values("n")), 0),
            live_count=Coalesce(Subquery(asked.annotate(n=Count("pk")).values("n")), 0),
            delivery_count=Coalesce(Subquery(sent.annotate(n=Count("pk")).values("n")), 0),
            acknowledged_count=Coalesce(Subquery(sent.annotate(n=Count("acknowledged_at")).values("n")), 0),
        )
    )


def comparable(directives: QuerySet[Directive], one: Directive) -> QuerySet[Directive]:
    """Văn bản so sánh được với `one`: those of the same issuer and type first, then the latest."""
    alike = Case(
        When(issuer_name=one.issuer_name, type_code=one.type_code, then=0),
        When(Q(issuer_name=one.issuer_name) | Q(type_code=one.type_code), then=1),
        default=2,
    )
    read = directives.exclude(pk=one.pk).exclude(original=None).exclude(state=DirectiveState.DISCARDED)
    return read.order_by(alike, F("date").desc(nulls_last=True), "-pk")


def search(directives: QuerySet[Directive], text: str) -> QuerySet[Directive]:
    """Tìm không cần dấu: every word stands in number, abstract, issuer, type or file name."""
    for word in fold(text).split():
        directives = directives.filter(folded__contains=word)
    return directives


def named_in(directive: Directive, *, on: date, limit: int = 12) -> list[tuple[str, Unit | UnitGroup]]:
    """Đơn vị và nhóm văn bản này đã nêu, those named most first, units in being only: as `targets`."""
    named = ObligationUnit.objects.filter(obligation__directive=directive, obligation__state__in=LIVE)
    counted = named.values_list("unit", "group").annotate(n=Count("pk")).order_by("-n", "unit", "group")
    being = Unit.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on))
    units = being.in_bulk({unit for unit, _group, _n in counted if unit})
    groups = UnitGroup.objects.in_bulk({group for _unit, group, _n in counted if group})
    found: list[tuple[str, Unit | UnitGroup]] = []
    for unit, group, _n in counted:
        if group in groups:
            found.append((f"g-{group}", groups[group]))
        elif unit in units:
            found.append((f"u-{unit}", units[unit]))
    return found[:limit]


def targets(text: str, *, on: date, limit: int = 30) -> list[tuple[str, Unit | UnitGroup]]:
    """Đơn vị và nhóm có tên chứa mọi từ của `text`, only units in being: (form value, record) pairs."""
    words = fold(text).split()
    units = Unit.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on)
    )
    groups = UnitGroup.objects.all()
    for word in words:
        called = UnitName.objects.filter(unit=OuterRef("pk"), folded__contains=word)
        units = units.filter(Exists(called))
        known = GroupName.objects.filter(group=OuterRef("pk"), folded__contains=word)
        groups = groups.filter(Q(folded__contains=word) | Exists(known))
    found: list[tuple[str, Unit | UnitGroup]] = [(f"g-{group.pk}", group) for group in groups[:limit]]
    found += [(f"u-{unit.pk}", unit) for unit in units[:limit]]
    return found[:limit]
