"""Tổng kết: numbers that stay, evidence nobody types again, figures for reports, people deleted in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.core.domain import figures, retention
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import RetentionPeriod
from nhipcau.directives.enums import LegalKind
from nhipcau.plans.enums import AssignmentState, EvidenceKind
from nhipcau.plans.models import Assignment, Evidence
from nhipcau.training.domain import certificates, courses, keeping, registrations, results
from nhipcau.training.models import Attendance, Certificate, Course, CourseSession, Registration
from nhipcau.units.enums import Role
from tests.factories import training
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def counted(key: str, days: int = 30) -> list[tuple[str, int, int]]:
    """What a report would take from a figure: line, unit, value."""
    figure = next(each for each in figures.known() if each.key == key)
    today = timezone.localdate()
    found = figure.records(today - timedelta(days=days), today)
    units = dict(found.values_list("pk", figure.unit))
    return [
        (figure.line(each), units[each.pk], getattr(each, figure.amount) if figure.amount else 1)
        for each in found
    ]


def test_a_closed_course_is_evidence_and_four_figures():
    host, guest = UnitFactory(name="Sở Chủ Nhà"), UnitFactory(name="Sở Khách")
    work = AssignmentFactory(unit=host, assigned_at=timezone.now() - timedelta(days=30))
    staff = person(Role.UNIT_STAFF, host)
    course = training.opened(host, staff, count=2, assignment=work)
    with pytest.raises(Refused, match="chưa học xong"):
        results.close(actor=staff, course=course)
    here = training.registered(course, "Nguyễn Văn An", guest)
    training.registered(course, "Nguyễn Văn Vắng", guest)
    unknown = training.registered(course, "Lê Thị Xa", None)
    Registration.objects.filter(pk=unknown.pk).update(unit=None, unit_name="Hội ở xa")
    sessions = list(course.sessions.all())
    training.came(here, *sessions)
    training.came(unknown, sessions[0])
    course = training.moved(course, 3)
    assert counted("training.courses") == []
    certificates.issue(actor=staff, course=course)
    course, told = results.close(actor=staff, course=course)
    assert (course.registered, course.attended, course.certified, course.present_units) == (3, 2, 1, 2)
    assert len(told) == 1 and "minh chứng" in told[0]
    assert list(course.turnouts.values_list("name", "registered", "attended", "certified")) == [
        ("Hội ở xa", 1, 1, 0),
        ("Sở Khách", 2, 1, 1),
    ]
    proof = Evidence.objects.get(assignment=work)
    assert (proof.kind, proof.quantity, proof.done_on) == (EvidenceKind.TRAINING, 1, course.ends_on)
    assert "2 lượt người" in proof.title and "Nguyễn" not in proof.title
    assert proof.file and proof.file.path.read_bytes().startswith(b"%PDF-")
    work.refresh_from_db()
    assert work.state == AssignmentState.IN_PROGRESS
    assert (
        results.close(actor=staff, course=course)[1] == [] and results.prove(actor=staff, course=course) == []
    )
    line, unit, value = counted("training.attended")[0]
    assert (unit, value) == (host.pk, 2) and "Nguyễn" not in line and course.title in line
    assert counted("training.courses")[0][1:] == (host.pk, 1)
    assert counted("training.certificates")[0][2] == 1
    assert counted("training.units") == [("Sở Khách", guest.pk, 1)]
    assert counted("training.courses", days=1) == []


def test_a_second_closing_replaces_what_the_first_one_proved():
    host = UnitFactory()
    work = AssignmentFactory(unit=host, assigned_at=timezone.now() - timedelta(days=30))
    staff = person(Role.UNIT_STAFF, host)
    course = training.held(host, staff, people=1, assignment=work)
    results.close(actor=staff, course=course)
    course = results.reopen(actor=staff, course=Course.objects.get(pk=course.pk), reason="thiếu một người")
    assert counted("training.courses") == []
    late = training.registered(course, "Trần Thị Muộn")
    training.came(late, *course.sessions.all())
    results.close(actor=staff, course=course)
    standing = Evidence.objects.filter(assignment=work, withdrawn_at=None)
    assert "2 lượt người" in standing.get().title and Evidence.objects.count() == 2


def test_work_that_takes_no_evidence_does_not_hold_back_the_closing():
    host = UnitFactory()
    work = AssignmentFactory(
        unit=host, state=AssignmentState.SUBMITTED, assigned_at=timezone.now() - timedelta(days=30)
    )
    officer = person(Role.OFFICER)
    course = training.held(host, officer, assignment=work)
    closed, told = results.close(actor=officer, course=course)
    assert closed.state == "closed" and "Chưa ghi được minh chứng" in told[0]
    Assignment.objects.filter(pk=work.pk).update(state=AssignmentState.RETURNED)
    # The officer is not of that unit: taken over from it, as an answer is.
    assert "Đã ghi lớp" in results.prove(actor=officer, course=closed)[0]
    assert Evidence.objects.get().added_by is None


def test_work_of_explanation_takes_a_course_too():
    """Safeguard 13: answered only by explanation, correction, a press answer or training."""
    host = UnitFactory()
    work = AssignmentFactory(unit=host, assigned_at=timezone.now() - timedelta(days=30))
    work.obligation.legal_kind = LegalKind.EXPLANATION
    work.obligation.save()
    officer = person(Role.OFFICER)
    results.close(actor=officer, course=training.held(host, officer, assignment=work))
    assert Evidence.objects.filter(assignment=work).exists()


def test_people_go_in_time_and_the_numbers_stay():
    officer, course = person(Role.OFFICER), training.held(people=2)
    certificates.issue(actor=officer, course=course)
    course, _told = results.close(actor=officer, course=course)
    young = training.held(people=1)
    course.sessions.update(speaker="TS. Nguyễn Văn Giảng", speaker_office="Học viện")
    assert retention.run("training.people") == 0
    old = timezone.localdate() - timedelta(days=400)
    Course.objects.filter(pk=course.pk).update(ends_on=old, kept_until=old + timedelta(days=365))
    assert retention.run("training.people") == 2
    course.refresh_from_db()
    assert course.erased_at and (course.attended, course.certified, course.present_units) == (2, 2, 1)
    assert course.turnouts.count() == 1 and course.sessions.exclude(speaker="").count() == 0
    assert young.registrations.exists() and not Attendance.objects.filter(session__course=course).exists()
    with pytest.raises(Refused, match="không mở lại"):
        results.reopen(actor=officer, course=course, reason="x")
    given = Certificate.objects.filter(course=course)
    assert given.filter(registration=None).count() == 2 and given.exclude(holder="").count() == 2
    again = certificates.reissue(actor=officer, certificate=given.first(), reason="mất giấy")
    assert again.holder.startswith("Lê Thị")
    given.update(issued_on=timezone.localdate() - timedelta(days=1900))
    assert retention.run("training.certificates") == 3
    assert set(given.values_list("holder", "initials")) == {("", "L. T. B."), ("", "L. T. C.")}
    with pytest.raises(Refused, match="đã được xóa"):
        certificates.reissue(actor=officer, certificate=given.filter(state="valid").first(), reason="mất")


def test_a_longer_time_does_not_break_what_was_promised():
    course = training.held(people=1)
    assert course.kept_until and course.ends_on
    assert course.kept_until - course.ends_on == timedelta(days=365)
    RetentionPeriod.objects.update_or_create(code="training.people", defaults={"days": 1000})
    past = timezone.localdate() - timedelta(days=1)
    Course.objects.filter(pk=course.pk).update(kept_until=past)
    assert retention.run("training.people") == 1
    # Never closed by anybody: its numbers were saved before its people went.
    assert Course.objects.get(pk=course.pk).attended == 1


def test_a_course_is_opened_when_it_is_whole():
    officer = person(Role.OFFICER)
    course = training.draft(actor=officer, registers_until=None)
    with pytest.raises(Refused, match="chưa có buổi"):
        courses.open_(actor=officer, course=course)
    first = training.session(course, officer)
    for wrong, said in (
        ({"begins": first.ends, "ends": first.begins}, "sau giờ bắt đầu"),
        ({}, "trùng"),
        ({"speaker": "TS. Giảng", "begins": first.ends, "ends": first.ends.replace(hour=12)}, "cơ quan"),
        ({"day": first.day.replace(year=first.day.year + 3)}, "quá xa"),
        ({"topic": " "}, "chuyên đề"),
    ):
        with pytest.raises(Refused, match=said):
            training.session(course, officer, **wrong)
    with pytest.raises(Refused, match="hạn đăng ký"):
        courses.open_(actor=officer, course=course)
    until = timezone.now() + timedelta(days=1)
    courses.correct(actor=officer, course=course, wanted=training.WANTED | {"registers_until": until})
    course = courses.open_(actor=officer, course=course)
    for wrong in ({"title": "x" * 5000}, {"capacity": 0}, {"threshold": 101}, {"place": ""}):
        with pytest.raises(Refused):
            courses.correct(actor=officer, course=course, wanted=training.WANTED | wrong)
    foreign = AssignmentFactory()
    with pytest.raises(Refused, match="chủ trì"):
        courses.correct(actor=officer, course=course, wanted=training.WANTED | {"assignment": foreign})
    courses.cancel(actor=officer, course=course, reason="bão số 9")
    with pytest.raises(Refused, match="không sửa"):
        courses.correct(actor=officer, course=course, wanted=training.WANTED)
    with pytest.raises(Refused, match="không còn nhận"):
        registrations.register(actor=officer, course=course, entry=training.entry())


def test_a_course_that_was_never_opened_forgets_its_speakers_too():
    officer = person(Role.OFFICER)
    old, new = training.draft(), training.draft()
    for course, ago in ((old, 400), (new, 300)):
        training.session(course, officer, speaker="TS. Lê Văn Cường", speaker_office="Học viện Ngoại giao")
        training.moved(course, ago)
    assert keeping.erase_people(timedelta(days=365)) == 1
    told = CourseSession.objects.order_by("course_id").values_list("speaker", "speaker_office")
    assert list(told) == [("", "Học viện Ngoại giao"), ("TS. Lê Văn Cường", "Học viện Ngoại giao")]
    # It may still be given new days and held, and is then erased like any other.
    old.refresh_from_db()
    assert old.erased_at is None
