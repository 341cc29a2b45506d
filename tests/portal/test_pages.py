"""Pages beside the stories: the register of errors, months, readers, and what the site says of itself."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from nhipcau.newsroom.domain import dates, publishing
from nhipcau.newsroom.models import Language, Publication
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.portal.domain import addresses, words
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db
TOLD = ("about", "press", "access", "privacy", "feeds", "site_map", "months", "corrections")


def read(client: Client, name: str, *args: object, code: str = "vi") -> str:
    answer = client.get(reverse(f"portal:{name}", args=[code, *args]))
    assert (answer.status_code, answer.cookies) == (200, {}), name
    return answer.content.decode()


def test_errors_stand_in_the_register_with_how_long_they_stood(client: Client):
    story = newsroom.drafted(title="Bài có lỗi")
    newsroom.published(story)
    Publication.objects.update(first_at=datetime(2026, 3, 1, tzinfo=UTC), at=datetime(2026, 3, 1, tzinfo=UTC))
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Ngày 13.")
    corrected = newsroom.published(story, correction="Ngày là 13 <b>, không phải 12.")
    gone = newsroom.published(title="Bài nhầm")
    publishing.withdraw(actor=person(Role.OFFICER), story=gone.story, reason="Nhầm sự kiện.")
    Publication.objects.filter(pk=corrected.pk).update(at=datetime(2026, 3, 3, tzinfo=UTC))
    newsroom.published(title="Bài không sai")
    page = read(client, "corrections")
    assert "Ngày là 13 &lt;b&gt;, không phải 12." in page
    assert "Đính chính sau 2 ngày kể từ khi đăng" in page
    assert "Nhầm sự kiện." in page and addresses.of(gone, "vi") in page
    assert "1 lần đính chính, 1 bài đã gỡ." in page
    assert "Bài không sai" not in page
    rows = list(csv.DictReader(io.StringIO(read(client, "corrections_file").lstrip("\ufeff"))))
    assert [each["kind"] for each in rows] == ["withdrawal", "correction"]
    assert (rows[1]["hours_to_correct"], rows[1]["what"]) == ("48.0", "Ngày là 13 <b>, không phải 12.")
    # In another language the office has said nothing wrong.
    assert words.of("en")["corrections_none"] in read(client, "corrections", code="en")


def test_the_register_goes_on_over_pages(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("nhipcau.portal.views.register.ON_PAGE", 1)
    for title in ("Bài một", "Bài hai"):
        shown = newsroom.published(title=title)
        publishing.withdraw(actor=person(Role.OFFICER), story=shown.story, reason="Nhầm.")
    assert "Bài hai" in read(client, "corrections") and "Bài một" in read(client, "corrections_page", 2)
    assert client.get(reverse("portal:corrections_page", args=["vi", 3])).status_code == 404


def test_stories_of_a_month_and_for_readers(client: Client):
    readers = Term.objects.create(kind=TermKind.AUDIENCE, name="Nhà đầu tư thử")
    march = newsroom.published(newsroom.drafted(title="Tin tháng ba", audience=readers))
    newsroom.published(title="Tin bây giờ")
    # The first hour of March in Việt Nam is still February elsewhere.
    first = datetime(2026, 2, 28, 17, 30, tzinfo=UTC)
    Publication.objects.filter(pk=march.pk).update(first_at=first, at=first)
    assert 'href="/vi/luu-tru/2026/03/"' in read(client, "months")
    said = read(client, "month", 2026, "03")
    assert "Tin tháng ba" in said and "Tin bây giờ" not in said and "Tháng 3/2026" in said
    said = read(client, "audience", readers.pk)
    assert "Tin tháng ba" in said and "Tin bây giờ" not in said and "Nhà đầu tư thử" in said
    found = read(client, "site_map")
    assert f'href="/vi/nguoi-doc/{readers.pk}/"' in found and 'href="/vi/luu-tru/"' in found
    for path in ("luu-tru/2026/02/", "luu-tru/2026/13/", "luu-tru/2026/00/", "nguoi-doc/999999/"):
        assert client.get(f"/vi/{path}").status_code == 404, path


def test_every_language_says_who_speaks(client: Client, settings, django_assert_max_num_queries):
    for code in words.known():
        newsroom.language(code, is_public=True)
        told = words.of(code)
        for name in TOLD:
            page = read(client, name, code=code)
            assert f"<title>{told['archive' if name == 'months' else name]}" in page
            assert not re.search(r"\{\w+\}", page), (code, name)
            shown = Language.objects.filter(is_public=True).count()
            assert page.count('<link rel="alternate" hreflang=') == shown + 1, (code, name)
    newsroom.published()
    for name in TOLD:
        with django_assert_max_num_queries(10):
            client.get(reverse(f"portal:{name}", args=["vi"]))
    settings.NHIPCAU_CONTACT = {"address": "1 đường <Thử>", "phone": "", "mail": "bao-chi@example.vn"}
    page = read(client, "press")
    assert "1 đường &lt;Thử&gt;" in page and 'href="mailto:bao-chi@example.vn"' in page
    assert words.of("vi")["phone"] not in page


def test_times_are_said_in_words():
    assert dates.lasting(timedelta(seconds=3), "vi") == "1 phút"
    assert dates.lasting(timedelta(days=2), "en") == "2 days"
    assert dates.month(2026, 3, "en") == "March 2026"
    assert dates.month(2026, 3, "rad") == "Tháng 3/2026"
