"""Screens of the newsroom: what was typed is never lost, lists leave as files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nhipcau.newsroom.domain import drafting
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def test_two_windows_lose_no_word(client: Client):
    writer, other = person(Role.OFFICER), person(Role.OFFICER)
    story = newsroom.drafted(actor=writer)
    edition = newsroom.edition_of(story)
    address = reverse("newsroom:write", args=[edition.pk])
    sent = newsroom.WORDS | {"base": drafting.base_of(edition.current), "title": "Của tôi"}
    newsroom.write(edition, other, title="Của người khác")
    client.force_login(writer)
    page = client.post(address, sent)
    assert page.status_code == 422
    said = page.content.decode()
    assert 'value="Của tôi"' in said
    assert "Của người khác" in said
    # Seen, and saved knowingly: theirs stays as a version.
    form = page.context["form"]
    assert client.post(address, sent | {"base": form["base"].value()}).status_code == 302
    titles = [each.title for each in newsroom.edition_of(story).versions.all()]
    assert titles[:2] == ["Của tôi", "Của người khác"]


def test_lists_leave_as_files_by_what_the_filter_finds(client: Client):
    newsroom.drafted(title="Cầu mới")
    newsroom.submitted(newsroom.drafted(title="Lễ hội"))
    newsroom.picture(title="Tháp cổ")
    client.force_login(person(Role.OFFICER))
    for name, query, here, away in (
        ("stories", {"q": "cau"}, "Cầu mới", "Lễ hội"),
        ("stories", {"state": "submitted"}, "Lễ hội", "Cầu mới"),
        ("pictures", {"q": "thap co"}, "Tháp cổ", "Cầu"),
    ):
        told = client.get(reverse(f"newsroom:{name}"), query | {"export": "csv"}).getvalue().decode()
        assert here in told
        assert away not in told


def test_a_picture_comes_in_by_the_form(client: Client):
    head = person(Role.UNIT_HEAD)
    unit = head.memberships.get().unit
    client.force_login(head)
    sent = {"title": "Tháp", "alt": "Tháp", "credit": "Sở", "rights": "own", "medium": "photo"}
    sent |= {"focus_x": 50, "focus_y": 50, "unit": unit.pk}
    sent |= {"file": SimpleUploadedFile("a.jpg", newsroom.photograph())}
    assert client.post(reverse("newsroom:new_picture"), sent).status_code == 302
    sent["file"] = SimpleUploadedFile("a.jpg", b"<script>")
    page = client.post(reverse("newsroom:new_picture"), sent)
    assert page.status_code == 422
    assert "không phải ảnh" in page.content.decode()


def test_a_schedule_needs_day_and_hour(client: Client):
    edition = newsroom.approved(newsroom.drafted())
    client.force_login(person(Role.OFFICER))
    address = reverse("newsroom:publish", args=[edition.pk])
    for sent in ({"day": "01/12/2030"}, {"hour": "07:30"}, {"day": "32/01/2027", "hour": "07:30"}):
        assert client.post(address, sent).status_code == 422
    assert not edition.publications.exists()
