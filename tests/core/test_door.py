"""Five wrong passwords close the door for a while: for that account from that address, and nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain import door
from nhipcau.core.models import SignInFailures
from nhipcau.units.enums import Role
from tests.factories.units import person

pytestmark = pytest.mark.django_db

RIGHT = "mat-khau-dung-2026"


@pytest.fixture
def someone():
    made = person(Role.UNIT_STAFF)
    made.set_password(RIGHT)
    made.save()
    return made


def enter(client, username: str, password: str, address: str = "10.0.0.1"):
    fields = {"username": username, "password": password}
    return client.post(reverse("wagtailadmin_login"), fields, REMOTE_ADDR=address)


def fail(client, username: str, times: int = door.TRIES) -> None:
    for _ in range(times):
        assert enter(client, username, "sai").status_code == 200


def test_the_fifth_failure_closes_the_door_even_to_the_right_password(client, someone):
    fail(client, someone.username)
    page = enter(client, someone.username.upper(), RIGHT)
    assert page.status_code == 200
    said = page.content.decode()
    opens = timezone.localtime(timezone.now() + door.PAUSE)
    times = {(opens + timedelta(minutes=n)).strftime("%H:%M") for n in (0, 1)}
    assert "Đã nhập sai 5 lần" in said and any(time in said for time in times)
    SignInFailures.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert enter(client, someone.username, RIGHT).status_code == 302
    assert not SignInFailures.objects.exists()


def test_others_and_other_places_are_not_concerned(client, someone):
    fail(client, someone.username)
    other = person(Role.UNIT_STAFF)
    other.set_password(RIGHT)
    other.save()
    assert enter(client, other.username, RIGHT).status_code == 302
    assert enter(client, someone.username, RIGHT, address="10.0.0.2").status_code == 302


def test_an_account_that_does_not_exist_is_answered_alike(client, someone):
    fail(client, "khong-co-ai")
    assert "Đã nhập sai 5 lần" in enter(client, "khong-co-ai", "sai").content.decode()


def test_success_and_time_forget_what_went_before(client, someone):
    fail(client, someone.username, 4)
    assert enter(client, someone.username, RIGHT).status_code == 302
    fail(client, someone.username, 4)
    SignInFailures.objects.update(last_at=timezone.now() - timedelta(minutes=16))
    fail(client, someone.username, 4)
    assert enter(client, someone.username, RIGHT).status_code == 302


def test_neither_names_nor_addresses_are_kept_nor_old_failures(client):
    fail(client, "mat-khau-go-nham-cho", 1)
    held = SignInFailures.objects.get()
    assert not any(word in f"{held.key} {held}" for word in ("mat-khau", "10.0.0.1"))
    SignInFailures.objects.update(last_at=timezone.now() - timedelta(days=2))
    door.sweep()
    assert not SignInFailures.objects.exists()
