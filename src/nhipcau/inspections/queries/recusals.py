"""Ai phải đứng ngoài: nobody inspects the unit they belong to, nor reads what is not sent to it yet.

A round may go to many units, so the bar holds for one unit of it and not for the round; only who leads it
signs every minute, and so belongs to none of them (`domain.teams`). Conflicts of interest are kept out where
they arise: Luật Phòng, chống tham nhũng 2018, Điều 23; of inspectors by the state, NĐ 43/2023/NĐ-CP, Điều 29.
"""

from django.db.models import Q

from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..models import Visit


def conflicting_units(person: User) -> set[int]:
    """Mã các đơn vị người này không được kiểm tra: their own, and every unit theirs is a part of."""
    found = {unit.pk for unit in access.own_units(person)}
    level = {unit.parent_id for unit in access.own_units(person) if unit.parent_id} - found
    while level:
        found |= level
        above = Unit.objects.filter(pk__in=level, parent__isnull=False).values_list("parent", flat=True)
        level = {key for key in above if key is not None} - found
    return found


def is_recused(person: User, visit: Visit) -> bool:
    """Phải đứng ngoài việc kiểm tra đơn vị này."""
    return not {visit.unit_id, visit.heir_id}.isdisjoint(conflicting_units(person))


def of_own(prefix: str, units: set[int]) -> Q:
    """Của các đơn vị này: inspected, or answered for by them; `prefix` leads to the visit."""
    # An empty heir would make the whole unknown to the database, and not false.
    answered = Q(**{f"{prefix}heir__isnull": False, f"{prefix}heir__in": units})
    return Q(**{f"{prefix}unit__in": units}) | answered
