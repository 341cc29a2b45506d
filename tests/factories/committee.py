"""A steering committee with its members and meetings, by the verbs that make them (Ban Chỉ đạo)."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from nhipcau.committee.domain import committees, compositions, conclusions, meetings, members
from nhipcau.committee.domain.members import Sitting
from nhipcau.committee.enums import MeetingKind, Seat
from nhipcau.committee.models import Committee, Composition, Meeting, Member
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories.units import person, standing_office

NAME = "Ban Chỉ đạo công tác thông tin đối ngoại tỉnh"


def committee(actor: User | None = None, *, name: str = NAME, office: Unit | None = None) -> Committee:
    """A committee without a composition, run by the standing office."""
    return committees.found(
        actor=actor or person(Role.OFFICER),
        name=name,
        short_name="Ban Chỉ đạo",
        standing_unit=standing_office(),
        office=office or standing_office(),
    )


def composition(
    body: Committee | None = None, *, on: date = date(2026, 1, 1), **fields: object
) -> Composition:
    """A composition in force since `on`, without members."""
    wanted: dict[str, object] = {
        "decision_number": "15/QĐ-UBND",
        "decided_on": on,
        "issuer": "Ủy ban nhân dân tỉnh",
        "starts_on": on,
    } | fields
    return compositions.compose(
        actor=person(Role.OFFICER),
        committee=body or committee(),
        **wanted,  # type: ignore[arg-type]
    )


def member(
    home: Composition, unit: Unit, seat: Seat = Seat.MEMBER, post: str = "", **fields: object
) -> Member:
    """A member who represents the unit."""
    sitting = Sitting(seat=seat, post=post or f"Lãnh đạo {unit.name}", unit=unit, **fields)  # type: ignore[arg-type]
    return members.seat(actor=person(Role.OFFICER), composition=home, sitting=sitting)


def at(days: int) -> datetime:
    """Eight o'clock so many days from now."""
    day = timezone.localdate() + timedelta(days=days)
    return datetime.combine(day, time(8), tzinfo=timezone.get_default_timezone())


def meeting(body: Committee, *, days: int = 7, kind: MeetingKind = MeetingKind.REGULAR) -> Meeting:
    """A meeting called so many days from now, at eight."""
    return meetings.call(
        actor=person(Role.OFFICER),
        committee=body,
        kind=kind,
        starts_at=at(days),
        place="Phòng họp số 2",
    )


def held(body: Committee, *, days: int = -7, text: str = "") -> Meeting:
    """A meeting that took place, with its conclusions."""
    made = meetings.hold(
        actor=person(Role.OFFICER),
        meeting=meeting(body, days=days),
        ended_at=time(11, 30),
        proceedings="Các đại biểu thảo luận.",
    )
    if text:
        conclusions.conclude(actor=person(Role.OFFICER), meeting=made, text=text)
    return made
