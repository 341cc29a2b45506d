"""Courses in every state, with people (lớp tập huấn)."""

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.training.domain import courses, registrations, sessions
from nhipcau.training.domain.registrations import Entry
from nhipcau.training.enums import Recorded
from nhipcau.training.models import Attendance, Course, CourseSession, Registration
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from .units import UnitFactory, person

WANTED = {
    "kind": "workshop",
    "title": "Kỹ năng viết tin đối ngoại",
    "place": "Hội trường Trường Chính trị tỉnh",
    "contact": "Phòng Tuyên truyền",
    "capacity": 50,
    "threshold": 80,
    "signer_capacity": "TRƯỞNG BAN",
    "signer_name": "Trần Thị Bình",
}


def draft(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Course:
    """A course being drafted, open for registration for a week once it is opened."""
    until = timezone.now() + timedelta(days=7)
    return courses.draft(
        actor=actor or person(Role.OFFICER),
        unit=unit or UnitFactory(),
        wanted=WANTED | {"registers_until": until} | wanted,
    )


def session(course: Course, actor: User, **wanted: Any) -> CourseSession:
    """A session in ten days, in the morning, unless told otherwise."""
    given = {
        "day": timezone.localdate() + timedelta(days=10),
        "begins": time(8),
        "ends": time(11),
        "topic": "Viết tin ngắn",
    }
    return sessions.add(actor=actor, course=course, wanted=given | wanted)


def opened(unit: Unit | None = None, actor: User | None = None, count: int = 1, **wanted: Any) -> Course:
    """An open course with `count` sessions on days after one another."""
    actor = actor or person(Role.OFFICER)
    course = draft(unit, actor, **wanted)
    for number in range(count):
        session(course, actor, day=timezone.localdate() + timedelta(days=10 + number))
    return courses.open_(actor=actor, course=course)


def entry(name: str = "Nguyễn Văn An", unit: Unit | None = None, **fields: Any) -> Entry:
    """Somebody of a unit."""
    given = {"unit_name": "" if unit else "Sở Ngoài danh bạ", "post": "Chuyên viên"}
    return Entry(full_name=name, unit=unit, **given | fields)


def registered(
    course: Course, name: str = "Nguyễn Văn An", unit: Unit | None = None, **f: Any
) -> Registration:
    """Put down by an officer."""
    return registrations.register(
        actor=person(Role.OFFICER), course=course, entry=entry(name, unit or course.unit, **f)
    )


def came(registration: Registration, *held: CourseSession) -> None:
    """Was there, whatever the hour."""
    for each in held:
        Attendance.objects.create(session=each, registration=registration, recorded=Recorded.LIST)


def moved(course: Course, days: int) -> Course:
    """As if the course had been held `days` days ago, or would be in −`days`."""
    first = min(each.day for each in course.sessions.all())
    for each in course.sessions.all():
        each.day = timezone.localdate() - timedelta(days=days) + (each.day - first)
        each.save(update_fields=["day"])
    held = Course.objects.get(pk=course.pk)
    courses.set_days(held)
    return held


def running(course: Course) -> CourseSession:
    """Its first session, going on now."""
    first = course.sessions.first()
    assert first is not None
    now = timezone.localtime()
    CourseSession.objects.filter(pk=first.pk).update(day=now.date(), begins=time(0, 0), ends=time(23, 59, 59))
    held = Course.objects.get(pk=course.pk)
    courses.set_days(held)
    first.refresh_from_db()
    return first


def held(unit: Unit | None = None, actor: User | None = None, people: int = 2, **wanted: Any) -> Course:
    """Over since yesterday, `people` of its unit came to everything; not closed yet."""
    actor = actor or person(Role.OFFICER)
    course = opened(unit, actor, count=2, **wanted)
    for number in range(people):
        someone = registered(course, f"Lê Thị {'BCDEFGHK'[number]}anh", course.unit)
        came(someone, *course.sessions.all())
    return moved(course, 2)
