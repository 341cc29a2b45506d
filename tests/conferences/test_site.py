"""On the site: to come and past, in the readers' language, for feeds and calendars, baked, by invitation."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.conferences.domain import (
    conferences,
    ending,
    inviting,
    materials,
    questions,
    telling,
    transcripts,
    words,
)
from nhipcau.conferences.models import Conference
from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import sending
from nhipcau.mailing.models import Mail
from nhipcau.portal.domain import baking
from nhipcau.portal.domain import words as site_words
from nhipcau.units.enums import Role
from tests.factories import conferences as made
from tests.factories import newsroom, outreach
from tests.factories.mailing import reader
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def page(name: str, *args: object) -> str:
    answer = Client().get(reverse(f"accreditation:{name}", args=args))
    assert answer.status_code == 200 and not answer.cookies
    return answer.content.decode()


def told(held: Conference) -> None:
    """With something handed out, asked and said; one of each kept back."""
    officer = person(Role.OFFICER)
    for title, is_public in (("Thông cáo", True), ("Bản nháp nội bộ", False)):
        materials.add(
            actor=officer,
            conference=held,
            content=title.encode(),
            name="a.txt",
            title=title,
            is_public=is_public,
            no_secret=True,
        )
    for text, is_public in (("Bao giờ khai mạc?", True), ("Ai sửa đường?", False)):
        questions.note(
            actor=officer, conference=held, text=text, outlet="Báo Mẫu", answer="Ngày 5.", is_public=is_public
        )
    text = transcripts.write(
        actor=officer, conference=held, language=newsroom.language(), text="Lời của cuộc"
    )
    transcripts.publish(actor=officer, transcript=text)
    transcripts.write(
        actor=officer, conference=held, language=newsroom.language("en"), text="Unpublished words"
    )


def test_a_conference_in_the_readers_language_with_what_was_made_public():
    newsroom.language("en", is_public=True)
    held = made.announced()
    conferences.word(
        actor=person(Role.OFFICER),
        conference=held,
        language=newsroom.language("en"),
        title="Press conference on the Drum Festival",
        about="What is planned.",
        place="Convention Centre",
    )
    hidden = made.drafted(title="Chưa công bố")
    told(held)
    english, vietnamese = page("conference", "en", held.pk), page("conference", "vi", held.pk)
    assert "Drum Festival" in english and "Convention Centre" in english and "Register" in english
    assert "Trống đồng" in vietnamese and "Lời của cuộc" in vietnamese and "Bao giờ khai mạc?" in vietnamese
    for secret in ("Bản nháp nội bộ", "Ai sửa đường?", "Unpublished words"):
        assert secret not in english + vietnamese
    listed = page("conferences", "vi")
    assert "Trống đồng" in listed and "Chưa công bố" not in listed
    assert Client().get(reverse("accreditation:conference", args=["vi", hidden.pk])).status_code == 404
    public, kept_back = held.materials.order_by("pk")
    for each, status in ((public, 200), (kept_back, 404)):
        given = ["vi", held.pk, each.pk, f"tai-lieu-{each.pk}.txt"]
        answer = Client().get(reverse("accreditation:material", args=given))
        assert answer.status_code == status
    assert reverse("accreditation:conferences", args=["vi"]) in Client().get(
        reverse("portal:press", args=["vi"])
    ).content.decode()  # fmt: skip


def test_a_foreign_programme_and_what_others_hold_are_not_public():
    officer = person(Role.OFFICER)
    for held in (made.foreign(), made.drafted(kind="briefing"), made.drafted(kind="mission")):
        conferences.announce(actor=officer, conference=held)
        assert not held.is_public
        assert Client().get(reverse("accreditation:conference", args=["vi", held.pk])).status_code == 404


def test_feeds_and_calendars_tell_of_changes_and_of_what_is_called_off():
    officer, held = person(Role.OFFICER), made.announced()
    calendar = page("calendar", "vi")
    assert f"UID:hop-bao-{held.pk}-vi@" in calendar and "SEQUENCE:0" in calendar
    assert page("one_calendar", "vi", held.pk).count("BEGIN:VEVENT") == 1
    one = made.registered(held)
    wanted = made.wanted(place="Nhà Văn hóa") | {"spokesperson": held.spokesperson}
    wanted |= {"starts_at": held.starts_at, "ends_at": held.ends_at}
    conferences.correct(actor=officer, conference=held, wanted=wanted, languages=[])
    assert Mail.objects.filter(subject="Cuộc bạn đăng ký dự có thay đổi").count() == 1
    assert "SEQUENCE:1" in page("calendar", "vi") and "Nhà Văn hóa" in page("feed_atom", "vi")
    ending.cancel(actor=officer, conference=held, reason="Bão số 9")
    assert "STATUS:CANCELLED" in page("calendar", "vi")
    assert all("Bão số 9" in page(name, "vi") for name in ("feed_atom", "feed_rss"))
    assert "Bão số 9" in json.loads(page("feed_json", "vi"))["items"][0]["content_text"]
    letter = Mail.objects.get(subject="Cuộc bạn đăng ký dự đã hủy")
    assert "Bão số 9" in letter.body and telling.status_path(one) in letter.body
    assert "Đã hủy" in page("conference", "vi", held.pk)


def test_the_baked_copy_is_readable_and_its_form_rests(tmp_path: Path):
    newsroom.published()
    held = made.announced()
    told(held)
    result = baking.bake(tmp_path)
    assert result.broken == []
    home = tmp_path / "vi/bao-chi/hop-bao"
    one = (home / str(held.pk) / "index.html").read_text()
    assert "đang nghỉ" in one and "dang-ky/" not in one
    assert (tmp_path / "vi/bao-chi/hop-bao.ics").exists() and (tmp_path / "vi/bao-chi/hop-bao.atom").exists()
    assert list((home / str(held.pk)).glob("*/tai-lieu-*.txt"))
    assert not (home / str(held.pk) / "dang-ky").exists() and not (home / "cua-toi").exists()
    assert baking.bake(tmp_path).made == 0
    ending.cancel(actor=person(Role.OFFICER), conference=held, reason="Bão số 9")
    baking.bake(tmp_path)
    assert "Bão số 9" in (home / str(held.pk) / "index.html").read_text()


def test_an_invitation_reaches_everyone_on_the_list_once():
    officer, held = person(Role.OFFICER), made.announced()
    invited = outreach.mailing_list()
    readers = [reader(invited, f"doc-{number}@example.org") for number in range(3)]
    with pytest.raises(Refused, match="đã công bố"):
        inviting.invite(actor=officer, conference=made.drafted(), mailing_list=invited)
    first = inviting.invite(actor=officer, conference=held, mailing_list=invited)
    assert inviting.invite(actor=officer, conference=held, mailing_list=invited).pk == first.pk
    for _ in range(3):
        sending.send_due()
    assert sorted(each.to[0] for each in mail.outbox) == sorted(each.address for each in readers)
    assert all("Trống đồng" in each.subject and "ban-tin/thoi-nhan" in each.body for each in mail.outbox)
    other = made.announced(title="Cuộc sẽ hủy")
    inviting.invite(actor=officer, conference=other, mailing_list=invited)
    ending.cancel(actor=officer, conference=other, reason="Bão")
    sending.send_due()
    assert len(mail.outbox) == 3


def test_words_are_whole_in_every_language_of_the_site():
    assert words.known() == site_words.known()
    keys = list(words.of("vi"))
    for code in words.known():
        assert list(words.of(code)) == keys
        assert all(said.strip() for said in words.of(code).values())


def test_a_conference_past_is_listed_as_such_also_one_noted_afterwards():
    officer = person(Role.OFFICER)
    noted = made.moved(made.drafted(title="Họp báo ghi sau"), -30)
    with pytest.raises(Refused, match="đã qua giờ"):
        conferences.announce(actor=officer, conference=noted)
    ending.hold(actor=officer, conference=noted)
    assert "Họp báo ghi sau" not in page("conferences", "vi")
    assert conferences.announce(actor=officer, conference=noted).state == "held"
    assert "Họp báo ghi sau" in page("conferences", "vi")
    held = made.moved(made.announced(), -5)
    listed = page("conferences", "vi")
    assert "Chưa có cuộc nào sắp tới" in listed and held.title in listed
    assert held.ends_at < timezone.now() - timedelta(hours=2)
