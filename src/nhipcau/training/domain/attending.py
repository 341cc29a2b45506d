"""Điểm danh: once a person and session, by the organisers' hand.

A person shows the QR code of their confirmation or badge; whoever stands at the door scans it with the
telephone's own camera, which opens an address that records nothing by itself: the signed-in organiser sees
the name and confirms. A code on the hall's wall would let absent people tick themselves off from a picture.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import User

from ..enums import Recorded, RegistrationState
from ..models import Attendance, Course, CourseSession, Registration
from ..models.courses import EARLY
from . import courses


def attend(
    *,
    actor: User,
    registration: Registration,
    session: CourseSession,
    recorded: Recorded = Recorded.QR,
    reason: str = "",
) -> tuple[Attendance, bool]:
    """Ghi một người có mặt; the second value is False when it had been recorded before.

    Raises Refused for another course's person, for one without a place, too early, or later than half an
    hour after the session without a reason.
    """
    with transaction.atomic():
        held = _hold(actor, session.course)
        kept = Registration.objects.get(pk=registration.pk)
        _require_seated(held, kept)
        how, why = _timely(session, recorded, reason)
        made, is_new = Attendance.objects.get_or_create(
            session=session, registration=kept, defaults={"recorded": how, "reason": why, "by": actor}
        )
        if is_new:
            audit.record(actor=actor, verb="training.attend", subject=made, after=_told(made))
    return made, is_new


def fill_roll(
    *, actor: User, session: CourseSession, present: Collection[int], reason: str = ""
) -> list[Attendance]:
    """Nhập từ danh sách giấy: those of `present` (numbers of registrations) not yet recorded.

    It only adds: nobody loses an entry because a box was not ticked. Raises Refused like `attend`.
    """
    with transaction.atomic():
        held = _hold(actor, session.course)
        how, why = _timely(session, Recorded.LIST, reason)
        known = set(session.attendances.values_list("registration_id", flat=True))
        seated = held.registrations.filter(state=RegistrationState.REGISTERED, pk__in=set(present) - known)
        made = Attendance.objects.bulk_create(
            Attendance(session=session, registration=each, recorded=how, reason=why, by=actor)
            for each in seated.order_by("pk")
        )
        audit.record_many(
            actor=actor, verb="training.attend", changed=[(each, {}, _told(each)) for each in made]
        )
    return made


def take_back(*, actor: User, attendance: Attendance) -> None:
    """Bỏ một điểm danh ghi nhầm, as long as the course is not closed."""
    with transaction.atomic():
        _hold(actor, attendance.session.course)
        kept = Attendance.objects.filter(pk=attendance.pk).first()
        if kept is not None:
            audit.record(actor=actor, verb="training.attend.take_back", subject=kept, before=_told(kept))
            kept.delete()


def session_now(course: Course, now: datetime) -> CourseSession | None:
    """Buổi đang điểm danh, of two at once the one that begins next; else the nearest begun today."""
    sessions = list(course.sessions.all())
    running = [each for each in sessions if each.is_on(now)]
    begun = [each for each in sessions if each.begins_at <= now and each.day == timezone.localdate()]
    found = running or begun
    return found[-1] if found else None


def _hold(actor: User, course: Course) -> Course:
    held = courses.hold(actor, course)
    if not held.is_open:
        raise Refused(_("Chỉ điểm danh được khi lớp đang mở; lớp này chưa mở, đã tổng kết hoặc đã hủy."))
    return held


def _require_seated(held: Course, registration: Registration) -> None:
    if registration.course_id != held.pk:
        raise Refused(_("Mã này thuộc lớp khác, không phải lớp đang điểm danh."))
    if registration.state == RegistrationState.WAITING:
        raise Refused(_("Người này còn trong danh sách chờ. Hãy xếp chỗ trước rồi điểm danh."))
    if registration.state == RegistrationState.WITHDRAWN:
        raise Refused(_("Người này đã rút đăng ký. Hãy đăng ký lại rồi điểm danh."))


def _timely(session: CourseSession, recorded: Recorded, reason: str) -> tuple[Recorded, str]:
    """How the entry stands in the list, and its reason."""
    now, why = timezone.now(), " ".join(reason.split())[:300]
    if now < session.begins_at - EARLY:
        opens = timezone.localtime(session.begins_at - EARLY)
        raise Refused(_("Chưa đến giờ điểm danh buổi này (từ %(at)s).") % {"at": f"{opens:%H:%M %d/%m/%Y}"})
    if session.is_on(now):
        return recorded, ""
    if not why:
        raise Refused(
            _("Đã qua giờ điểm danh của buổi này. Hãy ghi lý do ghi bổ sung, ví dụ: theo danh sách ký giấy."),
            code="late",
        )
    return Recorded.LATE, why


def _told(made: Attendance) -> dict[str, object]:
    told: dict[str, object] = {
        "session": made.session_id,
        "registration": made.registration_id,
        "recorded": made.recorded,
    }
    return told | ({"reason": made.reason} if made.reason else {})
