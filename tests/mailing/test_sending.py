"""One letter to many, through a real server: each exactly once, whatever dies."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from nhipcau.mailing.domain import claiming, composing, journal, mailings, sending, settling, subscribing
from nhipcau.mailing.domain.composing import Letter
from nhipcau.mailing.enums import DeliveryState, MailingState, SubscriptionState
from nhipcau.mailing.models import Delivery, Mailing
from nhipcau.mailing.queries import tally_of
from tests.factories.mailing import mailing_list, reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
LETTER = Letter(
    "Bản tin số 1",
    "Cầu mới thông xe.\n.chấm đầu dòng\n\nThôi nhận: %LEAVE%\n",
    '<p>Cầu mới.</p><a href="%LEAVE%">Thôi nhận</a>',
    ["bai:1"],
)


def laid(held, *, key="so-1", **more) -> Mailing:
    with transaction.atomic():
        return mailings.put(key=key, mailing_list=held, composer="test", reference="1", **more)


def states(made) -> dict[str, int]:
    return {state: count for state, count in tally_of(made).items() if count and state in DeliveryState}


def test_each_reader_gets_it_once_with_their_own_way_out(postbox, composed, settings):
    settings.NHIPCAU_MAIL_BOUNCES = "tra-lai@example.vn"
    composed["1"] = LETTER
    held = mailing_list()
    people = [reader(held, f"nguoi{n}@example.org") for n in range(3)]
    reader(held, "cho@example.org", state=SubscriptionState.PENDING)
    made = laid(held)
    assert sending.send_due() == 3
    assert sending.send_due() == 0
    made.refresh_from_db()
    assert made.state == MailingState.DONE
    assert sorted(each["To"] for each in postbox.taken) == [each.address for each in people]
    first = postbox.taken[0]
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first["List-Id"] == "<ban-tin.nhipcau.example.vn>"
    assert first["Precedence"] == "bulk"
    (link,) = re.findall(r"<(https://[^>]+)>", first["List-Unsubscribe"])
    text, html = (first.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert link in text
    assert link in html
    assert "\n.chấm đầu dòng\n" in text.replace("\r\n", "\n")
    assert len({each["List-Unsubscribe"] for each in postbox.taken}) == 3
    assert len({each["Message-ID"] for each in postbox.taken}) == 3
    assert all(re.fullmatch(r"tra-lai\+d\d+-[0-9a-f]{16}@example\.vn", each) for each in postbox.senders)
    assert journal.names() == []


def test_what_changes_on_the_way_reaches_who_has_not_been_written_to(postbox, composed, monkeypatch):
    monkeypatch.setattr(claiming, "BATCH", 2)
    monkeypatch.setattr(sending, "ROUND", 0)
    composed["1"] = LETTER
    held = mailing_list()
    people = [reader(held, f"nguoi{n}@example.org") for n in range(6)]
    made = laid(held)
    assert sending.send_due() == 2
    composed["1"] = Letter("Bản tin số 1, đã đính chính", LETTER.text, LETTER.html, ["bai:2"])
    subscribing.leave(people[5])
    assert [sending.send_due() for _round in range(3)] == [2, 1, 0]
    assert [each["Subject"] for each in postbox.taken] == ["Bản tin số 1"] * 2 + [
        "Bản tin số 1, đã đính chính"
    ] * 3
    assert states(made) == {DeliveryState.SENT: 5, DeliveryState.SKIPPED: 1}
    # The correction goes to those whom the error reached.
    told = laid(held, key="dinh-chinh", carriers=[made.contents.get(number=1)])
    assert [each.address for each in mailings.recipients(told)] == [
        "nguoi0@example.org",
        "nguoi1@example.org",
    ]


def test_nothing_to_say_stops_it(postbox, composed):
    composed["1"] = "Không còn bài nào đang đăng."
    made = laid(mailing_list())
    reader(made.list, "a@example.org")
    sending.send_due()
    made.refresh_from_db()
    assert (made.state, made.stop_reason) == (MailingState.STOPPED, "Không còn bài nào đang đăng.")
    assert not postbox.taken
    with pytest.raises(ValueError, match="how to leave"):
        composed["1"] = Letter("x", "không nói")
        composing.refreshed(laid(made.list, key="so-2"))


def test_refusals_passing_and_final(postbox, composed):
    composed["1"] = LETTER
    held = mailing_list()
    wrong = reader(held, "khong-co@example.org")
    reader(held, "b@example.org")
    reader(held, "c@example.org")
    postbox.answers = ["451 4.3.0 later", "554 5.7.1 not wanted"]
    made = laid(held)
    sending.send_due()
    assert states(made) == {DeliveryState.WAITING: 1, DeliveryState.REFUSED: 2}
    wrong.refresh_from_db()
    assert wrong.state == SubscriptionState.BOUNCED
    assert sending.send_due() == 0
    Delivery.objects.update(due_at=timezone.now())
    assert sending.send_due() == 1
    made.refresh_from_db()
    assert made.state == MailingState.DONE


def test_a_server_that_breaks_off_or_is_away(postbox, composed):
    composed["1"] = LETTER
    held = mailing_list()
    for n in range(3):
        reader(held, f"n{n}@example.org")
    postbox.answers = ["", "die"]
    made = laid(held)
    sending.send_due()
    # Its silence counts as 451 (RFC 5321, 3.8); who was not begun goes on at once.
    assert states(made) == {DeliveryState.SENT: 2, DeliveryState.WAITING: 1}
    postbox.controller.stop()
    postbox.controller._thread = None
    Delivery.objects.update(due_at=timezone.now())
    sending.send_due()
    assert states(made) == {DeliveryState.SENT: 2, DeliveryState.WAITING: 1}
    assert journal.names() == []


def test_no_more_in_a_minute_than_the_list_may(postbox, composed):
    composed["1"] = LETTER
    held = mailing_list(per_minute=5, domain_per_minute=2)
    for n in range(4):
        reader(held, f"n{n}@mot.example")
    for n in range(4):
        reader(held, f"n{n}@hai.example")
    made = laid(held)
    assert sending.send_due() == 4
    assert sending.send_due() == 0
    Delivery.objects.filter(state=DeliveryState.SENT).update(claimed_at=timezone.now() - timedelta(minutes=2))
    assert sending.send_due() == 4
    assert states(made) == {DeliveryState.SENT: 8}


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("", DeliveryState.WAITING),
        ("D {pk} 0 \n", DeliveryState.UNKNOWN),
        ("D {pk} 0 \nS {pk} 0 \n", DeliveryState.SENT),
        ("D {pk} 0 \nS {pk} 0 \nR {pk} 250 OK\n", DeliveryState.SENT),
        ("D {pk} 0 \nS {pk} 0 \nR {pk} 451 later\n", DeliveryState.WAITING),
        ("D {pk} 0 \nS {pk} 0 \nU {pk} 0 lost\n", DeliveryState.WAITING),
        ("F {pk} 421 closing\n", DeliveryState.WAITING),
        ("C {pk} 452 4.2.2 full\n", DeliveryState.WAITING),
        ("D {pk} 0 \nS {pk} 0", DeliveryState.UNKNOWN),
    ],
)
def test_what_the_journal_of_the_dead_tells(composed, told, state):
    composed["1"] = LETTER
    held = mailing_list()
    reader(held, "a@example.org")
    made = laid(held)
    mailings.begin(made)
    with journal.opened() as (name, _descriptor):
        (each,) = claiming.claim(made, composing.refreshed(made), name)
        assert settling.recover() == 0, "who lives is left alone"
    journal.path_of(name).write_text(told.format(pk=each.pk))
    assert settling.recover() == 1
    assert settling.recover() == 0
    each.refresh_from_db()
    assert each.state == state
    assert journal.names() == []


def test_a_claim_whose_journal_is_gone_is_told_and_not_sent_again(composed):
    composed["1"] = LETTER
    held = mailing_list()
    reader(held, "a@example.org")
    made = laid(held)
    mailings.begin(made)
    claiming.claim(made, composing.refreshed(made), "mat")
    settling.recover()
    assert states(made) == {DeliveryState.CLAIMED: 1}
    Delivery.objects.update(claimed_at=timezone.now() - timedelta(days=2))
    settling.recover()
    assert states(made) == {DeliveryState.UNKNOWN: 1}


def test_a_sender_killed_while_the_server_thinks_has_sent(postbox, composed, monkeypatch):
    """Killed after the final dot, before the answer: the server has it, and nobody gets it twice."""
    composed["1"] = LETTER
    held = mailing_list()
    for n in range(3):
        reader(held, f"n{n}@example.org")
    made = laid(held)
    thinking, killed = threading.Event(), []

    async def slow(server, session, envelope):
        # As mail servers do: kept first, answered then.
        answer = await type(postbox).handle_DATA(postbox, server, session, envelope)
        if not killed:
            thinking.set()
            await asyncio.sleep(0.5)
        return answer

    monkeypatch.setattr(postbox, "handle_DATA", slow, raising=False)
    started = subprocess.Popen

    def watched(*arguments, **more):
        process = started(*arguments, **more)

        def kill():
            thinking.wait(10)
            killed.append(process.pid)
            os.kill(process.pid, signal.SIGKILL)

        if not killed:
            threading.Thread(target=kill).start()
        return process

    monkeypatch.setattr(sending.subprocess, "Popen", watched)
    sending.send_due()
    made.refresh_from_db()
    assert killed
    assert made.state == MailingState.DONE
    assert sorted(each["To"] for each in postbox.taken) == [
        "n0@example.org",
        "n1@example.org",
        "n2@example.org",
    ]
    assert tally_of(made)["presumed"] == 1


def test_the_sender_needs_nothing_of_ours():
    """It starts isolated: a package it cannot import would only show when letters go out."""
    said = subprocess.run(
        [sys.executable, "-I", "-S", sending.SENDER, "1"],
        input=b'{"host": "127.0.0.1", "port": 1, "use_ssl": false, "timeout": 1}\n',
        capture_output=True,
        check=True,
    )
    assert said.stdout.startswith(b"X 0 0 ConnectionRefusedError")
