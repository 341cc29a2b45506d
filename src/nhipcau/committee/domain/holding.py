"""Những gì đứng tên người khi bàn giao: seats by decision, meetings called, their chair and secretary."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Change, Holding, not_of, register, register_owed, short
from nhipcau.units.models import User

from ..enums import MeetingState
from ..models import AgendaItem, Meeting, Member
from . import meetings


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Thành viên Ban Chỉ đạo"),
            Member,
            "account",
            _seats,
            lambda seat: seat.composition.get_absolute_url(),
            stays=_seat_stays,
        ),
        Holding(gettext_lazy("Chủ trì phiên họp sắp tới"), Meeting, "chair", _chaired, stays=_chair_stays),
        Holding(
            gettext_lazy("Thư ký phiên họp sắp tới"),
            Meeting,
            "secretary",
            _recorded,
            stays=_secretary_stays,
            value=lambda meeting, change: _seat_of(change.to, meeting),
        ),
        Holding(
            gettext_lazy("Phiên họp đang chuẩn bị"),
            Meeting,
            "created_by",
            _called,
            stays=lambda held, change: (
                "" if change.reaches(held.committee.standing_unit) else not_of(held.committee.standing_unit)
            ),
        ),
    )
    register_owed(owed)


def owed(units: list[int]) -> Iterator[tuple[str, str, str]]:
    """Nội dung họp mà các đơn vị phải chuẩn bị, soonest first."""
    rows = AgendaItem.objects.filter(presenter__in=units, meeting__state=MeetingState.PLANNED)
    for row in rows.select_related("meeting").order_by("meeting__starts_at", "position"):
        label = _("%(title)s – %(meeting)s, %(day)s") % {
            "title": short(row.title),
            "meeting": row.meeting,
            "day": f"{row.meeting.day:%d/%m/%Y}",
        }
        yield _("Nội dung họp đơn vị trình bày"), label, row.meeting.get_absolute_url()


def _seats(person: User) -> QuerySet[Member]:
    today = timezone.localdate()
    sits = Q(ends_on=None) | Q(ends_on__gt=today)
    holds = Q(composition__ends_on=None) | Q(composition__ends_on__gt=today)
    return Member.objects.filter(sits, holds, account=person).select_related("composition")


def _seat_stays(seat: Member, change: Change) -> str:
    return _("Thành viên theo quyết định %(decision)s; thay người bằng quyết định kiện toàn.") % {
        "decision": seat.composition
    }


def _planned() -> QuerySet[Meeting]:
    found = Meeting.objects.filter(state=MeetingState.PLANNED)
    return found.select_related("committee__standing_unit", "chair", "secretary")


def _chaired(person: User) -> QuerySet[Meeting]:
    return _planned().filter(chair__account=person)


def _chair_stays(meeting: Meeting, change: Change) -> str:
    return _("Chủ trì theo chức vụ trong Ban Chỉ đạo; đổi ở trang phiên họp.")


def _recorded(person: User) -> QuerySet[Meeting]:
    return _planned().filter(secretary__account=person)


def _secretary_stays(meeting: Meeting, change: Change) -> str:
    if change.to is None or _seat_of(change.to, meeting) is not None:
        return ""
    return _("Thư ký phải là thành viên Ban Chỉ đạo vào ngày họp; người nhận chưa phải.")


def _seat_of(person: User | None, meeting: Meeting) -> Any:
    if person is None:
        return None
    return next((each for each in meetings.members_of(meeting) if each.account_id == person.pk), None)


def _called(person: User) -> QuerySet[Meeting]:
    return _planned().filter(created_by=person)
