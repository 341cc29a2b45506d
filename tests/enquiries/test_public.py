"""What strangers see and send: the form, its traps and limits, the page of a question, published answers."""

import json
import re
import time
import xml.etree.ElementTree as ET
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain import audit, retention
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.enquiries.domain import (
    keeping,
    publishing,
    receiving,
    replying,
    sorting,
    thread,
    typed,
    words,
    writing,
)
from nhipcau.enquiries.enums import State
from nhipcau.enquiries.models import Enquiry
from nhipcau.mailing.models import Mail
from nhipcau.portal.domain import asking
from nhipcau.portal.views import enquiries as views
from nhipcau.units.enums import Role
from tests.factories import enquiries, newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def stamp(age: int = 60, nonce: str = "n1") -> str:
    return signing.dumps([nonce, int(time.time()) - age], salt=views.SALT)


def send(client: Client, code: str = "vi", **wanted: object):
    newsroom.language(code, is_public=True)
    given = enquiries.FIELDS | {"stamp": stamp(), "website": ""} | wanted
    return client.post(reverse("portal:ask", args=[code]), given)


def test_a_question_is_taken_without_account_cookie_or_script(client: Client):
    newsroom.language("vi", is_public=True)
    page = client.get(reverse("portal:ask", args=["vi"]))
    assert page.status_code == 200 and not page.cookies
    assert "<script" not in page.content.decode()
    found = re.search(r'name="stamp" value="([^"]+)"', page.content.decode())
    assert found is not None
    assert signing.loads(found[1], salt=views.SALT)[0]
    sent = send(client)
    made = Enquiry.objects.get()
    assert sent.status_code == 302 and made.code in sent.url and not sent.cookies
    assert (made.state, made.channel) == (State.RECEIVED, "form")
    receipt = client.get(sent.url)
    assert made.code in receipt.content.decode() and made.numbered in receipt.content.decode()
    assert receipt["Cache-Control"] == "private, no-store" and "noindex" in receipt["X-Robots-Tag"]
    assert made.contact.name not in receipt.content.decode()
    assert Mail.objects.filter(recipient="hoi@example.org").count() == 1


def test_the_same_form_sent_twice_is_one_question(client: Client):
    first, again = send(client), send(client)
    assert first.url == again.url and Enquiry.objects.count() == 1


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"outlet": ""}, "wrong_empty"),
        ({"email": "", "phone": ""}, "wrong_reach"),
        ({"email": "a@b.vn\r\nBcc: tat-ca@example.org"}, "wrong_address"),
        ({"email": "khong-phai"}, "wrong_address"),
        ({"phone": "gọi tôi"}, "wrong_phone"),
        ({"wanted_by": "01/02/2020"}, "wrong_day"),
        ({"wanted_by": "mai"}, "wrong_day"),
        ({"question": "CÇu S«ng CÇu bao giê hoµn thµnh, nhµ thÇu nµo chËm tiÕn ®é?"}, "wrong_letters"),
        ({"stamp": ""}, "too_old"),
        ({"stamp": "gia-mao"}, "too_old"),
        ({"age": views.LATEST + 60}, "too_old"),
        ({"age": 0}, "too_soon"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Client, wanted: dict[str, Any], said: str):
    if "age" in wanted:
        wanted = {"stamp": stamp(wanted["age"])}
    answer = send(client, **wanted)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Enquiry.objects.exists()
    assert words.of("vi")[said].split("(")[0][:30] in page
    assert enquiries.FIELDS["subject"] in page and "Nguyễn Thị Hỏi" in page


def test_too_long_is_said_with_the_number_and_far_too_large_is_said_too(client: Client):
    long = "dài " * 1600
    answer = send(client, question=long)
    assert (
        answer.status_code == 422
        and "6000" in answer.content.decode()
        and long[:3000] in answer.content.decode()
    )
    answer = send(client, question="x" * 500_000)
    assert answer.status_code == 413 and words.of("vi")["too_big"][:40] in answer.content.decode()
    broken = client.post(
        reverse("portal:ask", args=["vi"]), b"--x", content_type="multipart/form-data; boundary="
    )
    assert broken.status_code in {413, 422} and not Enquiry.objects.exists()


def test_no_line_break_reaches_a_header_and_no_control_sign_is_kept(client: Client):
    send(
        client,
        subject="Cầu\r\nBcc: a@example.org\x00\x07",
        outlet="Ba\u0301o\u202e Thử",
        question="a\x00b\r\nc",
    )
    made = Enquiry.objects.get()
    assert made.subject == "Cầu Bcc: a@example.org" and made.outlet == "Báo Thử" and made.question == "ab\nc"
    subjects = Mail.objects.values_list("subject", flat=True)
    assert subjects and not any(re.search(r"[\r\n]", each) for each in subjects)


@given(st.text(max_size=60))
def test_whatever_is_typed_becomes_one_plain_line(text: str):
    told = typed.line(text)
    assert told == typed.line(told) and "\x00" not in told and len(told.splitlines()) <= 1


def test_a_filled_trap_and_a_flood_are_put_aside_and_never_lost(client: Client, monkeypatch):
    send(client, website="http://spam")
    trapped = Enquiry.objects.get()
    assert (trapped.state, trapped.aside, trapped.number) == (State.SCREENING, "trap", None)
    assert not Mail.objects.exists() and not AuditEntry.objects.exists()
    monkeypatch.setattr(receiving, "MOST_AN_HOUR", 2)
    for each in range(4):
        send(client, stamp=stamp(nonce=f"f{each}"), email=f"a{each}@example.org")
    states = list(Enquiry.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["screening", "received", "received", "screening", "screening"]
    page = client.get(reverse("asking:status", args=["vi", Enquiry.objects.last().code])).content.decode()
    assert words.of("vi")["step_screening"][:30] in page
    taken = sorting.take_up(actor=person(Role.OFFICER), enquiry=Enquiry.objects.last())
    assert taken.number == 3 and taken.state == State.RECEIVED
    assert sorting.discard(actor=person(Role.OFFICER), enquiries=Enquiry.objects.all()) == 2
    assert Enquiry.objects.count() == 3 and AuditEntry.objects.filter(verb="enquiries.discard").count() == 1


def test_no_strangers_box_is_filled_through_us(client: Client):
    for each in range(7):
        send(client, stamp=stamp(nonce=f"s{each}"), email="Nan-Nhan@example.org")
    assert Mail.objects.filter(recipient__iexact="nan-nhan@example.org").count() == receiving.MOST_OF_ADDRESS


def test_the_page_of_a_question_shows_step_and_answer_alone(client: Client):
    made = enquiries.written()
    page = client.get(reverse("asking:status", args=["vi", made.code])).content.decode()
    assert words.of("vi")["step_working"] in page and enquiries.TEXT not in page, "no draft is shown"
    done = enquiries.answered(email="z@example.org")
    page = client.get(reverse("asking:status", args=["vi", done.code])).content.decode()
    assert enquiries.TEXT in page and done.contact.name not in page and "z@example.org" not in page
    assert client.get(reverse("asking:status", args=["vi", "a" * 20])).status_code == 404


def test_a_published_answer_stands_in_list_page_and_feeds_and_comes_down_with_its_reason(client: Client):
    newsroom.language("vi", is_public=True)
    made = enquiries.published()
    address = reverse("portal:press_answer", args=["vi", made.pk])
    assert address in client.get(reverse("portal:press_answers", args=["vi"])).content.decode()
    page = client.get(address).content.decode()
    assert enquiries.TEXT in page and str(made.unit) in page and made.contact.name not in page
    assert made.question not in page and made.outlet not in page
    atom = client.get(reverse("portal:press_answers_feed", args=["vi"])).content
    rss = client.get(reverse("portal:press_answers_feed_rss", args=["vi"])).content
    assert (
        len(ET.fromstring(atom).findall("{*}entry")) == len(ET.fromstring(rss).findall("channel/item")) == 1
    )
    assert (
        address
        in json.loads(client.get(reverse("portal:press_answers_feed_json", args=["vi"])).content)["items"][0][
            "url"
        ]
    )
    publishing.withdraw(actor=person(Role.OFFICER), enquiry=made, reason="số liệu sai")
    gone = client.get(address)
    assert gone.status_code == 410 and "số liệu sai" in gone.content.decode()
    assert enquiries.TEXT not in gone.content.decode()
    assert (
        b"s\xe1\xbb\x91 li\xe1\xbb\x87u sai"
        in client.get(reverse("portal:press_answers_feed", args=["vi"])).content
    )


def test_a_published_answer_is_replaced_only_with_what_was_wrong(client: Client):
    newsroom.language("vi", is_public=True)
    made = enquiries.published()
    officer = person(Role.OFFICER)
    said = {"subject": "Cầu", "question": "Bao giờ?"}
    with pytest.raises(Refused, match="chỗ đã sai"):
        publishing.publish(actor=officer, enquiry=made, **said)
    with pytest.raises(Refused, match="tên hoặc địa chỉ người hỏi"):
        publishing.publish(
            actor=officer, enquiry=made, subject="Cầu", question="Bà nguyen thi HOI hỏi gì?", correction="sai"
        )
    publishing.publish(actor=officer, enquiry=made, correction="Ngày hoàn thành ghi sai.", **said)
    page = client.get(reverse("portal:press_answer", args=["vi", made.pk])).content.decode()
    assert "Ngày hoàn thành ghi sai." in page
    replying.reopen(actor=officer, enquiry=made, reason="hỏi thêm")
    writing.write(actor=officer, enquiry=made, text="Bản nháp mới.")
    page = client.get(reverse("portal:press_answer", args=["vi", made.pk])).content.decode()
    assert enquiries.TEXT in page and "Bản nháp mới." not in page, (
        "the approved one stands until it is replaced"
    )


def test_who_asked_is_forgotten_and_the_chain_still_holds():
    made = enquiries.answered(question="Tôi, Nguyễn Thị Hỏi (0912 345 678), xin hỏi: bao giờ xong?")
    officer = person(Role.OFFICER)
    thread.note(actor=officer, enquiry=made, kind="telephone", body="Đã gọi Nguyễn Thị Hỏi.")
    assert retention.run(keeping.CONTACTS) == 0
    made.contact.refresh_from_db()
    assert made.contact.erase_on == timezone.localdate() + timedelta(days=keeping.CONTACT_DAYS)
    made.contact.erase_on = timezone.localdate()
    made.contact.save()
    assert retention.run(keeping.CONTACTS) == 1 and retention.run(keeping.CONTACTS) == 0
    made = Enquiry.objects.get(pk=made.pk)
    assert (made.contact.name, made.contact.email, made.contact.phone, made.contact.salt) == ("", "", "", "")
    kept = " ".join(
        [
            made.question,
            *made.entries.values_list("body", flat=True),
            *Mail.objects.values_list("body", flat=True),
        ]
    )
    for value in ("Nguyễn Thị Hỏi", "0912", "hoi@example.org"):
        assert value not in kept
    assert "bao giờ xong" in made.question and made.outlet == "Báo Thử Nghiệm"
    assert not Mail.objects.filter(recipient="hoi@example.org").exists() and audit.broken_at() is None


def test_what_nobody_took_up_is_dropped_after_its_time():
    old = enquiries.received(is_trapped=True)
    enquiries.received(is_trapped=True)
    Enquiry.objects.filter(pk=old.pk).update(
        received_at=timezone.now() - timedelta(days=keeping.ASIDE_DAYS + 1)
    )
    assert retention.run(keeping.ASIDE) == 1 and Enquiry.objects.count() == 1


def test_the_words_are_complete_in_every_language(client: Client):
    told = {code: words.of(code) for code in words.known()}
    assert len(told) == 9
    holes = {name: sorted(re.findall(r"\{(\w+)\}", text)) for name, text in told["vi"].items()}
    for code, each in told.items():
        assert each.keys() == told["vi"].keys(), code
        for name, text in each.items():
            assert text.strip() and set(re.findall(r"\{(\w+)\}", text)) == set(holes[name]), (code, name)
        newsroom.language(code, is_public=True)
        page = client.get(reverse("portal:ask", args=[code])).content.decode()
        assert each["ask_question"] in page and not re.search(r"\{\w+\}", page), code


def test_on_the_baked_site_the_form_rests(client: Client):
    newsroom.language("vi", is_public=True)
    said = asking.ask(reverse("portal:ask", args=["vi"])).content.decode()
    assert words.of("vi")["enquiry_rests"] in said and "<form method=" not in said
    made = enquiries.published()
    asked = asking.asked_of(reverse("portal:press_answer", args=["vi", made.pk]))
    assert asked is not None and not asked.is_of_story
    assert asking.asked_of(reverse("asking:status", args=["vi", made.code])) is None
