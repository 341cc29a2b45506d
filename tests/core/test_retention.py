"""What is kept how long: set by the office within bounds, deleted by a duty, recorded without content."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain import duties, retention
from nhipcau.core.models import AuditEntry, RetentionPeriod
from nhipcau.mailing.enums import MailState
from nhipcau.mailing.models import Mail
from nhipcau.units.enums import Role
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def mail(days: int) -> Mail:
    return Mail.objects.create(
        key=f"thu-{days}",
        recipient="nguoi.nhan@example.vn",
        subject="Thư",
        body="nội dung",
        state=MailState.SENT,
        created_at=timezone.now() - timedelta(days=days),
    )


def test_every_rule_has_words_bounds_and_a_duty():
    assert {"core.door", "core.files", "core.prune", "core.sessions", "core.uploads"} < set(retention.RULES)
    assert {"mailing.sweep", "directives.quarantine"} < set(retention.RULES)
    for code, rule in retention.RULES.items():
        assert str(rule.label) and str(rule.why) and rule.least <= rule.days <= rule.most
        assert f"retention.{code}" in duties._duties
        assert retention.run(code) == 0
    assert not AuditEntry.objects.exists()
    assert RetentionPeriod.objects.filter(last_run_at=None).count() == 0


def test_the_office_sets_the_days_and_the_round_follows(client):
    client.force_login(person(Role.ADMINISTRATOR))
    mail(40)
    young = mail(20)
    page = client.get(reverse("units:retention")).content.decode()
    assert "Địa chỉ và nội dung thư báo đã gửi" in page and 'value="30"' in page
    for sent, said in (("9999", "từ 1 đến 365 ngày"), ("-1", "số nguyên"), ("", "số nguyên")):
        answer = client.post(
            reverse("units:set_retention", args=["mailing-sweep"]), {"days": sent}, follow=True
        )
        assert said in answer.content.decode()
    assert client.post(reverse("units:set_retention", args=["la"]), {"days": "1"}).status_code == 404
    retention.run("mailing.sweep")
    assert Mail.objects.filter(recipient="").count() == 1
    client.post(reverse("units:set_retention", args=["mailing-sweep"]), {"days": "10"})
    assert retention.run("mailing.sweep") == 1
    young.refresh_from_db()
    assert (young.recipient, young.body) == ("", "")
    told = [(entry.verb, entry.after) for entry in AuditEntry.objects.order_by("sequence")]
    assert told == [
        ("core.retention", {"rule": "mailing.sweep", "days": 30, "deleted": 1}),
        ("units.retention", {"rule": "mailing.sweep", "days": 10}),
        ("core.retention", {"rule": "mailing.sweep", "days": 10, "deleted": 1}),
    ]
    table = client.get(reverse("units:retention"), {"export": "csv"})
    assert "thư báo" in b"".join(table).decode()


def test_sessions_that_have_ended_go():
    for number, left in enumerate((timedelta(days=-2), timedelta(hours=-2), timedelta(days=2))):
        Session.objects.create(session_key=str(number), session_data="", expire_date=timezone.now() + left)
    assert retention.run("core.sessions") == 1
