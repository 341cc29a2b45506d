"""The administrator sees what went out, not what it says; sends again, and tries the mail server."""

import pytest
from django.urls import reverse

from nhipcau.core.models import AuditEntry
from nhipcau.mailing.domain import delivery
from nhipcau.mailing.enums import MailState
from nhipcau.mailing.models import Mail
from nhipcau.units.enums import Role
from tests.factories.units import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    made = person(Role.ADMINISTRATOR)
    made.email = "quan.tri@example.vn"
    made.save()
    client.force_login(made)
    return made


def mail(n: int, state: MailState, **fields: object) -> Mail:
    given = {"recipient": f"nguoi-{n}@example.vn", "subject": f"Giao {n} việc mới", "body": "Nội dung riêng"}
    return Mail.objects.create(key=str(n), state=state, **(given | fields))


def test_the_list_tells_states_and_never_the_matter(client, administrator):
    mail(1, MailState.SENT)
    mail(2, MailState.GIVEN_UP, last_error="550 5.1.1 no such box")
    page = client.get(reverse("units:mails")).content.decode()
    assert "nguoi-1@example.vn" in page and "550 5.1.1" in page and "Nội dung riêng" not in page
    assert page.count("Gửi lại thư") == 1 and "từ chối hẳn" in page
    only = client.get(reverse("units:mails"), {"state": "sent"}).content.decode()
    assert "nguoi-1@" in only and "nguoi-2@" not in only


def test_a_mail_given_up_is_sent_again_and_a_sent_one_not(client, administrator, mailoutbox):
    given_up, sent = mail(1, MailState.GIVEN_UP), mail(2, MailState.SENT)
    client.post(reverse("units:retry_mail", args=[given_up.pk]))
    page = client.post(reverse("units:retry_mail", args=[sent.pk]), follow=True).content.decode()
    assert "không gửi lại được" in page
    assert delivery.deliver_due() == 1
    assert [message.to for message in mailoutbox] == [["nguoi-1@example.vn"]]
    assert AuditEntry.objects.get(verb="units.mail.retry").subject_id == str(given_up.pk)


def test_a_test_mail_goes_to_oneself(client, administrator, mailoutbox):
    client.post(reverse("units:test_mail"))
    assert delivery.deliver_due() == 1
    assert mailoutbox[0].to == [administrator.email]


def test_without_an_address_of_ones_own_there_is_nothing_to_test(client):
    client.force_login(person(Role.ADMINISTRATOR))
    page = client.post(reverse("units:test_mail"), follow=True).content.decode()
    assert "chưa có thư điện tử" in page and not Mail.objects.exists()


def test_an_office_without_a_mail_server_is_told(client, administrator, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert "Chưa khai báo máy chủ thư" in client.get(reverse("units:mails")).content.decode()
