"""Readings of training (truy vấn bồi dưỡng, tập huấn)."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, UnitName, User

from .enums import ANNOUNCED, CertificateState, CourseState, RegistrationState
from .models import Attendance, Certificate, Course, CourseSession, Registration, Turnout


def courses_visible_to(person: User) -> QuerySet[Course]:
    """Lớp mà người này được xem: all, or those of own units and those that have been announced."""
    reach = scope_of(person, ACTIONS["training.read"])
    if reach == Scope.ALL:
        return Course.objects.all()
    if reach == Scope.NONE:
        return Course.objects.none()
    own = own_unit_ids(person, ACTIONS["training.read"])
    return Course.objects.filter(Q(unit__in=own) | Q(state__in=ANNOUNCED))


def courses_run_by(person: User) -> QuerySet[Course]:
    """Lớp mà người này tổ chức."""
    reach = scope_of(person, ACTIONS["training.manage"])
    if reach == Scope.ALL:
        return Course.objects.all()
    if reach == Scope.NONE:
        return Course.objects.none()
    return Course.objects.filter(unit__in=own_unit_ids(person, ACTIONS["training.manage"]))


def for_lists(courses: QuerySet[Course]) -> QuerySet[Course]:
    """Kèm đơn vị, nội dung, số có chỗ (`seated`) và số chờ (`waiting`)."""
    return courses.select_related("unit", "theme").annotate(
        seated=_counted(RegistrationState.REGISTERED), waiting=_counted(RegistrationState.WAITING)
    )


def search_courses(courses: QuerySet[Course], text: str) -> QuerySet[Course]:
    """Tìm không cần dấu in title, audience, place and the names of the organising unit."""
    for word in fold(text).split():
        named = UnitName.objects.filter(unit=OuterRef("unit"), folded__contains=word)
        courses = courses.filter(Q(folded__contains=word) | Exists(named))
    return courses


def with_people_of(courses: QuerySet[Course], unit: int) -> QuerySet[Course]:
    """Lớp có người của một đơn vị dự."""
    return courses.filter(Exists(Turnout.objects.filter(course=OuterRef("pk"), unit=unit, attended__gt=0)))


def sessions_of(course: Course) -> QuerySet[CourseSession]:
    """Buổi học kèm số người có mặt (`present`)."""
    return course.sessions.annotate(present=Count("attendances")).order_by("day", "begins", "pk")


def people_visible_to(person: User, course: Course) -> QuerySet[Registration]:
    """Người học mà người này được xem: all of a course they run, of any other those of their own units."""
    if courses_run_by(person).filter(pk=course.pk).exists():
        return course.registrations.all()
    if not scope_of(person, ACTIONS["training.register"]):
        return course.registrations.none()
    return course.registrations.filter(unit__in=own_unit_ids(person, ACTIONS["training.register"]))


def search_people(people: QuerySet[Registration], text: str) -> QuerySet[Registration]:
    """Tìm không cần dấu in name, unit and post."""
    for word in fold(text).split():
        people = people.filter(folded__contains=word)
    return people


def with_attendance(people: QuerySet[Registration]) -> QuerySet[Registration]:
    """Kèm số buổi đã dự (`attended_sessions`) và đã có giấy chưa (`has_certificate`)."""
    came = Attendance.objects.filter(registration=OuterRef("pk")).order_by()
    given = Certificate.objects.filter(registration=OuterRef("pk"), state=CertificateState.VALID)
    return people.annotate(
        attended_sessions=Coalesce(
            Subquery(came.values("registration").annotate(n=Count("pk")).values("n")),
            0,
            output_field=IntegerField(),
        ),
        has_certificate=Exists(given),
    )


def able_to_be_certified(course: Course) -> QuerySet[Registration]:
    """Người đủ điều kiện mà chưa có giấy: whose share of the sessions reaches the course's threshold.

    One from whom a certificate was taken back is not given another unless it is reissued by name.
    """
    total = course.sessions.count()
    seated = course.registrations.filter(state=RegistrationState.REGISTERED)
    if not total:
        return with_attendance(seated.none())
    enough = -(-course.threshold * total // 100)
    counted: QuerySet[Any] = with_attendance(seated)
    taken_back = Certificate.objects.filter(registration=OuterRef("pk"), state=CertificateState.REVOKED)
    return counted.filter(~Exists(taken_back), attended_sessions__gte=enough, has_certificate=False)


def certificates_visible_to(person: User) -> QuerySet[Certificate]:
    """Sổ cấp giấy: of the courses this person runs."""
    found = Certificate.objects.filter(course__in=courses_run_by(person))
    return found.select_related("course", "unit", "replaces")


def search_certificates(certificates: QuerySet[Certificate], text: str) -> list[Certificate]:
    """Tìm không cần dấu by number, holder or course: marks are folded here, an office has hundreds a year."""
    words = fold(text).split()
    return [
        each
        for each in certificates
        if all(word in fold(f"{each.number} {each.holder} {each.course.title}") for word in words)
    ]


def held_between(first: date, last: date) -> QuerySet[Course]:
    """Lớp đã tổng kết, có buổi cuối từ `first` đến hết `last`."""
    return Course.objects.filter(state=CourseState.CLOSED, ends_on__range=(first, last)).select_related(
        "unit"
    )


def units_present_between(first: date, last: date) -> QuerySet[Unit]:
    """Đơn vị có người dự các lớp ấy, each once."""
    came = Turnout.objects.filter(
        unit=OuterRef("pk"),
        attended__gt=0,
        course__state=CourseState.CLOSED,
        course__ends_on__range=(first, last),
    )
    return Unit.objects.filter(Exists(came)).order_by(F("sort_key"), "pk")


def _counted(state: RegistrationState) -> Coalesce:
    people = Registration.objects.filter(course=OuterRef("pk"), state=state).order_by()
    return Coalesce(
        Subquery(people.values("course").annotate(n=Count("pk")).values("n")), 0, output_field=IntegerField()
    )
