"""Đoàn kiểm tra: who was named to a round, and as what."""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import RoundState, TeamPart
from ..models import InspectionRound, TeamMember
from . import guards, policy


def name(*, actor: User, round_: InspectionRound, person: User, part: TeamPart) -> TeamMember:
    """Cử thành viên, or change their part; a new lead makes the former one a member.

    A member who belongs to one of the units inspected has no part in that unit's inspection (`recused_of`).
    Raises Refused for a person without a role today, one whose only units are all inspected, or a lead who
    belongs to any of them: the lead signs the minute of each.
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
        if part == TeamPart.LEAD:
            _require_apart(person, held)
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


def recused_of(round_: InspectionRound) -> dict[int, list[Unit]]:
    """Ai đứng ngoài đơn vị nào: by number of the person, the inspected units they belong to."""
    units = {visit.unit_id: visit.unit for visit in round_.visits.select_related("unit")}
    found = {}
    for member in round_.team.select_related("person"):
        own = queries.conflicting_units(member.person)
        if mine := [unit for key, unit in units.items() if key in own]:
            found[member.person_id] = mine
    return found


def require_sound(held: InspectionRound) -> None:
    """Đoàn còn hợp lệ, also after its units or its people's roles changed.

    Raises Refused without a lead, and for a lead who belongs to one of the units.
    """
    lead = lead_of(held)
    if lead is None:
        raise Refused(_("Chưa cử trưởng đoàn; hãy cử rồi bắt đầu."))
    _require_apart(lead.person, held)


def _require_apart(person: User, held: InspectionRound) -> None:
    own = queries.conflicting_units(person)
    if mine := [visit.unit.name for visit in held.visits.select_related("unit") if visit.unit_id in own]:
        raise Refused(
            _(
                "“%(person)s” là người của đơn vị được kiểm tra (%(units)s) nên không làm trưởng đoàn: "
                "trưởng đoàn ký biên bản với mọi đơn vị. Hãy cử người khác."
            )
            % {"person": person, "units": "; ".join(mine)}
        )


def forget(person: User) -> None:
    """Quên một người: their parts go with them; what the round found stays (safeguard 15)."""
    TeamMember.objects.filter(person=person).delete()
