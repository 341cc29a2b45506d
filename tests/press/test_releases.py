"""A release in three languages: page, feed and letter lift at one instant; an advance copy until then."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import sending as post
from nhipcau.newsroom.domain import publishing
from nhipcau.newsroom.models import Picture
from nhipcau.press.domain import kit, releases, sending, zones
from nhipcau.press.models import Release
from nhipcau.units.enums import Role
from tests.factories import newsroom, outreach, press
from tests.factories.mailing import reader
from tests.factories.units import person
from tests.mailing.conftest import postbox  # noqa: F401

pytestmark = pytest.mark.django_db
LANGUAGES = ("vi", "en", "fr")


@pytest.fixture(autouse=True)
def public() -> None:
    for code in LANGUAGES:
        newsroom.language(code, is_public=True)


def embargoed(**wanted) -> Release:
    """In three languages, each with a list and a reader, due in a day."""
    lists = []
    for code in LANGUAGES:
        lists.append(outreach.mailing_list(f"press-{code}", language=code))
        reader(lists[-1], f"desk-{code}@example.org")
    made = press.approved_release(
        "en", "fr", has_advance=True, contacts="Phòng Báo chí, 0204 3 000 222", **wanted
    )
    releases.correct(actor=person(Role.OFFICER), release=made, wanted={"lists": lists})
    at = timezone.now() + timedelta(days=1)
    return releases.publish(actor=person(Role.OFFICER), release=made, at=at)


def lift(release: Release) -> datetime:
    """As if its moment had come: every moment that was kept for it is now."""
    now = timezone.now()
    release.story.publications.update(at=now, first_at=now)
    for each in release.story.sendings.all():
        type(each.mailing).objects.filter(pk=each.mailing_id, state="waiting").update(start_at=now)
    Release.objects.filter(pk=release.pk).update(at=now)
    return now


def shown(client, release: Release) -> dict[str, list[bool]]:
    """Whether each language has it: page, list, feeds."""
    found = {}
    for code in LANGUAGES:
        page = client.get(reverse("portal:story", args=[code, release.story_id, "-"]), follow=True)
        feed = json.loads(client.get(reverse("portal:release_feed_json", args=[code])).content)
        atom = client.get(reverse("portal:release_feed", args=[code])).content.decode()
        room = client.get(reverse("portal:press", args=[code])).content.decode()
        listed = client.get(reverse("portal:releases", args=[code])).content.decode()
        mark = f"/tin/{release.story_id}/"
        found[code] = [
            page.status_code == 200,
            bool(feed["items"]),
            mark in atom,
            mark in room,
            mark in listed,
        ]
    return found


def test_page_feed_and_letter_lift_at_one_instant(client, postbox):  # noqa: F811
    made = embargoed()
    moments = set(made.story.publications.values_list("at", flat=True))
    assert moments == {made.at} == {each.mailing.start_at for each in made.story.sendings.all()}
    assert shown(client, made) == dict.fromkeys(LANGUAGES, [False] * 5)
    post.send_due()
    assert postbox.taken == []
    lift(made)
    assert shown(client, made) == dict.fromkeys(LANGUAGES, [True] * 5)
    for _each in range(3):
        post.send_due()
    subjects = {mail["To"]: mail["Subject"].strip() for mail in postbox.taken}
    assert subjects == {
        "desk-vi@example.org": "Thông cáo báo chí: Lễ hội Ka-tê khai mạc",
        "desk-en@example.org": "Press release: Bridge begun (en)",
        "desk-fr@example.org": "Communiqué de presse: Bridge begun (fr)",
    }
    mine = next(mail for mail in postbox.taken if mail["To"] == "desk-vi@example.org")
    body = mine.get_body(("plain",)).get_content()
    assert "Sáng 12 tháng 10" in body and "0204 3 000 222" in body and "/thoi-nhan/" in body


def test_a_correction_goes_to_those_who_got_the_error_once(postbox):  # noqa: F811
    made = embargoed()
    lift(made)
    for _each in range(3):
        post.send_due()
    postbox.taken.clear()
    officer = person(Role.OFFICER)
    with pytest.raises(Refused):
        sending.send_corrections(actor=officer, story=made.story)
    newsroom.write(newsroom.edition_of(made.story), officer, lead="Hàng trăm người dự lễ khai mạc.")
    newsroom.published(made.story, correction="Số người dự là hàng trăm.")
    assert [each.list.language for each in sending.send_corrections(actor=officer, story=made.story)] == [
        "vi"
    ]
    with pytest.raises(Refused):
        sending.send_corrections(actor=officer, story=made.story)
    for _each in range(3):
        post.send_due()
    (mail,) = postbox.taken
    assert mail["To"] == "desk-vi@example.org" and mail["Subject"].strip().startswith("Đính chính: ")
    assert "Số người dự là hàng trăm." in mail.get_body(("plain",)).get_content()
    publishing.withdraw(actor=officer, story=made.story, reason="Nhầm sự kiện.")
    # Now the other languages are wrong too, and the first is once more.
    again = sending.send_corrections(actor=officer, story=made.story)
    assert sorted(each.list.language for each in again) == ["en", "fr", "vi"]


def test_called_off_nothing_goes_out_and_it_may_be_scheduled_anew(client, postbox):  # noqa: F811
    made = embargoed()
    officer = person(Role.OFFICER)
    with pytest.raises(Refused, match="hẹn giờ"):
        releases.publish(actor=officer, release=made)
    releases.cancel(actor=officer, release=made)
    assert not made.story.publications.exists()
    made.refresh_from_db()
    for each in made.story.sendings.all():
        type(each.mailing).objects.filter(pk=each.mailing_id).update(start_at=timezone.now())
    post.send_due()
    assert postbox.taken == []
    releases.publish(actor=officer, release=made)
    for _each in range(3):
        post.send_due()
    assert len(postbox.taken) == 3 and shown(client, made)["en"] == [True] * 5


def test_the_advance_copy_is_secret_kept_nowhere_and_leads_on_when_it_is_out(client):
    made = embargoed()
    address = reverse("pressroom:advance", args=["en", made.token])
    page = client.get(address)
    assert page.status_code == 200 and "Bridge begun (en)" in page.content.decode()
    assert page["X-Robots-Tag"].startswith("noindex") and page["Cache-Control"] == "private, no-store"
    said = page.content.decode()
    assert 'content="noindex"' in said and f"{timezone.localtime(made.at):%H:%M}" in said
    assert f"{made.at.astimezone(UTC):%H:%M}" in said and "New York" in said
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{address}bo-tu-lieu.zip").content))
    assert "text/fr.docx" in packed.namelist()
    wrong = reverse("pressroom:advance", args=["en", "0" * 32])
    assert client.get(wrong).status_code == 404
    Release.objects.update(has_advance=False)
    assert client.get(address).status_code == 404
    Release.objects.update(has_advance=True)
    lift(made)
    led = client.get(address)
    assert led.status_code == 302 and f"/en/tin/{made.story_id}/" in led["Location"]
    publishing.withdraw(actor=person(Role.OFFICER), story=made.story, reason="Nhầm.")
    assert client.get(address).status_code == 404


def test_the_kit_has_texts_contacts_and_pictures_with_their_rights(client):
    photo = newsroom.picture(content=newsroom.photograph(exif=_camera()), rights_note="Giấy phép 3")
    over = newsroom.picture(content=newsroom.photograph(colour="red"))
    Picture.objects.filter(pk=over.pk).update(rights_until=timezone.localdate() - timedelta(days=1))
    made = embargoed(pictures=[photo, over], fact_sheet="Cầu dài 300 m")
    kept = reverse("portal:kit", args=["vi", made.story_id])
    assert client.get(kept).status_code == 404
    lift(made)
    packed = zipfile.ZipFile(io.BytesIO(client.get(kept).content))
    names = packed.namelist()
    assert {"text/vi.docx", "text/en.txt", "contacts.txt", "fact-sheet.txt", "pictures/1.jpg"} <= set(names)
    assert "pictures/2.jpg" not in names
    rights = packed.read("pictures/rights.txt").decode()
    assert "pictures/1.jpg: Tháp" in rights and "Sở Văn hóa" in rights and "Giấy phép 3" in rights
    assert b"Exif" not in packed.read("pictures/1.jpg")
    told = Document(io.BytesIO(packed.read("text/vi.docx")))
    assert told.paragraphs[0].text == "Lễ hội Ka-tê khai mạc"
    page = client.get(reverse("portal:story", args=["vi", made.story_id, "-"]), follow=True).content.decode()
    assert kept in page and "Cầu dài 300 m" in page and "0204 3 000 222" in page


def test_the_same_moment_by_every_clock():
    moment = datetime(2027, 1, 7, 2, 0, tzinfo=UTC)
    told = {place: f"{at:%H:%M %d/%m}" for place, at in zones.shown(moment, "vi")}
    assert told == {
        "Hà Nội": "09:00 07/01",
        "UTC": "02:00 07/01",
        "Bắc Kinh": "10:00 07/01",
        "Paris": "03:00 07/01",
        "New York": "21:00 06/01",
    }
    assert zones.shown(moment, "ja") == zones.shown(moment, "en")


def test_nothing_strange_is_taken_in(client):
    with pytest.raises(Refused):
        press.release(contacts="x" * 1001)
    made = press.approved_release()
    stranger = outreach.mailing_list("press-fr", language="fr")
    releases.correct(actor=person(Role.OFFICER), release=made, wanted={"lists": [stranger]})
    with pytest.raises(Refused, match="ngôn ngữ"):
        releases.publish(actor=person(Role.OFFICER), release=made)
    assert not made.story.publications.exists()
    drawn = kit.archive(made, kit.drafts_of(made))
    assert zipfile.ZipFile(io.BytesIO(drawn)).namelist() == ["text/vi.txt", "text/vi.docx"]


def _camera():
    from PIL import Image

    written = Image.Exif()
    written[0x010F] = "Camera"
    return written
