"""Asking for a newsletter on the site, confirming, leaving: without cookies, and alike for everybody."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from nhipcau.mailing.domain import places
from nhipcau.mailing.enums import SubscriptionState
from nhipcau.mailing.models import Mail, Subscription
from tests.factories import newsroom, outreach
from tests.factories.mailing import reader

pytestmark = pytest.mark.django_db


def path_in(link: str) -> str:
    return re.search(r"https?://[^/]+(/\S+)", link)[1]


def test_asked_confirmed_left_erased():
    client = Client(enforce_csrf_checks=True)
    newsroom.language()
    held = outreach.mailing_list()
    lists = reverse("letters:lists", args=["vi"])
    assert "Bản tin đối ngoại" in client.get(lists).content.decode()
    reader(held, "co@example.org")
    answers = [
        client.post(lists, {"list": held.slug, "address": address})
        for address in ("moi@example.org", "co@example.org", "moi@example.org")
    ]
    assert {(each.status_code, each["Location"]) for each in answers} == {
        (302, reverse("letters:asked", args=["vi"]))
    }
    assert not any(each.cookies for each in answers)
    assert client.get(answers[0]["Location"]).status_code == 200
    wrong = client.post(lists, {"list": held.slug, "address": "<sai>"})
    assert wrong.status_code == 422
    assert "&lt;sai&gt;" in wrong.content.decode()
    assert client.post(lists, {"list": "khong-co", "address": "a@example.org"}).status_code == 404
    held_by = Subscription.objects.get(address="moi@example.org")
    confirm = path_in(Mail.objects.filter(recipient="moi@example.org").latest("pk").body)
    page = client.get(confirm)
    assert page["Referrer-Policy"] == "no-referrer"
    held_by.refresh_from_db()
    assert held_by.state == SubscriptionState.PENDING
    assert client.post(confirm).status_code == 200
    held_by.refresh_from_db()
    assert held_by.state == SubscriptionState.ACTIVE
    leave = path_in(places.leave_link(held_by))
    assert client.get(leave).status_code == 200
    held_by.refresh_from_db()
    assert held_by.state == SubscriptionState.ACTIVE
    # As a mail programme does it (RFC 8058).
    assert client.post(leave, {"List-Unsubscribe": "One-Click"}).status_code == 200
    held_by.refresh_from_db()
    assert held_by.state == SubscriptionState.LEFT
    assert client.post(leave, {"act": "erase"}).status_code == 200
    held_by.refresh_from_db()
    assert held_by.address == ""
    for method in (client.get, client.post):
        assert method(leave).status_code == 404
        assert method(confirm).status_code == 404


def test_whoever_wants_to_leave_may_when_the_language_is_hidden():
    tongue = newsroom.language("fr", is_public=True)
    held = outreach.mailing_list("fr", language="fr")
    one = reader(held, "a@example.org")
    tongue.is_public = False
    tongue.save()
    client = Client()
    assert client.get(reverse("letters:lists", args=["fr"])).status_code == 404
    assert client.post(path_in(places.leave_link(one))).status_code == 200
    one.refresh_from_db()
    assert one.state == SubscriptionState.LEFT


def test_pages_with_nothing_and_what_was_not_sent():
    client = Client()
    newsroom.language("en", is_public=True)
    assert "no newsletter" in client.get(reverse("letters:lists", args=["en"])).content.decode()
    letter = outreach.approved()
    assert client.get(reverse("letters:letter", args=["vi", letter.list.slug, letter.pk])).status_code == 404
    assert (
        reverse("letters:lists", args=["vi"])
        in client.get(reverse("portal:home", args=["vi"])).content.decode()
    )
