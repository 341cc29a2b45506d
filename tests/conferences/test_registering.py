"""Registering on the site: without account, cookie or script; robots are held up, once is once."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.conferences.domain import entrance
from nhipcau.conferences.enums import RegistrationState
from nhipcau.conferences.models import RegistrantContact, Registration
from nhipcau.core.domain import audit
from nhipcau.core.models import AuditEntry
from nhipcau.mailing.models import Mail
from tests.factories import conferences, newsroom

pytestmark = pytest.mark.django_db
SENT = {
    "kind": "freelance",
    "full_name": "Đỗ Thị Ngọc Ẩn",
    "email": "an@example.org",
    "phone": "+84 912 000 111",
    "equipment": "Máy quay",
    "needs": "Lối đi cho xe lăn",
    "website": "",
}


@pytest.fixture
def client(monkeypatch):
    newsroom.language("en", is_public=True)
    # The stamp tells seconds; a test does not wait for them.
    monkeypatch.setattr(entrance, "SHORTEST", timezone.timedelta(seconds=-1))
    return Client(enforce_csrf_checks=True)


def form_of(client: Client, held, code: str = "vi") -> tuple[str, str]:
    """Address and stamp of the form."""
    url = reverse("accreditation:register", args=[code, held.pk])
    page = client.get(url)
    assert page["Cache-Control"] == "private, no-store" and "noindex" in page["X-Robots-Tag"]
    return url, re.search(r'name="stamp" value="([^"]+)"', page.content.decode())[1]


def test_registered_seen_withdrawn(client):
    held = conferences.announced()
    url, stamp = form_of(client, held, "en")
    answers = [client.post(url, SENT | {"stamp": stamp}) for _ in range(2)]
    assert {each.status_code for each in answers} == {302}
    assert not any(each.cookies for each in answers)
    made = Registration.objects.get()
    assert (made.kind, made.outlet, made.language) == ("freelance", "", "en")
    mail = Mail.objects.get(recipient="an@example.org")
    assert "received" in mail.subject and SENT["full_name"] not in mail.subject + mail.body
    mine = re.search(r"https?://[^/]+(/\S+)", mail.body)[1]
    assert mine == answers[0]["Location"] == answers[1]["Location"]
    page = client.get(mine)
    assert page.status_code == 200 and "Received" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    told = str([each.after for each in AuditEntry.objects.all()])
    assert "Ngọc" not in told and "example.org" not in told
    assert "Yes, withdraw" in client.post(mine, {"act": "withdraw"}).content.decode()
    made.refresh_from_db()
    assert made.state == RegistrationState.WAITING
    assert client.post(mine, {"act": "withdraw", "sure": "1"}).status_code == 200
    made.refresh_from_db()
    assert (made.state, made.nonce, made.needs) == (RegistrationState.CANCELLED, "", "")
    assert not RegistrantContact.objects.exists()
    assert client.get(mine).status_code == 404
    assert audit.broken_at() is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "friend"}, "Hãy chọn một mục"),
        ({"full_name": "https://spam.example"}, "Hãy ghi họ và tên"),
        ({"email": "an@example.org\nBcc: x@example.org"}, "Địa chỉ thư chưa đúng"),
        ({"kind": "outlet"}, "Hãy ghi tên cơ quan báo chí"),
        ({"needs": "x" * 400}, "Dài quá"),
        ({"website": "http://robot.example"}, "máy gửi tự động"),
        ({"stamp": "gia-mao:x:y"}, "mở quá lâu"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(client, change, said):
    held = conferences.announced()
    url, stamp = form_of(client, held)
    answer = client.post(url, SENT | {"stamp": stamp, "equipment": "<script>1</script>"} | change)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page
    assert "&lt;script&gt;1&lt;/script&gt;" in page and "<script>1" not in page
    assert not Registration.objects.exists()


def test_too_fast_is_asked_again_with_the_same_stamp(client, monkeypatch):
    held = conferences.announced()
    url, stamp = form_of(client, held)
    monkeypatch.setattr(entrance, "SHORTEST", timezone.timedelta(seconds=60))
    answer = client.post(url, SENT | {"stamp": stamp})
    assert answer.status_code == 422 and "quá nhanh" in answer.content.decode()
    monkeypatch.setattr(entrance, "SHORTEST", timezone.timedelta(seconds=-1))
    again = re.search(r'name="stamp" value="([^"]+)"', answer.content.decode())[1]
    assert client.post(url, SENT | {"stamp": again}).status_code == 302


def test_a_flood_is_told_and_a_closed_conference_leads_to_its_page(client, monkeypatch):
    held = conferences.announced()
    conferences.registered(held)
    url, stamp = form_of(client, held)
    monkeypatch.setattr(entrance, "MOST_AN_HOUR", 1)
    answer = client.post(url, SENT | {"stamp": stamp})
    assert answer.status_code == 429 and SENT["equipment"] in answer.content.decode()
    conferences.moved(held, 1)
    shown = reverse("accreditation:conference", args=["vi", held.pk])
    assert client.get(url)["Location"] == client.post(url, SENT | {"stamp": stamp})["Location"] == shown
    assert "hết hạn đăng ký" in client.get(shown).content.decode()


def test_a_card_number_is_asked_only_where_the_gate_checks(client):
    held = conferences.announced()
    page = client.get(reverse("accreditation:register", args=["vi", held.pk])).content.decode()
    assert 'name="card"' not in page
    strict = conferences.announced(asks_card=True)
    url, stamp = form_of(client, strict)
    assert "số giấy tờ" in client.post(url, SENT | {"stamp": stamp}).content.decode()
    assert client.post(url, SENT | {"stamp": stamp, "card": "001099000111"}).status_code == 302


@pytest.mark.parametrize("code", ["vi", "en"])
def test_forged_addresses_open_nothing(client, code):
    one = conferences.registered(conferences.announced())
    for token in (f"{one.pk}.{'A' * 43}", f"{one.pk + 1}.{'A' * 43}", "x" * 44):
        assert client.get(reverse("accreditation:status", args=[code, token])).status_code == 404
