"""Đoàn kiểm tra: who was named to a round, and as what."""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import RoundState, TeamPart
from ..models import InspectionRound, TeamMember
from . import guards, policy


def name(*, actor: User, round_: InspectionRound, person: User, part: TeamPart) -> TeamMember:
    """Cử thành viên, or change their part; a new lead makes the former one a member.

    Raises Refused for a person without a role today, or one whose only units are all inspected.
    """
    access.require(actor, policy.PREPARE)
    with transaction.atomic():
        held = guards.locked_round(round_)
        guards.require_round(
            held, [RoundState.PREPARING, RoundState.RUNNING], _("Đoàn của đợt này không còn thay đổi.")
        )
        if not person.is_active or not access.memberships(person):
            raise Refused(
                _("“%(person)s” hiện không giữ vai trò nào nên không cử được.") % {"person": person}
            )
        inspected = set(held.visits.values_list("unit", flat=True))
        if inspected and inspected >= {unit.pk for unit in access.own_units(person)}:
            raise Refused(
                _("“%(person)s” là người của đơn vị được kiểm tra; không ai kiểm tra chính đơn vị mình.")
                % {"person": person}
            )
        if part == TeamPart.LEAD:
            held.team.filter(part=TeamPart.LEAD).exclude(person=person).update(part=TeamPart.MEMBER)
        member, _made = TeamMember.objects.update_or_create(
            round=held, person=person, defaults={"part": part}
        )
        facts = {"person": person, "part": part}
        audit.record(actor=actor, verb="inspections.team.name", subject=held, after=facts)
    return member


def release(*, actor: User, round_: InspectionRound, person: User) -> None:
    """Thôi cử; what they wrote stays. Repeated it changes nothing. Raises Refused once concluded."""
    access.require(actor, policy.PREPARE)
    with transaction.atomic():
        held = guards.locked_round(round_)
        guards.require_round(
            held, [RoundState.PREPARING, RoundState.RUNNING], _("Đoàn của đợt này không còn thay đổi.")
        )
        gone, _by_model = held.team.filter(person=person).delete()
        if gone:
            audit.record(
                actor=actor, verb="inspections.team.release", subject=held, before={"person": person}
            )


def lead_of(round_: InspectionRound) -> TeamMember | None:
    """Trưởng đoàn, None before one is named."""
    return round_.team.filter(part=TeamPart.LEAD).select_related("person").first()


def forget(person: User) -> None:
    """Quên một người: their parts go with them; what the round found stays (safeguard 15)."""
    TeamMember.objects.filter(person=person).delete()
