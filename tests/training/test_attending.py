"""Điểm danh: once, by a hand that is allowed to, in its hours or with a reason."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import override_settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.training.domain import attending, registrations, tokens
from nhipcau.training.domain.tokens import Kind
from nhipcau.training.enums import Recorded
from nhipcau.training.models import Attendance
from nhipcau.units.enums import Role
from tests.factories import training
from tests.factories.units import UnitFactory, person


@given(st.integers(1, 2**62), st.text(min_size=1, max_size=40), st.sampled_from(Kind))
def test_a_token_opens_its_own_record_for_its_own_purpose(pk: int, nonce: str, kind: Kind):
    token = tokens.make(kind, pk, nonce)
    assert tokens.number_in(token) == pk and tokens.fits(kind, token, pk, nonce)
    assert not any(tokens.fits(other, token, pk, nonce) for other in Kind if other != kind)
    assert not tokens.fits(kind, token, pk, nonce + "x") and not tokens.fits(kind, token, pk + 1, nonce)
    assert not tokens.fits(kind, token[:-1] + ("A" if token[-1] != "A" else "B"), pk, nonce)


@given(st.text(max_size=60))
def test_any_text_is_read_as_a_token_without_a_fall(text: str):
    assert tokens.number_in(text) is None or not tokens.fits(Kind.PERSON, text, 1, "nonce")


def test_a_key_that_was_changed_still_opens_until_it_is_taken_away():
    token = tokens.make(Kind.PERSON, 7, "nonce")
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["only-for-tests"]):
        assert tokens.fits(Kind.PERSON, token, 7, "nonce")
    with override_settings(SECRET_KEY="new"):
        assert not tokens.fits(Kind.PERSON, token, 7, "nonce")
    assert not tokens.fits(Kind.LINK, tokens.make(Kind.LINK, 7, ""), 7, "")


@pytest.mark.django_db
def test_a_person_is_counted_once_whoever_records_it():
    course, officer = training.opened(), person(Role.OFFICER)
    someone, session = training.registered(course), training.running(course)
    first, is_new = attending.attend(actor=officer, registration=someone, session=session)
    assert is_new and first.recorded == Recorded.QR
    again, is_new = attending.attend(
        actor=officer, registration=someone, session=session, recorded=Recorded.LIST
    )
    assert not is_new and again.pk == first.pk and again.recorded == Recorded.QR
    assert attending.fill_roll(actor=officer, session=session, present=[someone.pk, 999]) == []
    assert Attendance.objects.count() == 1
    with pytest.raises(Refused, match="điểm danh"):
        registrations.withdraw(actor=officer, registration=someone)
    attending.take_back(actor=officer, attendance=first)
    attending.take_back(actor=officer, attendance=first)
    assert not Attendance.objects.exists()
    with pytest.raises(PermissionDenied):
        attending.attend(actor=person(Role.UNIT_STAFF), registration=someone, session=session)


@pytest.mark.django_db
def test_only_who_has_a_place_in_this_course_in_its_hours():
    officer, course = person(Role.OFFICER), training.opened(capacity=1)
    someone, waiting = training.registered(course), training.registered(course, "Lê Thị Chờ")
    session = course.sessions.get()
    with pytest.raises(Refused, match="Chưa đến giờ"):
        attending.attend(actor=officer, registration=someone, session=session)
    session = training.running(course)
    with pytest.raises(Refused, match="danh sách chờ"):
        attending.attend(actor=officer, registration=waiting, session=session)
    stranger = training.registered(training.opened(), "Trần Văn Lạ")
    with pytest.raises(Refused, match="lớp khác"):
        attending.attend(actor=officer, registration=stranger, session=session)
    course = training.moved(course, 1)
    session = course.sessions.get()
    with pytest.raises(Refused, match="lý do"):
        attending.attend(actor=officer, registration=someone, session=session, reason="  ")
    late, _ = attending.attend(
        actor=officer, registration=someone, session=session, reason="theo danh sách ký giấy"
    )
    assert (late.recorded, late.reason) == (Recorded.LATE, "theo danh sách ký giấy")
    assert attending.session_now(course, timezone.now()) is None


@pytest.mark.django_db
def test_a_code_dies_with_the_course_and_a_forged_one_opens_nothing():
    course = training.opened(UnitFactory())
    someone = training.registered(course)
    token = tokens.make(Kind.PERSON, someone.pk, someone.salt)
    assert registrations.found(token, Kind.PERSON) == someone
    for forged in ("", "-", "x", token + "x", token[:-1], "1-" + "A" * 20, "zzzzzzzzzzzzz-A", f"{token}/.."):
        assert registrations.found(forged, Kind.PERSON) is None
    training.moved(course, 7)
    assert registrations.found(token, Kind.PERSON) == someone
    training.moved(course, 8)
    assert registrations.found(token, Kind.PERSON) is None


@pytest.mark.django_db
def test_of_several_sessions_the_one_at_hand_is_offered():
    course = training.opened(count=2)
    first, second = course.sessions.all()
    course = training.moved(course, 0)
    first, second = course.sessions.all()
    assert attending.session_now(course, first.begins_at + timedelta(minutes=5)) == first
    assert attending.session_now(course, second.begins_at - timedelta(minutes=30)) == second
    assert attending.session_now(course, first.ends_at + timedelta(hours=1)) == first
