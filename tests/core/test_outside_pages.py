"""Pages outside the shell speak Vietnamese too (trang báo lỗi)."""

import pytest
from django.template.loader import render_to_string
from django.test import Client


@pytest.mark.django_db
def test_a_missing_page_says_so_and_leads_on(client: Client) -> None:
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()
    assert "Không có trang này" in render_to_string("wagtailadmin/404.html")


@pytest.mark.django_db
def test_a_form_from_an_older_session_is_told_nothing_was_saved() -> None:
    answer = Client(enforce_csrf_checks=True).post("/lam-viec/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "Chưa lưu: phiên làm việc đã đổi" in answer.content.decode()


def test_the_page_of_a_fault_needs_nothing_to_render() -> None:
    assert "Hệ thống gặp lỗi" in render_to_string("500.html")
