"""Pages that stay and stories told by pictures, as the public meets them."""

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from nhipcau.newsroom.domain import approving, drafting
from nhipcau.newsroom.models import Story
from nhipcau.portal.domain import addresses, baking
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db
MEDIA = "{http://search.yahoo.com/mrss/}"


def profile(aspect: str, **wanted) -> Story:
    return newsroom.drafted(kind="profile", aspect=aspect, review_on=date(2030, 1, 2), **wanted)


def gallery(number: int, **wanted) -> Story:
    shots = [
        newsroom.picture(content=newsroom.photograph(900 + at), title=f"Ảnh {at}") for at in range(number)
    ]
    lines = [f'![Mô tả {at}](hinh:{each.pk} "Lời {at}")' for at, each in enumerate(shots)]
    return newsroom.drafted(kind="photo", body="\n\n".join(["Mở đầu.", *lines]), **wanted)


def data_of(page: str) -> list[dict[str, object]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found is not None
    return json.loads(found[1])["@graph"]


def test_pages_that_stay_have_a_place_of_their_own_and_are_no_news(client: Client):
    newsroom.published(newsroom.drafted(title="Tin hôm nay"))
    newsroom.published(profile("dau-tu", title="Vì sao đầu tư"))
    newsroom.published(profile("con-nguoi", title="Người giữ sông"))
    home = client.get(reverse("portal:home", args=["vi"])).content.decode()
    assert "Tin hôm nay" in home
    assert "Vì sao đầu tư" not in home
    for aspect, title in (("dau-tu", "Vì sao đầu tư"), ("con-nguoi", "Người giữ sông")):
        link = reverse("portal:aspect", args=["vi", aspect])
        assert f'href="{link}"' in home
        assert f'href="{link}"' in client.get(reverse("portal:site_map", args=["vi"])).content.decode()
        page = client.get(link).content.decode()
        assert title in page and "Tin hôm nay" not in page
    assert client.get(reverse("portal:aspect", args=["vi", "van-hoa"])).status_code == 404
    assert client.get("/vi/gioi-thieu-tinh/thoi-tiet/").status_code == 404
    whole = client.get(reverse("portal:profiles", args=["vi"])).content.decode()
    assert whole.index("Vì sao đầu tư") < whole.index("Người giữ sông")
    assert client.get(reverse("portal:profiles", args=["en"])).status_code == 200


def test_a_photo_story_is_not_handed_in_with_two_pictures():
    edition = newsroom.edition_of(gallery(2))
    with pytest.raises(ValidationError, match="ít nhất 3 ảnh khác nhau trong bài, mới có 2"):
        approving.submit(actor=person(Role.OFFICER), edition=edition)
    assert drafting.missing(newsroom.edition_of(gallery(3))) == []


def test_the_same_picture_three_times_is_one():
    shot = newsroom.picture()
    story = newsroom.drafted(kind="photo", body="\n\n".join([f"![Tháp](hinh:{shot.pk})"] * 3))
    assert any("mới có 1" in each for each in drafting.missing(newsroom.edition_of(story)))


def test_every_picture_stands_large_in_its_order_and_is_led_to(client: Client):
    shown = newsroom.published(gallery(4))
    page = client.get(addresses.of(shown, "vi")).content.decode()
    ids = re.findall(r'<figure class="shot" id="(anh-\d)"', page)
    assert ids == ["anh-1", "anh-2", "anh-3", "anh-4"] == re.findall(r'<a href="#(anh-\d)"', page)
    assert [page.index(f"Lời {at}") for at in range(4)] == sorted(page.index(f"Lời {at}") for at in range(4))
    assert "Ảnh 4 / 4" in page
    told = next(each for each in data_of(page) if each["@type"] == "ImageGallery")
    assert [each["caption"] for each in told["image"]] == [f"Lời {at}" for at in range(4)]
    assert all(each["creditText"] == "Sở Văn hóa" and each["description"] for each in told["image"])
    for each in told["image"]:
        assert client.get(each["contentUrl"].removeprefix("http://testserver")).status_code == 200


def test_feeds_carry_every_picture_of_a_photo_story(client: Client):
    newsroom.published(gallery(3, title="Ba ảnh"))
    newsroom.published(newsroom.drafted(title="Không ảnh"))
    root = ElementTree.fromstring(client.get(reverse("portal:feed_rss", args=["vi"])).content)
    found = {
        item.findtext("title"): [each.findtext(f"{MEDIA}title") for each in item.iter(f"{MEDIA}content")]
        for item in root.iter("item")
    }
    assert found == {"Ba ảnh": ["Lời 0", "Lời 1", "Lời 2"], "Không ảnh": []}


def test_questions_do_not_grow_with_the_pictures(client: Client, django_assert_max_num_queries):
    for number in (3, 9):
        shown = newsroom.published(gallery(number))
        with django_assert_max_num_queries(10):
            assert client.get(addresses.of(shown, "vi")).status_code == 200


def test_a_film_with_captions_of_each_language_and_its_words(client: Client):
    story = newsroom.filmed(title="Một ngày trên sông", body="Có tiếng đàn.")
    newsroom.translated(story, "en", captions=newsroom.CAPTIONS.replace("Sáng", "Morning"))
    shown, english = newsroom.published(story), newsroom.published(story, "en")
    answer = client.get(addresses.of(shown, "vi"))
    page = answer.content.decode()
    assert "media-src 'self'" in answer["Content-Security-Policy"]
    tag = re.search(r"<video [^>]*>", page)
    assert tag is not None and 'controls preload="none"' in tag[0] and 'poster="/hinh/' in tag[0]
    tracks = re.findall(
        r'<track kind="captions" src="([^"]+)" srclang="(\w+)" label="([^"]+)"( default)?>', page
    )
    assert [(code, name, bool(own)) for _src, code, name, own in tracks] == [
        ("vi", "Tiếng Việt", True),
        ("en", "English", False),
    ]
    for (source, *_rest), word in zip(tracks, ("Sáng", "Morning"), strict=True):
        file = client.get(source)
        assert file["Content-Type"] == "text/vtt; charset=utf-8"
        assert file["X-Content-Type-Options"] == "nosniff"
        assert word in file.content.decode()
    assert page.index("Bản chép lời") < page.index("<p>Có tiếng đàn.")
    told = next(each for each in data_of(page) if each["@type"] == "VideoObject")
    assert (told["transcript"], told["duration"]) == ("Có tiếng đàn.", "PT1S")
    assert client.get(addresses.of(english, "en")).content.decode().count("<track") == 2


def test_a_player_gets_the_part_it_asks_for(client: Client):
    story = newsroom.filmed()
    video = newsroom.edition_of(story).current.video
    link = reverse("pictures:video", args=[video.file.sha256, "webm"])
    content = newsroom.TINY.read_bytes()
    size = len(content)

    def ask(wanted: str, **headers: str) -> tuple[int, str, bytes]:
        answer = client.get(link, headers={"range": wanted, **headers})
        return answer.status_code, answer.get("Content-Range", ""), answer.getvalue()

    whole = client.get(link)
    assert (whole.status_code, whole.getvalue()) == (200, content)
    assert (whole["Content-Type"], whole["Accept-Ranges"]) == ("video/webm", "bytes")
    assert whole["X-Content-Type-Options"] == "nosniff"
    assert ask("bytes=0-9") == (206, f"bytes 0-9/{size}", content[:10])
    assert ask("bytes=100-") == (206, f"bytes 100-{size - 1}/{size}", content[100:])
    assert ask("bytes=-7") == (206, f"bytes {size - 7}-{size - 1}/{size}", content[-7:])
    assert ask(f"bytes={size}-") == (416, f"bytes */{size}", b"")
    assert ask("bytes=-0")[0] == 416
    # Of several parts, or in another unit, the whole is a right answer too.
    assert ask("bytes=0-1,4-5") == (200, "", content)
    assert ask("bytes=0-9", **{"if-range": '"other"'}) == (200, "", content)
    assert client.get(reverse("pictures:video", args=[video.file.sha256, "mp4"])).status_code == 404
    assert client.get(reverse("pictures:video", args=["0" * 64, "webm"])).status_code == 404


def test_feeds_carry_the_film(client: Client):
    newsroom.published(newsroom.filmed(title="Phim"))
    root = ElementTree.fromstring(client.get(reverse("portal:feed_rss", args=["vi"])).content)
    film, still = root.iter(f"{MEDIA}content")
    assert (film.get("medium"), film.get("type"), film.get("duration")) == ("video", "video/webm", "1")
    assert film.find(f"{MEDIA}thumbnail").get("url") == still.get("url")
    item = client.get(reverse("portal:feed_json", args=["vi"])).json()["items"][0]
    assert item["attachments"][0]["mime_type"] == "video/webm"
    assert client.get(item["attachments"][0]["url"].removeprefix("http://testserver")).status_code == 200


def test_a_film_is_baked_with_its_captions(tmp_path: Path):
    shown = newsroom.published(newsroom.filmed())
    found = baking.bake(tmp_path)
    assert found.broken == []
    video = shown.version.video
    assert (tmp_path / "hinh" / f"{video.file.sha256}.webm").read_bytes() == newsroom.TINY.read_bytes()
    captions = tmp_path / "vi" / "tin" / str(shown.story_id) / "phu-de.vtt"
    assert captions.read_text() == newsroom.CAPTIONS
    assert any(each.suffix == ".webp" for each in (tmp_path / "hinh").iterdir())
