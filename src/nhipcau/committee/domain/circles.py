"""Nhóm đơn vị của Ban Chỉ đạo: what "các thành viên" stands for, kept in step with the composition."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import groups
from nhipcau.units.models import Unit, User

from ..enums import SEATS_OF, Circle
from ..models import CircleGroup, Composition, Member


@in_official_language
def follow(actor: User, composition: Composition) -> None:
    """Cho các nhóm đi theo thành phần, in the transaction of whoever changed it.

    A composition in force is followed as it stands today; one that has ended, as on its last day.
    """
    held = {each.circle: each for each in composition.circles.select_related("group")}
    members = list(composition.members.select_related("unit"))
    day = reference_day(composition)
    for circle, seats in SEATS_OF.items():
        units = {each.unit for each in members if each.seat in seats and each.sits_on(day)}
        known = held.get(circle)
        if known is None and not units:
            continue
        group = groups.keep_in_step(
            actor=actor,
            name=name_of(composition, circle),
            members=units,
            group=known.group if known else None,
        )
        if known is None:
            CircleGroup.objects.create(composition=composition, circle=circle, group=group)


def reference_day(composition: Composition) -> date:
    """Ngày lấy thành phần: today, but never outside the time of the composition."""
    today = timezone.localdate()
    if composition.ends_on is not None and today >= composition.ends_on:
        return composition.ends_on - timedelta(days=1)
    return max(today, composition.starts_on)


def name_of(composition: Composition, circle: Circle) -> str:
    """Tên nhóm: "Các thành viên Ban Chỉ đạo … (Quyết định 12/QĐ-UBND)"."""
    return _("%(circle)s %(committee)s (Quyết định %(number)s)") % {
        "circle": circle.label,
        "committee": composition.committee.name[:150],
        "number": composition.decision_number[:50],
    }


def units_of(composition: Composition, circle: Circle, day: date) -> list[Unit]:
    """Đơn vị của một nhóm vào ngày `day`, in the order of the composition, each once."""
    seats = SEATS_OF[circle]
    members = Member.objects.filter(composition=composition, seat__in=seats).select_related("unit")
    return list({each.unit_id: each.unit for each in members if each.sits_on(day)}.values())
