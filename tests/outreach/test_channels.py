"""The register of official channels, packs for them and for no others, and nobody counted."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import models
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nhipcau.core.domain import figures
from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import publishing
from nhipcau.outreach.domain import channels, packs
from nhipcau.outreach.enums import ChannelState, Counting
from nhipcau.outreach.models import Channel, Platform, Posting
from nhipcau.units.enums import Role
from tests.factories import newsroom, outreach
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def test_a_channel_takes_two_people_and_so_does_each_change(client):
    officer, leader = person(Role.OFFICER), person(Role.LEADER)
    made = outreach.entered(actor=officer)
    page = reverse("letters:channels", args=["vi"])
    assert made.state == ChannelState.PROPOSED
    assert made.address not in client.get(page).content.decode()
    with pytest.raises(Refused, match="người khác"):
        channels.confirm(actor=officer, channel=made)
    made = channels.confirm(actor=leader, channel=made)
    assert made.address in client.get(page).content.decode()
    wanted = outreach.channel_fields(made.unit, address="https://x.com/moi", name="Tên mới")
    made = channels.change(actor=officer, channel=made, wanted=wanted)
    assert "Tên mới" not in client.get(page).content.decode()
    with pytest.raises(Refused, match="người khác"):
        channels.confirm(actor=officer, channel=made)
    channels.confirm(actor=leader, channel=made)
    assert "Tên mới" in client.get(page).content.decode()
    made.refresh_from_db()
    with pytest.raises(Refused, match="không có gì"):
        channels.confirm(actor=leader, channel=made)
    closing = wanted | {"until": timezone.localdate()}
    channels.confirm(actor=leader, channel=channels.change(actor=officer, channel=made, wanted=closing))
    said = client.get(page).content.decode()
    assert "Đã đóng" in said
    assert 'href="https://x.com/moi"' not in said, "a closed one is named, not led to"
    with pytest.raises(PermissionDenied):
        channels.enter(actor=person(Role.UNIT_STAFF, made.unit), wanted=outreach.channel_fields(made.unit))


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "http://x.com/a"},
        {"address": "javascript:alert(1)"},
        {"verified": " "},
        {"languages": []},
        {"until": timezone.localdate() - timedelta(days=99)},
    ],
)
def test_what_anyone_could_not_check_is_refused(wrong):
    with pytest.raises(Refused):
        outreach.entered(**wrong)
    assert not Channel.objects.exists()


def test_a_pack_for_official_channels_and_no_others():
    photo = newsroom.picture(content=newsroom.photograph(2400, 1600))
    story = newsroom.drafted(picture=photo, picture_alt="Tháp", lead="Một câu tóm tắt. " * 30)
    shown = newsroom.published(story)
    officer = person(Role.OFFICER)
    for channel in (
        outreach.entered(),
        outreach.channel(until=timezone.localdate()),
        outreach.channel(languages=[newsroom.language("en")]),
    ):
        with pytest.raises(Refused):
            packs.archive(actor=officer, publication=shown, channel=channel)
        with pytest.raises(Refused):
            packs.record_post(
                actor=officer,
                publication=shown,
                channel=channel,
                link="https://x.com/kenh/1",
                posted_on=timezone.localdate(),
            )
    channel = outreach.channel()
    pack = packs.of(shown, channel)
    assert pack.is_cut
    assert pack.length <= 280
    assert pack.text.endswith(pack.link)
    with zipfile.ZipFile(
        io.BytesIO(packs.archive(actor=officer, publication=shown, channel=channel))
    ) as packed:
        names = set(packed.namelist())
        assert names == {"bai-dang.txt", "lien-ket.txt", "mo-ta-anh.txt", "anh-1-1600x900.jpg"}
        with Image.open(io.BytesIO(packed.read("anh-1-1600x900.jpg"))) as image:
            assert (image.size, image.format) == ((1600, 900), "JPEG")
        assert "Tháp" in packed.read("mo-ta-anh.txt").decode()
    publishing.withdraw(actor=officer, story=story, reason="Nhầm.")
    with pytest.raises(Refused, match="không đăng"):
        packs.of(shown, channel)


def test_where_it_was_posted_is_kept_and_nobody_is_counted(client):
    shown, channel = newsroom.published(), outreach.channel()
    officer, today = person(Role.OFFICER), timezone.localdate()

    def record(link: str, **more: object) -> Posting:
        given = {"publication": shown, "channel": channel, "posted_on": today} | more
        return packs.record_post(actor=officer, link=link, **given)

    made = record("https://x.com/kenh0/status/1")
    for link, more in (
        (made.link, {}),
        ("https://facebook.com/a", {}),
        ("https://x.com.evil.example/1", {}),
        ("http://x.com/1", {}),
        ("https://x.com/2", {"posted_on": today + timedelta(days=1)}),
    ):
        with pytest.raises(Refused):
            record(link, **more)
    to = {
        field.related_model.__name__
        for field in Posting._meta.get_fields()
        if isinstance(field, models.ForeignKey)
    }
    assert to == {"Channel", "Publication"}, "no field leads to a person (safeguard 14)"
    own = [figure for figure in figures.known() if figure.key.startswith("outreach.")]
    assert not [figure for figure in own if "person" in figure.unit or "_by" in figure.unit]
    (posted,) = next(f for f in own if f.key == "outreach.postings").records(today, today)
    assert posted == made
    client.force_login(officer)
    for address in (
        reverse("outreach:pack", args=[shown.pk]),
        reverse("outreach:channel", args=[channel.pk]),
    ):
        page = client.get(address).content.decode()
        assert made.link in page


LATIN = st.text(st.sampled_from("ab ốỹ,.—"), min_size=1, max_size=400)
ANY = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=400)


@given(
    title=st.one_of(LATIN, ANY),
    lead=st.one_of(LATIN, ANY, st.just("")),
    limit=st.integers(60, 600),
    counting=st.sampled_from(list(Counting)),
    link_length=st.sampled_from([0, 23]),
)
def test_text_is_within_the_limit_with_its_link_whole(title, lead, limit, counting, link_length):
    platform = Platform(text_limit=limit, counting=counting, link_length=link_length)
    link = "https://a.vn/vi/tin/1/b/"
    said, is_cut = packs.fitted(title, lead, link, platform)
    assert packs.length(said, platform, link) <= limit
    assert said.endswith(link)
    whole = packs.BREAK.join(filter(None, (title, lead, link)))
    assert (said == whole) == (not is_cut)


def test_lengths_as_platforms_count_them():
    x = Platform(counting=Counting.WEIGHTED, link_length=23)
    # From the platform's own page: up to U+10FF one, so ẵ (U+1EB5) two like Chinese; any link 23.
    assert packs.length("Đà Nẵng", x) == 8
    assert packs.length("越南", x) == 4
    assert packs.length("a https://very.long.example/…", x, "https://very.long.example/…") == 25
    assert packs.length("Đà", Platform(counting=Counting.BYTES)) == 4


@given(
    size=st.tuples(st.integers(50, 5000), st.integers(50, 5000)),
    shape=st.tuples(st.integers(100, 2000), st.integers(100, 2000)),
    focus=st.tuples(st.integers(0, 100), st.integers(0, 100)),
)
def test_a_cut_lies_within_and_holds_the_point_that_matters(size, shape, focus):
    left, top, right, bottom = packs.box(size, shape, focus)
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    assert left <= min(size[0] * focus[0] / 100, size[0]) <= right + 1
    assert top <= size[1] * focus[1] / 100 <= bottom + 1


def test_a_limit_says_from_where_it_is_known():
    officer = person(Role.OFFICER)
    platform = outreach.platform("Khác", text_limit=None, source="")
    with pytest.raises(Refused, match="nguồn"):
        channels.set_limits(actor=officer, platform=platform, wanted={"text_limit": 500, "source": ""})
    held = channels.set_limits(
        actor=officer, platform=platform, wanted={"text_limit": 500, "source": "https://example.org/gioi-han"}
    )
    assert held.text_limit == 500
