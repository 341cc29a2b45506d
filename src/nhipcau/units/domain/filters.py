"""Bộ lọc đã lưu và cột của từng người: what `core.domain.listing` asks for."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Kept, Wishes

from .. import queries
from ..enums import FilterReach
from ..models import SavedFilter, Unit, User
from . import access, policy

LONGEST = 2000
MOST = 30


def visible_to(person: User) -> QuerySet[SavedFilter]:
    """Bộ lọc một người dùng được: their own, those of their units, those for everyone."""
    units = [unit.pk for unit in access.own_units(person)]
    shared = Q(reach=FilterReach.EVERYONE) | Q(reach=FilterReach.UNIT, unit__in=units)
    return SavedFilter.objects.filter(Q(owner=person) | shared)


def save(
    *,
    actor: User,
    place: str,
    name: str,
    query: str,
    reach: FilterReach = FilterReach.OWN,
    unit: Unit | None = None,
) -> SavedFilter:
    """Lưu bộ lọc; one's own of the same name on the same list is changed.

    To keep it for oneself takes nothing; `unit` is theirs, and only the standing office shares with everyone.
    Raises Refused without a name, and beyond what a list bears.
    """
    if reach == FilterReach.UNIT:
        access.require(actor, policy.SHARE_FILTER, units=[unit])
    elif reach == FilterReach.EVERYONE:
        access.require(actor, policy.PUBLISH_FILTER)
    called = " ".join(name.split())
    if not called:
        raise Refused(_("Hãy đặt tên cho bộ lọc, ví dụ “Quá hạn của sở”. Chưa lưu gì."))
    if len(called) > 80 or len(query) > LONGEST:
        raise Refused(_("Tên hoặc điều kiện lọc quá dài nên chưa lưu; hãy rút gọn."))
    terms = {"query": query, "reach": reach, "unit": unit if reach == FilterReach.UNIT else None}
    with transaction.atomic():
        mine = SavedFilter.objects.filter(owner=actor, place=place)
        held = mine.filter(name=called).first()
        if held is None:
            if mine.count() >= MOST:
                raise Refused(
                    _("Danh sách này đã có %(n)d bộ lọc của bạn; hãy bỏ bớt một cái.") % {"n": MOST}
                )
            held = SavedFilter.objects.create(owner=actor, place=place, name=called, **terms)
        else:
            audit.changes(held, terms)
            held.save()
        # What is looked for may be a person's name: the trail tells that it was kept, not what it says.
        after = {"name": called, "reach": reach, "unit": terms["unit"]}
        audit.record(actor=actor, verb="units.filter.save", subject=held, after=after)
    return held


def drop(*, actor: User, kept: SavedFilter) -> None:
    """Bỏ một bộ lọc đã lưu from its list, for everyone who could use it; nobody's rows change.

    One drops one's own; whoever may share with everyone also drops another's, such as that of who has left.
    The trail keeps its name, never what it looked for. Raises PermissionDenied for another's otherwise.
    """
    if kept.owner_id != actor.pk:
        access.require(actor, policy.PUBLISH_FILTER)
    with transaction.atomic():
        audit.record(actor=actor, verb="units.filter.drop", subject=kept, before={"name": kept.name})
        kept.delete()


def choose_columns(person: User, place: str, columns: Iterable[str]) -> None:
    """Chọn cột: a wish of one person about one list; none brings the list back to how it is."""
    _wish(person, place, "columns", list(columns))


def open_with(person: User, place: str, kept: SavedFilter | None) -> None:
    """Đặt bộ lọc mở sẵn; None opens the whole list."""
    _wish(person, place, "default", kept.pk if kept else None)


def forget(person: User) -> None:
    """Quên theo người: wishes and filters of one who is erased; what is shared stays for the others."""
    person.list_wishes = {}
    SavedFilter.objects.filter(owner=person, reach=FilterReach.OWN).delete()


def _wish(person: User, place: str, what: str, value: Any) -> None:
    with transaction.atomic():
        held = User.objects.select_for_update().get(pk=person.pk)
        held.list_wishes[place] = held.list_wishes.get(place, {}) | {what: value}
        held.save(update_fields=["list_wishes"])
    person.list_wishes = held.list_wishes


class Keeper:
    """Nơi giữ, for `core.domain.listing`."""

    def wishes(self, person: User, place: str) -> Wishes:
        """What a person keeps for the list at `place`."""
        wish = person.list_wishes.get(place, {})
        found = visible_to(person).filter(place=place).select_related("unit")
        kept = tuple(
            Kept(
                pk=each.pk,
                name=each.name,
                query=each.query,
                is_mine=each.owner_id == person.pk,
                is_default=wish.get("default") == each.pk,
                shared=_shared(each),
            )
            for each in found
        )
        return Wishes(tuple(wish.get("columns") or ()), kept, _reaches(person))

    def office(self) -> str:
        """Tên cơ quan thường trực."""
        office = queries.standing_office()
        return office.name if office else ""


def _shared(each: SavedFilter) -> str:
    if each.reach == FilterReach.UNIT:
        return str(each.unit)
    return _("dùng chung") if each.reach == FilterReach.EVERYONE else ""


def _reaches(person: User) -> tuple[tuple[str, str], ...]:
    """Những cách chia sẻ person may choose: alone, with one of their units, with everyone."""
    found = [("own", str(FilterReach.OWN.label))]
    for unit in access.own_units(person):
        found.append((f"unit-{unit.pk}", _("cả đơn vị: %(unit)s") % {"unit": unit.name}))
    if access.allowed(person, policy.PUBLISH_FILTER):
        found.append(("all", str(FilterReach.EVERYONE.label)))
    return tuple(found)
