"""Who asks is asked back; nobody is told who is known; whoever leaves is left alone."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import links, subscribing
from nhipcau.mailing.domain.subscribing import Words
from nhipcau.mailing.enums import SubscriptionState
from nhipcau.mailing.models import Mail, Subscription
from tests.factories.mailing import mailing_list, reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
WORDS = Words(
    consent="Tôi đồng ý nhận bản tin.",
    subject="Xác nhận đăng ký",
    letter=lambda link: f"Hãy xác nhận: {link}",
    known=lambda link: f"Bạn đang nhận. Thôi nhận: {link}",
)


def ask(held, address="Ban.Doc@Example.org"):
    subscribing.ask(mailing_list=held, address=address, words=WORDS)


def signed_in_last() -> str:
    return re.search(r"/(?:xac-nhan|thoi-nhan)/([^/]+)/", Mail.objects.latest("pk").body)[1]


def test_from_asking_to_erasing():
    held = mailing_list()
    ask(held)
    (waiting,) = Subscription.objects.all()
    assert (waiting.state, waiting.address) == (SubscriptionState.PENDING, "ban.doc@example.org")
    assert waiting.asked_words == WORDS.consent
    signed = signed_in_last()
    found = links.asked_by(signed)
    assert found == waiting
    assert waiting.state == SubscriptionState.PENDING, "to look is not to confirm"
    assert subscribing.confirm(found)
    assert subscribing.confirm(found), "pressed twice is pressed once"
    waiting.refresh_from_db()
    assert waiting.state == SubscriptionState.ACTIVE
    assert waiting.confirmed_at
    leaving = links.to_leave(waiting)
    subscribing.leave(links.held_by(leaving))
    waiting.refresh_from_db()
    assert (waiting.state, bool(waiting.left_at)) == (SubscriptionState.LEFT, True)
    subscribing.erase(waiting)
    waiting.refresh_from_db()
    assert waiting.address == ""
    assert waiting.confirmed_at
    assert links.held_by(leaving) is None
    assert not Mail.objects.filter(recipient__gt="").exists()


def test_forged_old_and_foreign_links_open_nothing(monkeypatch):
    held = mailing_list()
    ask(held)
    signed = signed_in_last()
    sub = Subscription.objects.get()
    assert links.asked_by(signed[:-1] + ("A" if signed[-1] != "A" else "B")) is None
    assert links.held_by(signed) is None
    assert links.asked_by(links.to_leave(sub)) is None
    # Asked anew, the older letter no longer confirms.
    Subscription.objects.update(asked_at=timezone.now() - timedelta(minutes=5))
    assert links.asked_by(signed) is None
    monkeypatch.setattr(links, "CONFIRM_WITHIN", timedelta(seconds=-1))
    assert links.asked_by(links.to_confirm(Subscription.objects.get())) is None


def test_who_is_known_gets_a_letter_too_and_keeps_the_proof():
    held = mailing_list()
    known = reader(held, "co@example.org")
    ask(held, "co@example.org")
    known.refresh_from_db()
    assert known.state == SubscriptionState.ACTIVE
    assert known.asked_words == "Tôi đồng ý nhận bản tin."
    assert "Bạn đang nhận" in Mail.objects.get().body


def test_letters_are_few(monkeypatch):
    first, second = mailing_list(), mailing_list("thu-hai")
    for held in (first, second, first, second, first):
        ask(held, "nan.nhan@example.org")
    assert Mail.objects.count() == subscribing.MOST_TO_ADDRESS
    Subscription.objects.update(asks_since=timezone.now() - timedelta(days=2))
    ask(first, "nan.nhan@example.org")
    assert Mail.objects.count() == subscribing.MOST_TO_ADDRESS + 1
    monkeypatch.setattr(subscribing, "MOST_OF_LIST", 3)
    for number in range(5):
        ask(first, f"nguoi{number}@example.org")
    assert first.subscriptions.count() == 3
    monkeypatch.setattr(subscribing, "MOST_IN_ALL", 4)
    for number in range(5):
        ask(second, f"nguoi{number}@example.org")
    assert Subscription.objects.count() == 4
    complainer = reader(second, "phien@example.org")
    monkeypatch.setattr(subscribing, "MOST_IN_ALL", 400)
    subscribing.end(complainer.pk, SubscriptionState.COMPLAINED)
    before = Mail.objects.count()
    ask(second, "phien@example.org")
    assert Mail.objects.count() == before


@pytest.mark.parametrize(
    "address", ["", "khong", "a@b", "x@exa mple.org", "tên@example.org", "a@example.org\nBcc: b@example.org"]
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(Refused):
        ask(mailing_list(), address)
    assert not Mail.objects.exists()


def test_nobody_is_active_without_having_confirmed():
    with pytest.raises(IntegrityError), transaction.atomic():
        reader(mailing_list(), "a@example.org", confirmed_at=None)


def test_what_is_past_its_term_goes():
    held = mailing_list(keep_days=10)
    ask(held, "quen@example.org")
    gone = reader(held, "di@example.org")
    stays = reader(held, "o@example.org")
    subscribing.leave(gone)
    assert subscribing.sweep(now=timezone.now() + timedelta(days=6)) == 0
    assert subscribing.sweep(now=timezone.now() + timedelta(days=11)) == 2
    assert list(Subscription.objects.exclude(address="")) == [stays]
    assert subscribing.erase_address("O@example.org") == 1
    assert not Subscription.objects.exclude(address="").exists()
