"""Đăng ký học: places in order, a waiting list, nobody twice, four facts and no more."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.mailing.models import Mail
from nhipcau.steering.models import Notice
from nhipcau.training import queries
from nhipcau.training.domain import courses, registrations
from nhipcau.training.enums import RegistrationState, Via
from nhipcau.training.models import Course, Registration
from nhipcau.units.enums import Role
from tests.factories import training
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db

REGISTERED, WAITING, WITHDRAWN = RegistrationState


def test_units_hear_of_a_cancelled_course_for_those_without_an_address():
    officer, unit, empty = person(Role.OFFICER), UnitFactory(), UnitFactory()
    staff, host = person(Role.UNIT_STAFF, unit), UnitFactory()
    organiser = person(Role.UNIT_HEAD, host)
    course = training.opened(host)
    training.registered(course, "Lê Thị Bình", unit)
    training.registered(course, "Lê Thị Chi", unit)
    training.registered(course, "Lê Thị Dung", unit, email="dung@example.vn")
    training.registered(course, "Lê Thị Giang", empty)
    courses.cancel(actor=officer, course=course, reason="bão")
    told = Notice.objects.get(person=staff)
    assert told.subject == "Lớp đơn vị đã đăng ký bị hủy"
    assert told.body == f"{course.title}\nLý do: bão\nXin báo lại cho 2 người của đơn vị đã đăng ký."
    left = Notice.objects.get(person=organiser)
    assert "1 người không có thư điện tử" in left.body
    assert Mail.objects.get(key__startswith="training.cancelled").recipient == "dung@example.vn"


def test_places_go_in_order_and_a_place_set_free_goes_to_who_waits():
    course = training.opened(capacity=2)
    people = [
        training.registered(course, f"Nguyễn Văn {name}", email=f"{name.lower()}@co.vn") for name in "ABCD"
    ]
    assert [each.state for each in people] == [REGISTERED, REGISTERED, WAITING, WAITING]
    officer = person(Role.OFFICER)
    with pytest.raises(Refused, match="đủ chỗ"):
        registrations.give_place(actor=officer, registration=people[3])
    registrations.withdraw_oneself(registration=people[0])
    registrations.withdraw_oneself(registration=people[0])
    states = list(Registration.objects.order_by("pk").values_list("state", flat=True))
    assert states == [WITHDRAWN, REGISTERED, REGISTERED, WAITING]
    told = Mail.objects.get(key=f"training.placed:{people[2].pk}")
    assert "hoc-vien" in told.body and "Nguyễn" not in told.body
    wanted = training.WANTED | {"capacity": 3, "registers_until": course.registers_until}
    courses.correct(actor=officer, course=course, wanted=wanted)
    assert not Registration.objects.filter(state=WAITING).exists()
    courses.cancel(actor=officer, course=course, reason="bão")
    assert Mail.objects.filter(key__startswith="training.cancelled").count() == 3


def test_a_place_given_out_of_turn_is_told_in_vietnamese_and_names_who_gave_it():
    course, officer = training.opened(capacity=1), person(Role.OFFICER)
    training.registered(course)
    waiting = training.registered(course, "Lê Thị Chờ", email="cho@co.vn")
    Course.objects.filter(pk=course.pk).update(capacity=2)
    with translation.override("en"):
        registrations.give_place(actor=officer, registration=waiting)
    assert AuditEntry.objects.get(verb="training.register.place").actor_id == officer.pk
    assert Mail.objects.get(key=f"training.placed:{waiting.pk}").subject == "Đã có chỗ học"


def test_nobody_twice_but_a_namesake_may_come():
    course, unit = training.opened(), UnitFactory()
    training.registered(course, "Nguyễn Văn An", unit)
    for same in ("Nguyễn Văn An", "NGUYỄN  VĂN AN", "nguyen van an"):
        with pytest.raises(Refused) as refusal:
            training.registered(course, same, unit)
        assert "full_name" in refusal.value.message_dict
    training.registered(course, "Nguyễn Văn An", UnitFactory())
    officer = person(Role.OFFICER)
    registrations.register(
        actor=officer, course=course, entry=training.entry("Nguyễn Văn An", unit), namesake=True
    )
    # Who withdrew may come back.
    other = training.registered(course, "Lê Thị Bình", unit)
    registrations.withdraw(actor=officer, registration=other)
    assert training.registered(course, "Lê Thị Bình", unit).state == REGISTERED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("full_name", "An"),
        ("full_name", "A" * 5000 + " B"),
        ("full_name", "=HYPERLINK(1) X"),
        ("full_name", "xem https://ban.hang"),
        ("full_name", "Nguyễn Văn 1"),
        ("full_name", "\u202e \u200b"),
        ("unit_name", " "),
        ("unit_name", "x" * 5000),
        ("post", "–"),
        ("email", "khong-phai-thu"),
        ("email", "a@b.vn\nBcc: c@d.vn"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(field: str, value: str):
    course = training.opened()
    with pytest.raises(Refused) as refusal:
        registrations.register(
            actor=person(Role.OFFICER), course=course, entry=replace(training.entry(), **{field: value})
        )
    assert set(refusal.value.message_dict) == {field}


def test_names_of_every_people_of_the_country_are_names():
    course = training.opened()
    for name in ("Y Blŏ Ê Ban", "H'Hen Niê", "Thào A Páo", "Thạch Sô-phi", "Đinh Văn  Đạt", "Lò Văn Ơn"):
        assert training.registered(course, name).full_name == " ".join(name.split())


def test_units_put_down_their_own_and_see_only_them():
    host, mine, other = UnitFactory(), UnitFactory(), UnitFactory()
    course = training.opened(host)
    staff, organiser = person(Role.UNIT_STAFF, mine), person(Role.UNIT_STAFF, host)
    registrations.register(actor=staff, course=course, entry=training.entry("Nguyễn Văn An", mine))
    for foreign in (training.entry("Lê Thị Bình", other), training.entry("Lê Thị Bình")):
        with pytest.raises(PermissionDenied):
            registrations.register(actor=staff, course=course, entry=foreign)
    away = training.registered(course, "Lê Thị Bình", other)
    assert [each.full_name for each in queries.people_visible_to(staff, course)] == ["Nguyễn Văn An"]
    assert queries.people_visible_to(organiser, course).count() == 2
    assert not queries.people_visible_to(person(Role.LEADER), course).exists()
    with pytest.raises(PermissionDenied):
        registrations.withdraw(actor=staff, registration=away)
    Course.objects.filter(pk=course.pk).update(registers_until=timezone.now())
    with pytest.raises(Refused, match="không còn nhận"):
        registrations.register(actor=staff, course=course, entry=training.entry("Trần Văn Cảnh", mine))
    # Who runs the course still takes in those who come to the door.
    walked_in = registrations.register(
        actor=organiser, course=course, entry=training.entry("Trần Văn Cảnh", mine)
    )
    assert walked_in.via == Via.ORGANISER


def test_the_trail_holds_no_name_and_a_wish_to_be_forgotten_is_met():
    course = training.opened()
    someone = training.registered(course, "Hoàng Thị Kỳ Lạ", email="la@coquan.vn")
    officer = person(Role.OFFICER)
    registrations.correct(
        actor=officer, registration=someone, entry=training.entry("Hoàng Thị Lạ", course.unit)
    )
    pk = someone.pk
    told = " ".join(f"{entry.before} {entry.after}" for entry in AuditEntry.objects.all())
    assert "Hoàng" not in told and "coquan" not in told and "sha256:" in told
    registrations.erase(actor=officer, registration=someone)
    assert not Registration.objects.filter(pk=pk).exists()
    stayed = training.registered(course, "Lê Thị Bình")
    training.came(stayed, course.sessions.get())
    with pytest.raises(Refused, match="đã dự học"):
        registrations.erase(actor=officer, registration=stayed)


def test_the_link_takes_no_flood(monkeypatch):
    course = training.opened()
    with pytest.raises(Refused, match="không còn nhận"):
        registrations.register_by_link(course=course, entry=training.entry())
    courses.renew_link(actor=person(Role.OFFICER), course=course)
    monkeypatch.setattr(registrations, "MOST_AN_HOUR", 1)
    registrations.register_by_link(course=course, entry=training.entry("Nguyễn Văn An"))
    with pytest.raises(Refused, match="một giờ"):
        registrations.register_by_link(course=course, entry=training.entry("Nguyễn Văn Bình"))
