"""Buổi học: added, corrected, removed, as long as the course runs."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import User

from ..enums import CourseState
from ..models import Course, CourseSession
from . import courses
from .spelling import longest_of

MOST, FARTHEST = 60, timedelta(days=550)
FIELDS = ("day", "begins", "ends", "room", "topic", "speaker_office", "speaker")


def add(*, actor: User, course: Course, wanted: Mapping[str, Any]) -> CourseSession:
    """Thêm buổi học; `wanted` holds FIELDS. Raises Refused for hours that cannot be."""
    with transaction.atomic():
        held = _hold(actor, course)
        if held.sessions.count() >= MOST:
            raise Refused(_("Một lớp có nhiều nhất %(most)d buổi học.") % {"most": MOST})
        session = CourseSession(course=held, **_checked(held, None, wanted))
        session.save()
        courses.set_days(held)
        audit.record(actor=actor, verb="training.session.add", subject=session, after=_told(session))
    return session


def correct(*, actor: User, session: CourseSession, wanted: Mapping[str, Any]) -> CourseSession:
    """Sửa buổi học. One that people have been ticked off in keeps its day."""
    with transaction.atomic():
        held = _hold(actor, session.course)
        kept = held.sessions.get(pk=session.pk)
        checked = _checked(held, kept, wanted)
        if kept.attendances.exists() and checked["day"] != kept.day:
            raise Refused(_("Buổi này đã có người điểm danh nên không đổi ngày được."))
        before, after = audit.changes(kept, checked)
        if after:
            kept.save(update_fields=list(after))
            courses.set_days(held)
            hidden = {"speaker": "…"} if "speaker" in after else {}
            audit.record(
                actor=actor,
                verb="training.session.correct",
                subject=kept,
                before=before | hidden,
                after=after | hidden,
            )
    return kept


def remove(*, actor: User, session: CourseSession) -> None:
    """Bỏ buổi học chưa có ai điểm danh. Raises Refused for others, or for the last one of an open course."""
    with transaction.atomic():
        held = _hold(actor, session.course)
        kept = held.sessions.get(pk=session.pk)
        if kept.attendances.exists():
            raise Refused(_("Buổi này đã có người điểm danh nên không bỏ được."))
        if held.state == CourseState.OPEN and held.sessions.count() == 1:
            raise Refused(_("Lớp đã mở phải còn ít nhất một buổi học."))
        audit.record(actor=actor, verb="training.session.remove", subject=kept, before=_told(kept))
        kept.delete()
        courses.set_days(held)


def _hold(actor: User, course: Course) -> Course:
    held = courses.hold(actor, course)
    if held.state not in {CourseState.DRAFT, CourseState.OPEN}:
        raise Refused(_("Lớp đã tổng kết hoặc đã hủy nên không sửa được buổi học."))
    return held


def _checked(held: Course, kept: CourseSession | None, wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: wanted.get(name, "") for name in FIELDS}
    for name in ("room", "topic", "speaker_office", "speaker"):
        found[name] = " ".join(str(found[name]).split())
        if len(found[name]) > (longest := longest_of(CourseSession, name)):
            raise Refused(_("Một ô dài quá %(most)d ký tự; hãy viết gọn lại.") % {"most": longest})
    if not found["topic"]:
        raise Refused(_("Hãy ghi chuyên đề của buổi học."))
    if found["speaker"] and not found["speaker_office"]:
        raise Refused(_("Báo cáo viên là người của một cơ quan; hãy ghi cơ quan báo cáo viên."))
    day, begins, ends = found["day"], found["begins"], found["ends"]
    if not (isinstance(day, date) and isinstance(begins, time) and isinstance(ends, time)):
        raise Refused(_("Buổi học cần ngày, giờ bắt đầu và giờ kết thúc."))
    if begins >= ends:
        raise Refused(_("Giờ kết thúc phải sau giờ bắt đầu."))
    others = held.sessions.filter(day=day, begins__lt=ends, ends__gt=begins)
    if kept is not None:
        others = others.exclude(pk=kept.pk)
    if others.exists():
        raise Refused(_("Giờ này trùng với một buổi khác của lớp."))
    # A year that cannot be meant is a slip of the pen, and would count in another report.
    if (kept is None or kept.day != day) and abs(day - timezone.localdate()) > FARTHEST:
        raise Refused(_("Ngày %(day)s quá xa hôm nay; hãy xem lại năm.") % {"day": f"{day:%d/%m/%Y}"})
    return found


def _told(session: CourseSession) -> dict[str, Any]:
    """For the trail: the institution, not the person who spoke."""
    return {name: getattr(session, name) for name in FIELDS if name != "speaker"} | {"course": session.course}
