"""Readings of the directory (truy vấn danh bạ)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, When
from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.core.models import AuditEntry

from .enums import UnitKind
from .models import GroupName, Membership, Succession, Unit, UnitGroup, UnitName, User


def in_being(day: date) -> QuerySet[Unit]:
    """Đơn vị đang hoạt động vào ngày `day`."""
    return Unit.objects.filter(_running(day))


def ended(day: date) -> QuerySet[Unit]:
    """Đơn vị đã ngừng hoạt động trước hoặc trong ngày `day`."""
    return Unit.objects.filter(valid_to__lte=day)


def standing_office() -> Unit | None:
    """Cơ quan thường trực, None before one is chosen."""
    return Unit.objects.filter(is_standing_office=True).first()


def search(text: str, units: QuerySet[Unit] | None = None) -> QuerySet[Unit]:
    """Tìm đơn vị one of whose names holds every word of `text`, marks or not; all units for a blank."""
    found = Unit.objects.all() if units is None else units
    names = UnitName.objects.filter(unit=OuterRef("pk"))
    words = fold(text).split()
    for word in words:
        names = names.filter(folded__contains=word)
    return found.filter(Exists(names)) if words else found


def in_office_order(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Theo thứ tự loại đơn vị as offices list them, then by name; those with an end come last."""
    order = [When(kind=kind, then=place) for place, kind in enumerate(UnitKind)]
    last = Case(When(valid_to=None, then=0), default=1, output_field=IntegerField())
    return units.order_by(last, Case(*order, output_field=IntegerField()), "sort_key", "name")


def with_heirs(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Kèm đơn vị cấp trên và đơn vị kế thừa, for lists."""
    heirs = Prefetch("successions", Succession.objects.select_related("successor").order_by("on"))
    shorts = Prefetch("names", UnitName.objects.order_by("kind", "text"))
    return units.select_related("parent").prefetch_related(heirs, shorts)


def groups(text: str = "") -> QuerySet[UnitGroup]:
    """Các nhóm with `member_count`; `text` is looked for in the name and in the ways of calling it."""
    found = UnitGroup.objects.annotate(member_count=Count("members"))
    called = GroupName.objects.filter(group=OuterRef("pk"))
    for word in fold(text).split():
        found = found.filter(Q(folded__contains=word) | Exists(called.filter(folded__contains=word)))
    return found.prefetch_related("names").order_by("sort_key", "name")


def memberships_of(unit: Unit, day: date) -> QuerySet[Membership]:
    """Người và vai trò của một đơn vị vào ngày `day`."""
    present = Membership.objects.filter(_running(day), unit=unit, person__is_active=True)
    return present.select_related("person").order_by("role", "person__sort_key", "person")


def people(text: str = "", *, day: date) -> QuerySet[User]:
    """Người dùng with present roles in `.roles_today`; `text` is looked for without marks."""
    present = Membership.objects.filter(_running(day)).select_related("unit").order_by("role")
    found = User.objects.prefetch_related(Prefetch("memberships", present, to_attr="roles_today"))
    wanted = fold(text).split()
    if wanted:
        # Hundreds of accounts at most; a stored folded copy would be one more place to erase.
        rows = User.objects.values_list("pk", "username", "last_name", "first_name", "email")
        found = found.filter(
            pk__in=[pk for pk, *parts in rows if all(word in fold(" ".join(parts)) for word in wanted)]
        )
    return found.order_by(F("is_active").desc(), "sort_key", "username")


def trail(
    *,
    verb: str = "",
    actor: User | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[AuditEntry]:
    """Nhật ký, newest first, by verb, person and days (both included)."""
    found = AuditEntry.objects.order_by("-sequence")
    if verb:
        found = found.filter(verb=verb)
    if actor:
        found = found.filter(actor_id=actor.pk)
    if since:
        found = found.filter(at__gte=_midnight(since))
    if until:
        found = found.filter(at__lt=_midnight(until + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    """00:00 by the office's clock."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def _running(day: date) -> Q:
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return begun & (Q(valid_to=None) | Q(valid_to__gt=day))


def named(words: Iterable[str]) -> dict[str, list[int]]:
    """Đơn vị có từ này trong một tên gọi, for each of the folded words: asked once for all of them."""
    wanted = list(words)
    if not wanted:
        return {}
    any_of = reduce(or_, (Q(folded__contains=word) for word in wanted))
    rows = list(UnitName.objects.filter(any_of).order_by().values_list("folded", "unit"))
    return {word: sorted({unit for folded, unit in rows if word in folded}) for word in wanted}
