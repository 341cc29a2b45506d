"""Mails reach a real server once, are tried again when it stumbles, and survive a death in between."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from nhipcau.core.domain.audit import NotInTransaction
from nhipcau.mailing.domain import delivery, outbox
from nhipcau.mailing.enums import MailState
from nhipcau.mailing.models import Mail

pytestmark = pytest.mark.django_db


def laid(n: int = 1, to: str = "nguoi.nhan@example.vn", **more: str) -> Mail:
    mail = outbox.put(
        key=f"thu-{n}", to=to, subject="Việc mới được giao", body="Đề nghị đơn vị xem việc.", **more
    )
    assert mail
    return mail


def pass_minutes(minutes: float) -> None:
    """As if that much time had passed for every mail."""
    for mail in Mail.objects.all():
        back = timedelta(minutes=minutes)
        mail.due_at -= back
        mail.created_at -= back
        mail.claimed_at = mail.claimed_at and mail.claimed_at - back
        mail.save()


def test_a_mail_arrives_whole_and_once(postbox):
    mail = laid(path="/lam-viec/cong-viec/7/")
    assert delivery.deliver_due() == 1
    assert delivery.deliver_due() == 0
    (taken,) = postbox.taken
    assert taken["Subject"] == "Việc mới được giao"
    assert taken["To"] == "nguoi.nhan@example.vn"
    assert taken["Message-ID"] == delivery.message_id(mail)
    assert taken["Auto-Submitted"] == "auto-generated"
    assert taken.get_content_type() == "text/plain"
    body = taken.get_content()
    assert "Đề nghị đơn vị xem việc." in body
    assert "https://nhipcau.example.vn/lam-viec/cong-viec/7/" in body
    mail.refresh_from_db()
    assert mail.state == MailState.SENT and mail.sent_at and mail.attempts == 1


def test_the_same_event_is_told_once(postbox):
    laid()
    assert outbox.put(key="thu-1", to="khac@example.vn", subject="Lần hai", body="…") is None
    delivery.deliver_due()
    assert [mail["To"] for mail in postbox.taken] == ["nguoi.nhan@example.vn"]


def test_it_falls_with_the_transaction_it_tells_of(postbox):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        laid()
        raise ZeroDivisionError
    assert delivery.deliver_due() == 0 and not postbox.taken


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_laid_down():
    with pytest.raises(NotInTransaction):
        laid()


def test_a_passing_refusal_is_tried_again_after_a_while(postbox):
    mail = laid()
    postbox.answers = ["451 4.3.0 try later", "452 4.2.2 full"]
    for wait in (1, 5):
        assert delivery.deliver_due() == 0
        mail.refresh_from_db()
        assert mail.state == MailState.FAILED and mail.last_error.startswith("45")
        assert delivery.deliver_due() == 0 and postbox.asked == mail.attempts
        pass_minutes(wait + 0.1)
    assert delivery.deliver_due() == 1
    mail.refresh_from_db()
    assert mail.state == MailState.SENT and mail.attempts == 3 and not mail.last_error
    assert len(postbox.taken) == 1


def test_a_final_refusal_is_given_up_and_stops_nobody_else(postbox):
    gone, fine = laid(1, "khong-co@example.vn"), laid(2)
    refused = laid(3)
    postbox.answers = ["", "554 5.7.1 no"]
    assert delivery.deliver_due() == 1
    for mail in (gone, fine, refused):
        mail.refresh_from_db()
    assert (gone.state, fine.state, refused.state) == (
        MailState.GIVEN_UP,
        MailState.SENT,
        MailState.GIVEN_UP,
    )
    assert gone.last_error == "550 5.1.1 no such box"
    pass_minutes(600)
    assert delivery.deliver_due() == 0


def test_a_server_that_dies_midway_loses_nothing(postbox):
    mails = [laid(n) for n in range(5)]
    postbox.answers = ["", "", "die"]
    assert delivery.deliver_due() == 2
    assert delivery.deliver_due() == 0, "the others wait a minute, too"
    pass_minutes(1.1)
    assert delivery.deliver_due() == 3
    assert {mail["Message-ID"] for mail in postbox.taken} == set(map(delivery.message_id, mails))
    assert len(postbox.taken) == 5


def test_a_server_that_is_not_there_is_asked_for_three_days(postbox):
    postbox.controller.stop()
    mail = laid()
    for _ in range(3):
        delivery.deliver_due()
        pass_minutes(61)
    mail.refresh_from_db()
    assert mail.state == MailState.FAILED and mail.attempts == 3
    pass_minutes(3 * 24 * 60)
    delivery.deliver_due()
    mail.refresh_from_db()
    assert mail.state == MailState.GIVEN_UP and "ConnectionRefused" in mail.last_error


def test_killed_between_sending_and_noting_it_goes_again_under_the_same_name(postbox, monkeypatch):
    class Killed(BaseException):
        """SIGKILL, as the process would see it: nothing after it is done."""

    def die(*args: object) -> None:
        raise Killed

    laid()
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "_note_sent", die)
        with pytest.raises(Killed):
            delivery.deliver_due()
    assert delivery.deliver_due() == 0, "whoever claimed it may still be at work"
    pass_minutes(5.1)
    assert delivery.deliver_due() == 1
    first, second = postbox.taken
    assert first["Message-ID"] == second["Message-ID"] and first["Date"]


def test_two_workers_send_a_mail_once(postbox):
    mail = laid()
    assert delivery._claimed(mail.pk)
    assert delivery._claimed(mail.pk) is None
    assert delivery.deliver_due() == 0


@pytest.mark.parametrize("subject", ["Việc mới\r\nBcc: ai@example.vn", "Việc mới\nX: y", "Việc\x00mới"])
def test_a_header_cannot_be_smuggled_in(subject):
    with pytest.raises(ValueError, match="one line"):
        outbox.put(key="x", to="a@example.vn", subject=subject, body="…")


@pytest.mark.parametrize("to", ["", "không phải địa chỉ", "a@example.vn\r\nBcc: b@example.vn", "a@b@c"])
def test_what_is_no_address_is_refused(to):
    with pytest.raises(ValidationError):
        outbox.put(key="x", to=to, subject="Việc mới", body="…")
    assert not Mail.objects.exists()


def test_after_a_month_only_the_fact_is_kept(postbox, capsys):
    old, fresh, waiting = laid(1), laid(2), laid(3)
    Mail.objects.filter(pk__in=[old.pk, fresh.pk]).update(state=MailState.SENT)
    month = timezone.now() - timedelta(days=31)
    Mail.objects.filter(pk__in=[old.pk, waiting.pk]).update(created_at=month)
    call_command("mail", "sweep")
    assert "1 thư" in capsys.readouterr().out
    kept = {mail.pk: (mail.recipient, mail.body) for mail in Mail.objects.all()}
    assert kept[old.pk] == ("", "")
    assert all(kept[fresh.pk]) and all(kept[waiting.pk])


def test_a_forgotten_address_gets_nothing_more(postbox):
    mail = laid()
    outbox.forget("Nguoi.Nhan@example.vn")
    assert delivery.deliver_due() == 0
    mail.refresh_from_db()
    assert (mail.recipient, mail.body, mail.state) == ("", "", MailState.GIVEN_UP)
    assert not outbox.retry(mail)


def test_a_mail_given_up_may_be_sent_again(postbox):
    mail = laid()
    postbox.answers = ["554 5.7.1 no"]
    delivery.deliver_due()
    assert outbox.retry(mail)
    assert delivery.deliver_due() == 1
