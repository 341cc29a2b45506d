"""What comes back is read, told apart and counted; what is forged counts for nothing."""

import mailbox
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from nhipcau.mailing.domain import bounces, links, mailings
from nhipcau.mailing.domain.composing import Letter
from nhipcau.mailing.enums import SubscriptionState
from nhipcau.mailing.models import Delivery, Subscription
from tests.factories.mailing import mailing_list, reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

# The form of RFC 3464, appendix E.
REPORT = """\
From: MAILER-DAEMON@mx.example.org
To: {to}
Subject: Returned mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Could not deliver.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ai-do@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such box

--b
Content-Type: text/rfc822-headers

Message-ID: <{message}@nhipcau.example.vn>
Subject: Ban tin

--b--
"""
COMPLAINT = """\
From: fbl@example.org
To: abuse@example.vn
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1

--b
Content-Type: message/rfc822

Message-ID: <{message}@nhipcau.example.vn>
Subject: Ban tin

Noi dung.

--b--
"""


def delivered(composed, times: int = 1) -> list[Delivery]:
    composed["1"] = Letter("Bản tin", "%LEAVE%")
    held = mailing_list()
    reader(held, "ai-do@example.org")
    found = []
    for number in range(times):
        with transaction.atomic():
            made = mailings.put(key=f"so-{number}", mailing_list=held, composer="test", reference="1")
        mailings.begin(made)
        found.append(made.deliveries.get())
    return found


def report(delivery=None, *, to="tra-lai@example.vn", action="failed", status="5.1.1", message="") -> bytes:
    message = message or links.of_delivery(delivery.pk)
    return REPORT.format(to=to, action=action, status=status, message=message).encode()


def state() -> str:
    return Subscription.objects.get().state


def test_a_hard_one_ends_it_by_either_name(composed):
    (each,) = delivered(composed)
    named = report(to=f"tra-lai+{links.of_delivery(each.pk)}@example.vn", message="khac")
    assert bounces.take(bounces.read(named))
    assert state() == SubscriptionState.BOUNCED
    assert not bounces.take(bounces.read(report(each))), "once a delivery"


def test_soft_ones_end_it_after_several_letters(composed):
    many = delivered(composed, bounces.MOST_SOFT)
    for each in many[:-1]:
        assert bounces.take(bounces.read(report(each, status="4.2.2")))
        assert not bounces.take(bounces.read(report(each, status="4.2.2")))
    assert state() == SubscriptionState.ACTIVE
    Subscription.objects.update(bounced_at=timezone.now() - timedelta(days=90))
    bounces.take(bounces.read(report(many[-1], status="5.2.2")))
    assert state() == SubscriptionState.ACTIVE, "old ones are forgotten"
    Subscription.objects.update(soft_bounces=bounces.MOST_SOFT - 1)
    Delivery.objects.update(bounced_at=None)
    bounces.take(bounces.read(report(many[0], status="5.7.1")))
    assert state() == SubscriptionState.BOUNCED


def test_delays_holiday_notices_and_forgeries_count_for_nothing(composed):
    (each,) = delivered(composed)
    forged = f"d{each.pk}-{'0' * 16}"
    assert bounces.read(report(each, action="delayed", status="4.4.1")) is None
    assert bounces.read(report(message=forged)) is None
    assert bounces.read(b"From: a@example.org\r\nSubject: Out of office\r\n\r\nBack soon") is None
    assert bounces.read(b"\xff\x00 nothing at all") is None
    assert state() == SubscriptionState.ACTIVE


def test_a_complaint_ends_it(composed):
    (each,) = delivered(composed)
    assert bounces.take(bounces.read(COMPLAINT.format(message=links.of_delivery(each.pk)).encode()))
    assert state() == SubscriptionState.COMPLAINED


def test_from_files_of_every_kind(composed, settings, tmp_path, capsys):
    one, two, three = delivered(composed, 3)
    drop = tmp_path / "tra-lai" / "new"
    drop.mkdir(parents=True)
    (drop / "1.eml").write_bytes(report(one, status="4.2.2"))
    box = mailbox.mbox(drop / "box")
    box.add(report(two, status="4.2.2"))
    box.add(report(two, status="4.2.2"))
    box.close()
    (drop / "rong").touch()
    settings.NHIPCAU_MAIL_BOUNCE_DROP = str(drop.parent)
    assert bounces.take_dropped() == 2
    assert list(drop.iterdir()) == []
    (tmp_path / "3.eml").write_bytes(report(three, status="4.2.2"))
    call_command("mail", "bounces", tmp_path / "3.eml")
    assert "1 thư trả lại" in capsys.readouterr().out
    assert Subscription.objects.get().soft_bounces == 3
