"""The printable form of a story: linked from its page, baked with it, gone when it is gone."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from nhipcau.newsroom.domain import pictures, publishing
from nhipcau.portal.domain import baking
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def test_the_page_leads_to_it(client: Client):
    shown = newsroom.published()
    address = reverse("portal:paper", args=["vi", shown.story_id])
    page = client.get(f"/vi/tin/{shown.story_id}/{shown.slug}/")
    assert f'href="{address}"' in page.content.decode()
    file = client.get(address)
    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert file.content.startswith(b"%PDF-") and "Set-Cookie" not in file
    again = client.get(address, headers={"If-None-Match": file["ETag"]})
    assert again.status_code == 304


def test_what_is_not_public_has_none(client: Client):
    draft, gone = newsroom.drafted(), newsroom.published()
    publishing.withdraw(actor=person(Role.OFFICER), story=gone.story, reason="nhầm")
    for story in (draft.pk, gone.story_id, 999_999):
        assert client.get(reverse("portal:paper", args=["vi", story])).status_code == 404


def test_it_is_baked_and_follows_the_words_about_its_pictures(tmp_path: Path):
    picture = newsroom.picture()
    shown = newsroom.published(picture=picture, picture_alt="Tháp")
    other = newsroom.published(title="Bài khác")
    assert baking.bake(tmp_path).broken == []
    mine, theirs = (tmp_path / f"vi/tin/{each.story_id}/bai.pdf" for each in (shown, other))
    before, same = mine.read_bytes(), theirs.stat().st_mtime_ns
    pictures.correct(actor=person(Role.OFFICER), picture=picture, wanted={"credit": "Ảnh: Báo tỉnh"})
    baking.bake(tmp_path)
    assert mine.read_bytes() != before
    assert theirs.stat().st_mtime_ns == same
    publishing.withdraw(actor=person(Role.OFFICER), story=shown.story, reason="nhầm")
    baking.bake(tmp_path)
    assert not mine.exists() and theirs.exists()
