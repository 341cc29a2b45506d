"""The log tells what happened, where and when, and nobody's name or secret (nhật ký máy chủ)."""

import io
import json
import logging

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from nhipcau.core.domain import logs
from nhipcau.units.enums import Role
from tests.factories.units import person


@pytest.fixture
def lines():
    """What a handler set as in production writes, as objects."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(logs.Scrub())
    handler.setFormatter(logs.Lines())
    loggers = [logging.getLogger(), logging.getLogger("nhipcau.access")]
    held = loggers[1].level
    loggers[1].setLevel(logging.INFO)
    loggers[0].addHandler(handler)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    loggers[0].removeHandler(handler)
    loggers[1].setLevel(held)


@pytest.mark.django_db
def test_a_request_is_told_by_its_route_and_number(client, lines):
    someone = person(Role.ADMINISTRATOR)
    client.force_login(someone)
    address = reverse("units:person", args=[someone.pk])
    answer = client.get(
        f"{address}?q=Nguyễn+Văn+A&mail=a@b.vn", headers={"X-Request-ID": "tu-may-chu-truoc-1"}
    )
    assert answer["X-Request-ID"] == "tu-may-chu-truoc-1"
    (line,) = [each for each in lines() if each["logger"] == "nhipcau.access"]
    assert line["request"] == "tu-may-chu-truoc-1"
    assert (line["method"], line["status"]) == ("GET", 200) and "<int:pk>" in line["route"]
    assert "a@b" not in json.dumps(line) and "Nguy" not in json.dumps(line, ensure_ascii=False)
    strange = client.get("/suc-khoe/", headers={"X-Request-ID": "x\nforged: 1"})
    assert len(strange["X-Request-ID"]) == 32


@pytest.mark.django_db
def test_what_stands_in_a_refused_form_is_in_no_line(client, lines):
    taken = person(Role.OFFICER)
    client.force_login(person(Role.ADMINISTRATOR))
    typed = {
        "last_name": "Nguyễn Thị Kín",
        "first_name": "Đáo",
        "username": taken.username,
        "email": "kin.dao@so.gov.vn",
        "unit": taken.memberships.get().unit_id,
        "role": Role.OFFICER.value,
        "password": "ngắn",
        "repeated": "khác",
    }
    for email in (typed["email"], "không phải địa chỉ"):
        answer = client.post(reverse("units:create_person"), typed | {"email": email})
        assert answer.status_code == 200 and "Nguyễn Thị Kín" in answer.content.decode()
    Client(enforce_csrf_checks=True).post(reverse("units:create_person"), typed)
    text = json.dumps(lines(), ensure_ascii=False)
    assert text.count('"nhipcau.access"') == 3
    for private in ("Nguyễn", "Đáo", "kin.dao", taken.username, "ngắn"):
        assert private not in text


def test_personal_parts_are_left_out(lines):
    logging.getLogger("django.request").error(
        "Internal Server Error: %s", "/tra-loi/bi-mat-123/?ten=An&thu=an@so.gov.vn"
    )
    logging.getLogger("x").warning("sent to %s", "Trần An <an.tran@so.gov.vn>")
    try:
        try:
            raise ValueError("Key (email)=(an@so.gov.vn) already exists")
        except ValueError as error:
            raise IntegrityError("DETAIL: Nguyễn Văn An") from error
    except IntegrityError:
        logging.getLogger("x").exception("failed")
    text = json.dumps(lines(), ensure_ascii=False)
    for private in ("bi-mat-123", "ten=An", "so.gov.vn", "Nguyễn", "already exists"):
        assert private not in text
    assert "builtins.ValueError" in text and "django.db.utils.IntegrityError" in text
    assert "test_logs.py" in text and "/tra-loi/[…]/?[…]" in text
