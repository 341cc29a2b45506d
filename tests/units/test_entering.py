"""The door: the office's own accounts through a real provider, the second step, passwords (đăng nhập)."""

import http.client
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from nhipcau.core.domain import door
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import people, second_step
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.units import person

from . import openid

pytestmark = pytest.mark.django_db
PASSWORD = "cá vàng bơi ngược dòng"
HOME = "/lam-viec/"


@pytest.fixture
def provider(settings) -> Iterator[openid.Provider]:
    with openid.running() as made:
        settings.SOCIALACCOUNT_PROVIDERS = made.settings()
        settings.NHIPCAU_OIDC_NAME = "tài khoản tỉnh"
        yield made


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def someone() -> User:
    made = person(Role.OFFICER)
    made.email = "An.Tran@vidu.gov.vn"
    made.set_password(PASSWORD)
    made.save()
    return made


def through(client: Client, *, next_page: str = "/lam-viec/danh-ba/"):
    """From our link to the provider and back, as a browser goes."""
    away = client.get(reverse("office_login"), {"next": next_page})
    assert away.status_code == 302
    there = urlsplit(away["Location"])
    line = http.client.HTTPConnection(there.netloc)
    line.request("GET", f"{there.path}?{there.query}")
    back = line.getresponse().headers["Location"]
    line.close()
    parts = urlsplit(back)
    assert parts.path == "/lam-viec/tai-khoan-co-quan/ve/"
    return client.get(f"{parts.path}?{parts.query}"), f"{parts.path}?{parts.query}"


def by_password(client: Client, who: User):
    return client.post(reverse("wagtailadmin_login"), {"username": who.username, "password": PASSWORD})


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def switch_on(client: Client) -> str:
    # Whoever finds the screen open cannot change how one signs in.
    again = client.get(reverse("mfa_activate_totp"))["Location"]
    assert again.startswith(reverse("account_reauthenticate"))
    assert "Mật khẩu không đúng" in client.post(again, {"password": "sai"}).content.decode()
    assert client.post(again, {"password": PASSWORD})["Location"] == reverse("mfa_activate_totp")
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'nc-door__secret">(\w+)<', page)[1]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return secret


def test_a_verified_address_finds_its_person_and_nothing_is_kept(client, provider, someone):
    assert "Đăng nhập bằng tài khoản tỉnh" in client.get(reverse("wagtailadmin_login")).content.decode()
    provider.claims = {"sub": "7", "email": "an.tran@vidu.gov.vn", "email_verified": True, "name": "Tên khác"}
    answer, address = through(client)
    assert (answer.status_code, answer["Location"]) == (302, "/lam-viec/danh-ba/")
    assert client.session["_auth_user_id"] == str(someone.pk)
    assert client.get("/lam-viec/danh-ba/").status_code == 200
    assert not SocialAccount.objects.exists()
    assert AuditEntry.objects.get().verb == "units.people.enter"
    someone.refresh_from_db()
    assert "Tên khác" not in str(someone)
    # The same answer of the provider opens no second door.
    assert Client().get(address).status_code == 403


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"email": "an.tran@vidu.gov.vn", "email_verified": False}, "chưa xác minh"),
        ({"email": "an.tran@vidu.gov.vn"}, "chưa xác minh"),
        ({}, "chưa xác minh"),
        ({"email": "la@vidu.gov.vn", "email_verified": True}, "nhờ quản trị viên"),
    ],
)
def test_nobody_is_made_or_let_in_without_a_verified_address(client, provider, someone, claims, said):
    provider.claims = {"sub": "7", **claims}
    count = User.objects.count()
    answer, _ = through(client)
    assert answer.status_code == 403 and said in answer.content.decode()
    assert "_auth_user_id" not in client.session and User.objects.count() == count


def test_a_closed_account_one_without_a_role_and_a_shared_address_do_not_enter(client, provider, someone):
    provider.claims = {"sub": "7", "email": "an.tran@vidu.gov.vn", "email_verified": True}
    other = User.objects.create(username="trùng", email="an.tran@vidu.gov.vn")
    assert through(client)[0].status_code == 403
    other.delete()
    User.objects.filter(pk=someone.pk).update(is_active=False)
    assert through(client)[0].status_code == 403
    User.objects.filter(pk=someone.pk).update(is_active=True)
    someone.memberships.all().delete()
    assert through(client)[0].status_code == 403


def test_without_a_provider_there_is_neither_button_nor_address(client):
    assert "tai-khoan-co-quan" not in client.get(reverse("wagtailadmin_login")).content.decode()
    assert client.get(reverse("office_login")).status_code == 404


def test_a_second_step_is_asked_before_anything_opens(client, someone):
    assert by_password(client, someone)["Location"] == reverse("wagtailadmin_home")
    secret = switch_on(client)
    codes = re.findall(
        r"<li><code>(\d+)</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode()
    )
    assert len(codes) == 10
    held = Authenticator.objects.get(type="totp")
    assert secret not in str(held.data)
    assert AuditEntry.objects.get().verb == "units.people.second-step"

    again = Client()
    assert by_password(again, someone)["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in again.session
    assert again.get(HOME).status_code == 302
    page = again.get(reverse("mfa_authenticate")).content.decode()
    assert "Bước thứ hai" in page and "<script" not in page
    wrong = again.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Mã không đúng" in wrong.content.decode()
    assert again.post(reverse("mfa_authenticate"), {"code": codes[0]})["Location"] == reverse(
        "wagtailadmin_home"
    )
    assert again.get(HOME).status_code == 200

    # A recovery code opens once; guessing closes the door.
    third = Client()
    by_password(third, someone)
    third.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert "_auth_user_id" not in third.session
    for _ in range(door.TRIES):
        third.post(reverse("mfa_authenticate"), {"code": "111111"})
    assert "Đã nhập sai 5 lần" in third.post(reverse("mfa_authenticate"), {"code": codes[1]}).content.decode()
    assert "_auth_user_id" not in third.session


def test_a_role_may_be_made_to_have_it_and_an_administrator_may_drop_it(client, someone, settings):
    by_password(client, someone)
    assert client.get(HOME).status_code == 200
    settings.NHIPCAU_MFA_ROLES = [Role.OFFICER.value]
    asked = Client()
    by_password(asked, someone)
    assert asked.get(HOME)["Location"] == reverse("mfa_activate_totp")
    switch_on(asked)
    assert asked.get(HOME).status_code == 200

    keeper = person(Role.ADMINISTRATOR)
    client.force_login(keeper)
    page = client.get(reverse("units:person", args=[someone.pk])).content.decode()
    assert "Bỏ xác thực hai bước" in page
    client.post(reverse("units:drop_second_step", args=[someone.pk]))
    assert not second_step.is_on(someone)
    assert AuditEntry.objects.order_by("-sequence").first().verb == "units.people.second-step-drop"


def test_erasing_a_person_erases_the_second_step(client, someone):
    by_password(client, someone)
    switch_on(client)
    people.erase(actor=person(Role.ADMINISTRATOR), person=someone)
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(
    "password",
    ["matkhau2026", "M@tKhau123456", "Việt Nam 2026", "anhyeuem1234", "1234567890", "aaaaaaaaaaaa",
     "Hanoi@123456", "password123!", "tuyengiao2026", "qwerty123456", "ngắn", "tran van an 1"],
)  # fmt: skip
def test_guessable_passwords_are_refused_in_vietnamese(password):
    who = User(username="an.tran", last_name="Trần Văn", first_name="An", email="an@vidu.vn")
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, who)
    assert all(message.startswith("Mật khẩu") for message in refusal.value.messages)


@pytest.mark.parametrize(
    "password", [PASSWORD, "mot-mat-khau-dai", "8 con thuyền trên sông!", "xe đạp màu xanh lá"]
)
def test_a_sentence_of_ones_own_is_taken(password):
    validate_password(password, User(username="an.tran", last_name="Trần Văn", first_name="An"))
