"""One's own account: a new password is recorded, names and pictures are not offered."""

import pytest
from django.urls import reverse

from nhipcau.core.domain import audit
from nhipcau.core.models import AuditEntry
from nhipcau.units.enums import Role
from tests.factories.units import person

pytestmark = pytest.mark.django_db

OLD, NEW = "mat-khau-cu-2026", "mat-khau-moi-2027"


@pytest.fixture
def staff(client):
    made = person(Role.UNIT_STAFF)
    made.set_password(OLD)
    made.save()
    client.force_login(made)
    return made


def fields(**given: str) -> dict[str, str]:
    return {
        "locale-preferred_language": "vi",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        "thu-bao-wants_mail": "on",
    } | given


def test_a_new_password_is_recorded_without_its_value(client, staff):
    new = {f"password-new_password{n}": NEW for n in (1, 2)}
    response = client.post(reverse("wagtailadmin_account"), fields(**{"password-old_password": OLD}, **new))
    assert response.status_code == 302
    staff.refresh_from_db()
    assert staff.check_password(NEW)
    entry = AuditEntry.objects.get(verb="units.people.own-password")
    assert (entry.actor_id, entry.before, entry.after) == (staff.pk, {}, {})
    assert audit.broken_at() is None


def test_choosing_a_language_records_nothing(client, staff):
    client.post(reverse("wagtailadmin_account"), fields(**{"locale-preferred_language": "en"}))
    staff.refresh_from_db()
    assert staff.wagtail_userprofile.preferred_language == "en"
    assert not AuditEntry.objects.exists()


def test_a_name_is_not_ones_own_to_change(client, staff):
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert "name_email" not in page and "avatar" not in page.split("<main")[1]
    client.post(reverse("wagtailadmin_account"), fields(**{"name_email-first_name": "Khác"}))
    staff.refresh_from_db()
    assert staff.first_name != "Khác"


def test_the_wish_for_no_mail_is_kept_and_recorded(client, staff):
    staff.email = "chuyen.vien@example.vn"
    staff.save()
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert "Gửi tới chuyen.vien@example.vn" in page
    client.post(reverse("wagtailadmin_account"), fields())
    assert not AuditEntry.objects.exists()
    unticked = {name: value for name, value in fields().items() if name != "thu-bao-wants_mail"}
    client.post(reverse("wagtailadmin_account"), unticked)
    staff.refresh_from_db()
    assert not staff.wants_mail
    entry = AuditEntry.objects.get(verb="units.people.mail")
    assert (entry.actor_id, entry.after) == (staff.pk, {"wants_mail": False})
