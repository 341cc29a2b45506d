"""Tổng kết lớp: the numbers of what was held, kept by unit without names, and given as evidence.

The evidence is a paper of numbers made here (safeguard 13: evidence lists no persons), so that nobody types
again for the plan what the course has shown.
"""

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import User

from .. import queries
from ..enums import CertificateState, CourseState, RegistrationState
from ..models import Course, Turnout
from . import courses, proving

NUMBERS = ("registered", "attended", "certified", "present_units")


def close(*, actor: User, course: Course) -> tuple[Course, list[str]]:
    """Tổng kết: counts, and records the course as evidence of the work it serves.

    Returns the course and what is to be told about the evidence; that the work is not open for evidence
    does not hold back the closing. Raises Refused before the last session is over.
    """
    with transaction.atomic():
        held = courses.hold(actor, course)
        if held.state == CourseState.CLOSED:
            return held, []
        if held.state != CourseState.OPEN:
            raise Refused(_("Chỉ tổng kết được lớp đã mở."))
        last = held.sessions.last()
        if last is None or last.ends_at > timezone.now():
            raise Refused(_("Còn buổi chưa học xong nên chưa tổng kết được."))
        held.state, held.closed_at, held.link_nonce = CourseState.CLOSED, timezone.now(), ""
        held.save(update_fields=["state", "closed_at", "link_nonce"])
        recount(held)
        after = {"state": held.state, **{name: getattr(held, name) for name in NUMBERS}}
        audit.record(
            actor=actor,
            verb="training.course.close",
            subject=held,
            before={"state": CourseState.OPEN},
            after=after,
        )
        told = proving.prove(actor, held)
    return held, told


def reopen(*, actor: User, course: Course, reason: str) -> Course:
    """Mở lại lớp đã tổng kết, kèm lý do: to enter what was forgotten, and close again.

    Raises Refused once the people's data has been deleted: the numbers could not be found again.
    """
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do mở lại lớp."))
    with transaction.atomic():
        held = courses.hold(actor, course)
        if held.state != CourseState.CLOSED:
            raise Refused(_("Chỉ mở lại được lớp đã tổng kết."))
        if held.erased_at is not None:
            raise Refused(_("Danh sách người học đã xóa theo thời hạn lưu nên không mở lại được."))
        held.state, held.closed_at = CourseState.OPEN, None
        held.save(update_fields=["state", "closed_at"])
        audit.record(
            actor=actor,
            verb="training.course.reopen",
            subject=held,
            before={"state": CourseState.CLOSED},
            after={"state": held.state, "reason": reason.strip()[:500]},
        )
    return held


def prove(*, actor: User, course: Course) -> list[str]:
    """Ghi lớp làm minh chứng again, where it could not be done at the closing; what is to be told."""
    with transaction.atomic():
        held = courses.hold(actor, course)
        if held.state != CourseState.CLOSED:
            raise Refused(_("Hãy tổng kết lớp trước."))
        return proving.prove(actor, held)


def recount(held: Course) -> None:
    """Tính lại các con số của lớp, from its lists while they are kept; the course locked by the caller."""
    if held.erased_at is not None:
        held.certified = held.certificates.filter(state=CertificateState.VALID).count()
        held.save(update_fields=["certified"])
        return
    by_unit: dict[tuple[int | None, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    people: QuerySet[Any] = queries.with_attendance(
        held.registrations.exclude(state=RegistrationState.WITHDRAWN)
    )
    for person in people.select_related("unit"):
        row = by_unit[(person.unit_id, person.office)]
        row[0] += 1
        row[1] += bool(person.attended_sessions)
        row[2] += person.has_certificate
    held.turnouts.all().delete()
    Turnout.objects.bulk_create(
        Turnout(course=held, unit_id=unit, name=name, registered=row[0], attended=row[1], certified=row[2])
        for (unit, name), row in by_unit.items()
    )
    held.registered, held.attended, held.certified = (
        sum(row[at] for row in by_unit.values()) for at in range(3)
    )
    held.present_units = sum(bool(row[1]) for row in by_unit.values())
    held.save(update_fields=list(NUMBERS))
