"""`nhipcau office found` (khởi tạo)."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from nhipcau.units.management.commands import office
from nhipcau.units.models import Unit, User

PASSWORD = "bốn-con-ngỗng-lội"

pytestmark = pytest.mark.django_db


def found(name: str, username: str, **options: str) -> None:
    call_command("office", "found", name, username=username, **options)


def test_first_administrator_enters_an_empty_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(office, "getpass", lambda prompt: PASSWORD)

    found("Sở Ngoại vụ", "quan-tri", kind="department")

    assert "hãy đăng nhập bằng quan-tri" in capsys.readouterr().out
    assert Unit.objects.get().is_standing_office
    visitor = Client()
    assert visitor.login(username="quan-tri", password=PASSWORD)
    assert visitor.get("/lam-viec/danh-ba/nguoi-dung/").status_code == 200
    with pytest.raises(CommandError, match="đã có quản trị viên"):
        found("Sở Khác", "khac")


def test_weak_or_mistyped_password_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "getpass", lambda prompt: "12345")
    with pytest.raises(CommandError):
        found("Sở Ngoại vụ", "quan-tri")
    monkeypatch.setattr(office, "getpass", lambda prompt: PASSWORD + prompt)
    with pytest.raises(CommandError, match="chưa giống nhau"):
        found("Sở Ngoại vụ", "quan-tri")

    assert not User.objects.exists()
    assert not Unit.objects.exists()
