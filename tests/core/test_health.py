"""The watchman hears one word, the administrator what it is; nobody a secret (sức khỏe hệ thống)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain import health, jobs
from nhipcau.core.models import Heartbeat
from nhipcau.mailing.enums import MailState
from nhipcau.mailing.models import Mail
from nhipcau.units.enums import Role
from tests.factories.units import person

pytestmark = pytest.mark.django_db
PUBLIC = "/suc-khoe/"


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path):
    settings.NHIPCAU_BACKUPS = tmp_path


def look(name: str) -> str:
    return {each.name: each.condition.look for each in health.examine()}[name]


def test_without_a_worker_it_is_not_well_and_with_one_it_is(client):
    answer = client.get(PUBLIC)
    assert (answer.status_code, answer.json()) == (503, {"status": "not ok"})
    jobs.beat()
    answer = client.get(PUBLIC)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    Heartbeat.objects.update(at=timezone.now() - timedelta(minutes=3))
    assert client.get(PUBLIC).status_code == 503
    assert client.post(PUBLIC).status_code == 405


def test_each_part_tells_its_own_trouble(settings, tmp_path):
    jobs.beat()
    assert (look("database"), look("worker"), look("queue"), look("backup")) == ("ok", "ok", "ok", "soon")
    (tmp_path / "nhipcau-20261127-010203.sealed").touch()
    assert look("backup") == "ok"
    assert look("mail") == "ok"
    Mail.objects.create(key="a", recipient="a@example.vn", subject="Thư", state=MailState.GIVEN_UP)
    assert look("mail") == "soon"
    Mail.objects.create(
        key="b", recipient="b@example.vn", subject="Thư", due_at=timezone.now() - timedelta(hours=2)
    )
    assert look("mail") == "late"
    settings.NHIPCAU_FILES_ROOT = tmp_path / "not" / "yet"
    assert look("disk") in {"ok", "soon", "late"}


def test_a_check_that_breaks_is_itself_a_trouble(monkeypatch, caplog):
    jobs.beat()
    monkeypatch.setitem(health._checks, "probe", (99, "Thử", lambda: 1 / 0))
    found = {each.name: each.condition for each in health.examine()}
    assert found["probe"].look == health.BAD and "ZeroDivisionError" in found["probe"].words


def test_the_administrators_page_and_json_hold_no_secret_or_person(client, settings):
    settings.EMAIL_HOST_PASSWORD = "mat-khau-thu"
    Mail.objects.create(key="b", recipient="b@example.vn", subject="Riêng", state=MailState.GIVEN_UP)
    client.force_login(person(Role.ADMINISTRATOR))
    page = client.get(reverse("units:health")).content.decode()
    told = client.get(reverse("units:health"), {"format": "json"})
    assert "Chưa từng chạy" in page and told.json()["status"] == "not ok"
    assert told.json()["checks"]["mail"]["given_up"] == 1
    for secret in (
        "b@example.vn",
        "Riêng",
        "mat-khau-thu",
        str(settings.NHIPCAU_FILES_ROOT),
        settings.SECRET_KEY,
    ):
        assert secret not in page + told.content.decode()
