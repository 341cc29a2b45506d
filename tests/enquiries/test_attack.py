"""Three hundred posts that mean harm: nothing lost, nothing executed, no mail to strangers."""

import re
import time

import pytest
from django.core import mail, signing
from django.test import Client
from django.urls import reverse

from nhipcau.enquiries.domain import receiving
from nhipcau.enquiries.models import Enquiry
from nhipcau.mailing.domain import delivery
from nhipcau.portal.views import enquiries as views
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

from . import attack

pytestmark = pytest.mark.django_db
POSTS = 300
# What a browser would run: a tag of theirs that was not made into words.
ALIVE = re.compile(r"<script>window|<img src=x", re.IGNORECASE)


def test_nothing_is_lost_and_nothing_executed(client: Client):
    newsroom.language("vi", is_public=True)
    address, kept = reverse("portal:ask", args=["vi"]), 0
    for number in range(POSTS):
        stamp = signing.dumps([f"n{number}", int(time.time()) - 60], salt=views.SALT)
        sent = attack.post(number, stamp)
        answer = client.post(address, sent.body, content_type=sent.type)
        assert answer.status_code in ({302} if sent.is_kept else {413, 422}), sent.kind
        assert not ALIVE.search(answer.content.decode()), sent.kind
        kept += sent.is_kept
    assert Enquiry.objects.count() == kept == POSTS * 6 // 10
    assert Enquiry.objects.exclude(number=None).count() == receiving.MOST_AN_HOUR
    assert not any("\x00" in each for each in Enquiry.objects.values_list("question", flat=True))
    delivery.deliver_due()
    strangers = [each for each in mail.outbox if "xau.example" in each.message().as_string()]
    assert strangers == [] and len(mail.outbox) <= receiving.MOST_AN_HOUR * 2


def test_the_offices_screens_show_it_as_words(client: Client):
    newsroom.language("vi", is_public=True)
    for number in range(20):
        stamp = signing.dumps([f"n{number}", int(time.time()) - 60], salt=views.SALT)
        sent = attack.post(number, stamp)
        client.post(reverse("portal:ask", args=["vi"]), sent.body, content_type=sent.type)
    client.force_login(person(Role.OFFICER))
    pages = [reverse("enquiries:enquiries"), f"{reverse('enquiries:enquiries')}?muc=sang-loc"]
    pages += [each.get_absolute_url() for each in Enquiry.objects.all()]
    for page in pages:
        shown = client.get(page)
        assert shown.status_code == 200 and not ALIVE.search(shown.content.decode())
        policy = shown["Content-Security-Policy"]
        assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    table = client.get(f"{reverse('enquiries:enquiries')}?export=csv")
    told = (
        b"".join(table.streaming_content).decode("utf-8-sig") if table.streaming else table.content.decode()
    )
    assert not re.search(r'(^|[,;"])=HYPERLINK', told), "a table programme runs no formula of theirs"
