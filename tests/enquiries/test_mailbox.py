"""Letters from a real mailbox: each once, into its thread or as a new question; the box stays as it was."""

import imaplib
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.enquiries.domain import mailbox, mails, receiving
from nhipcau.enquiries.enums import EntryKind, State
from nhipcau.enquiries.models import Enquiry, Entry, Fetched
from nhipcau.mailing.domain import delivery
from nhipcau.mailing.models import Mail
from tests.factories import enquiries, newsroom

from .imap_server import PASSWORD, USER, Box

pytestmark = pytest.mark.django_db
PLAIN = """From: =?utf-8?q?Ph=C3=B3ng_vi=C3=AAn?= <pv{n}@bao.example>
To: bao-chi@coquan.example
Subject: =?utf-8?q?H=E1=BB=8Fi_v=E1=BB=81_c=E1=BA=A7u?=
Message-ID: <{n}@bao.example>
Content-Type: text/plain; charset=utf-8

Cầu bao giờ xong?

> thư cũ
-- \nNgười ký
"""


@pytest.fixture
def box(tmp_path: Path, settings) -> Iterator[Box]:
    newsroom.language("vi")
    newsroom.language("en")
    server = Box(tmp_path)
    server.start()
    settings.NHIPCAU_PRESS_IMAP = f"localhost:{server.port}"
    settings.NHIPCAU_PRESS_IMAP_USER = USER
    settings.NHIPCAU_PRESS_IMAP_PASSWORD = PASSWORD
    settings.NHIPCAU_PRESS_IMAP_CA = str(server.certificate)
    yield server
    server.shutdown()
    server.server_close()


def letter(number: int = 1, **headers: str) -> str:
    more = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    return more + PLAIN.replace("{n}", str(number))


def test_a_letter_becomes_a_question_once_and_the_box_stays_as_it_was(box: Box):
    box.add(letter())
    assert mailbox.take_new() == 1 and mailbox.take_new() == 0
    made = Enquiry.objects.get()
    assert (made.channel, made.state, made.outlet) == ("mail", State.RECEIVED, "bao.example")
    assert (made.subject, made.question, made.contact.name) == (
        "Hỏi về cầu",
        "Cầu bao giờ xong?",
        "Phóng viên",
    )
    assert made.language.code == "vi" and Mail.objects.filter(recipient="pv1@bao.example").count() == 1
    assert set(box.commands) == {"CAPABILITY", "LOGIN", "EXAMINE", "UID", "LOGOUT"}


def test_a_line_cut_in_the_middle_loses_nothing_and_takes_nothing_twice(box: Box):
    for number in range(5):
        box.add(letter(number))
    box.cut_after = 2
    with pytest.raises((OSError, imaplib.IMAP4.error)):
        mailbox.take_new()
    assert Enquiry.objects.count() == 2
    box.cut_after = None
    assert mailbox.take_new() == 3
    box.validity = 8
    mailbox.take_new()
    assert Enquiry.objects.count() == 5 and Fetched.objects.count() == 10, "numbered anew, the same letters"


def test_an_answer_lands_in_its_thread_by_our_letter_or_by_number_and_address(box: Box):
    made = enquiries.answered(email="pv1@bao.example")
    ours = Entry.objects.filter(enquiry=made, kind=EntryKind.MAIL_OUT).last()
    box.add(letter(1, In_Reply_To=delivery.message_id(ours.mail)))
    box.add(
        PLAIN.replace("{n}", "2")
        .replace("pv2@", "pv1@")
        .replace("Subject: ", f"Subject: Re: [#{made.numbered}] ")
    )
    box.add(PLAIN.replace("{n}", "3").replace("Subject: ", f"Subject: Re: [#{made.numbered}] "))
    assert mailbox.take_new() == 3
    assert made.entries.filter(kind=EntryKind.MAIL_IN).count() == 2
    assert Enquiry.objects.exclude(pk=made.pk).get().contact.email == "pv3@bao.example", (
        "another's number is no key"
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"Return_Path": "<>"},
    ],
)
def test_what_a_program_sent_is_passed_over(box: Box, headers: dict[str, str]):
    box.add(letter(1, **headers))
    assert mailbox.take_new() == 1 and not Enquiry.objects.exists()
    assert Fetched.objects.get().outcome == "automatic" and not Mail.objects.exists()


def test_files_are_left_in_the_box_and_html_is_read_as_words(box: Box):
    box.add(
        """From: a@bao.example
Subject: x
Message-ID: <h@bao.example>
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=bogus

<head><title>t</title></head><p>When is it done?</p><script>alert(1)</script><img src="https://x/y">
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="mat.pdf"

JVBERi0=
--b--
"""
    )
    mailbox.take_new()
    made = Enquiry.objects.get()
    assert made.question == "When is it done?" and made.language.code == "en"
    assert "1 tệp" in made.entries.get(kind=EntryKind.NOTE).body


def test_a_huge_letter_is_read_as_far_as_the_limit(box: Box, monkeypatch):
    monkeypatch.setattr(mailbox, "MOST_BYTES", 2000)
    box.add(letter() + "x" * 5000)
    mailbox.take_new()
    made = Enquiry.objects.get()
    assert len(made.question) < 2000 and "phần đầu" in made.entries.get(kind=EntryKind.NOTE).body


def test_a_flood_by_mail_is_put_aside_and_answered_by_nobody(box: Box, monkeypatch):
    monkeypatch.setattr(receiving, "MOST_AN_HOUR", 2)
    for number in range(4):
        box.add(letter(number))
    mailbox.take_new()
    states = list(Enquiry.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["received", "received", "screening", "screening"]
    assert Mail.objects.filter(recipient__endswith="bao.example").count() == 2


def test_a_certificate_nobody_vouches_for_opens_no_box(box: Box, settings):
    settings.NHIPCAU_PRESS_IMAP_CA = ""
    with pytest.raises(ssl.SSLError):
        mailbox.take_new()
    settings.NHIPCAU_PRESS_IMAP = ""
    assert mailbox.take_new() == 0


def test_a_letter_without_a_sender_or_words_breaks_nothing(box: Box):
    box.add(b"\xff\xfe\x00 nothing")
    box.add("From: <<@>>\nSubject: =?utf-8?b?//8=?=\n\n")
    box.add("From: x@bao.example\nMessage-ID: <e@x>\n\n")
    assert mailbox.take_new() == 3
    assert Enquiry.objects.get().question == "(thư không có chữ)"


@given(st.binary(max_size=400))
def test_whatever_comes_is_read_without_an_error(raw: bytes):
    told = mails.read(raw)
    assert "\n" not in told.subject and len(told.digest) == 64
