"""Films: read as what a stranger may have made, with captions and words for whoever cannot hear or see."""

import contextlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import (
    approving,
    captions,
    containers,
    drafting,
    publishing,
    stories,
    videos,
    workbench,
)
from nhipcau.newsroom.domain.workbench import Given
from nhipcau.newsroom.models import Video
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import UnitFactory, person

FILMS = Path(__file__).parent / "films"
MP4, WEBM, OLD = ((FILMS / name).read_bytes() for name in ("tiny.mp4", "tiny.webm", "old.mp4"))
SAID = "WEBVTT\n\n00:00:00.000 --> 00:00:00.500\nSáng.\n\n00:00:00.500 --> 00:00:01.000\nTrưa.\n"


def test_size_length_and_sound_are_read_from_the_file():
    assert containers.measured(MP4) == containers.Film("mp4", 160, 90, 1000, has_sound=False)
    assert containers.measured(WEBM) == containers.Film("webm", 160, 90, 1008, has_sound=True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (newsroom.photograph(), "không phải phim"),
        (b"<html><script>alert(1)</script>", "không phải phim"),
        (b"", "không phải phim"),
        (OLD, "mp4v.*H.264"),
        (MP4[:8] + b"qt  " + MP4[12:], "QuickTime"),
        (MP4[:200], "hỏng"),
        # A box that claims to reach beyond the end of the file.
        (b"\x00\x00\x00\x10ftypisom\0\0\0\0" + b"\xff\xff\xff\xffmoov", "hỏng"),
        (b"\x00\x00\x00\x10ftypisom\0\0\0\0" + b"\x00\x00\x00\x08free" * 30_000, "hỏng"),
        (WEBM[:60], "hỏng|không phải|không có hình"),
        (WEBM.replace(b"webm", b"matr", 1), "không phải phim"),
        (WEBM.replace(b"V_VP9", b"V_XXX", 1), "V_XXX"),
    ],
)
def test_what_is_no_film_for_browsers_is_refused(content: bytes, said: str):
    with pytest.raises(Refused, match=said):
        containers.measured(content)


@given(st.data())
def test_a_file_broken_anywhere_is_read_or_refused_and_nothing_else(data: st.DataObject):
    content = bytearray(data.draw(st.sampled_from([MP4, WEBM])))
    for _number in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    with contextlib.suppress(Refused):
        containers.measured(bytes(content[:cut]))


CUES = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(1, 900), st.text("aăâ ê,.!♪", min_size=1, max_size=20)),
    min_size=1,
    max_size=8,
)


@given(CUES)
def test_captions_kept_are_captions_read(rows: list[tuple[int, int, str]]):
    cues, at = [], 0
    for gap, lasts, words in rows:
        at += gap
        cues.append(captions.Cue("", at, at + lasts, "", words.strip() or "♪"))
    said = captions.written(cues)
    assert captions.checked(said) == captions.checked(captions.checked(said))
    assert [(each.start, each.end) for each in captions.read(said)] == [
        (each.start, each.end) for each in cues
    ]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("00:00.000 --> 00:01.000\nSáng.", "dòng 1: dòng đầu phải là WEBVTT"),
        ("WEBVTT\n\n00:00:02,000 --> 00:00:03,000\nSáng.", "dòng 3: phải là thời gian"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nSáng.", "dòng 3: câu kết thúc trước"),
        (
            "WEBVTT\n\n00:02.000 --> 00:03.000\nA\n\n00:01.000 --> 00:04.000\nB",
            "dòng 6: câu này bắt đầu trước",
        ),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\n", "dòng 3: dưới thời gian chưa có chữ"),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\n<script>x</script>", "dòng 4: chỉ dùng được"),
        ("WEBVTT\n\nSTYLE\n::cue { color: red }", "dòng 3: STYLE"),
        ("WEBVTT\n\n", "chưa có câu nào"),
        ("WEBVTT\n\n00:02.000 --> 00:09.000\nA", "00:00:09.000 mà phim chỉ dài 00:00:05.000"),
    ],
)
def test_captions_that_cannot_stand_are_refused_with_their_line(said: str, wrong: str):
    with pytest.raises(Refused, match=wrong):
        captions.checked(said, 5000)


def test_captions_are_kept_in_one_form():
    loose = (
        "\ufeffWEBVTT - phim\r\nKind: captions\r\n\r\nNOTE ghi chú\r\n\r\n"
        "một\r\n01:02.500 --> 01:03.000 align:start\r\n<v Lan>Che\u0300<b>!</b>\r\n"
    )
    kept = "WEBVTT\n\nmột\n00:01:02.500 --> 00:01:03.000 align:start\n<v Lan>Chè<b>!</b>\n"
    assert captions.checked(loose) == kept


def test_letters_of_other_times_are_named():
    assert captions.decoded("WEBVTT".encode("utf-16")) == "WEBVTT"
    with pytest.raises(Refused, match="UTF-8"):
        captions.decoded("Phụ đề".encode("cp1258", "replace") + b"\xff")


@pytest.mark.django_db
class TestStories:
    def test_a_film_story_lacks_what_others_need(self):
        story = newsroom.drafted(kind="video", body="")
        edition = newsroom.edition_of(story)
        with pytest.raises(Refused) as refused:
            approving.submit(actor=person(Role.OFFICER), edition=edition)
        said = str(refused.value)
        assert all(each in said for each in ("Chưa chọn phim", "Chưa chọn ảnh chính", "bản chép lời"))
        newsroom.write(edition, person(Role.OFFICER), video=newsroom.film(content=WEBM), body="Lời.")
        assert any("chưa có phụ đề" in each for each in drafting.missing(newsroom.edition_of(story)))
        still = newsroom.picture()
        newsroom.write(edition, person(Role.OFFICER), picture=still, picture_alt="Cầu", captions=SAID)
        assert drafting.missing(newsroom.edition_of(story)) == []

    def test_a_silent_film_needs_no_captions(self):
        assert drafting.missing(newsroom.edition_of(newsroom.filmed(content=MP4, captions=""))) == []

    def test_a_translation_has_the_film_of_its_source_and_captions_of_its_own(self):
        story = newsroom.filmed(content=WEBM, captions=SAID)
        other = newsroom.film(content=MP4)
        edition = newsroom.translated(story, "en", video=other)
        assert edition.current.video == newsroom.edition_of(story).current.video
        assert any("còn nguyên chữ" in each for each in drafting.missing(edition))
        newsroom.write(edition, person(Role.OFFICER), captions=SAID.replace("Sáng", "Morning"))
        assert drafting.missing(newsroom.edition_of(story, "en")) == []

    def test_translating_sentences_keeps_the_captions(self):
        officer, story = person(Role.OFFICER), newsroom.filmed(content=WEBM, captions=SAID)
        edition = stories.open_edition(actor=officer, story=story, language=newsroom.language("en"))
        mine = SAID.replace("Sáng", "Morning")
        newsroom.write(edition, officer, captions=mine)
        workbench.save(actor=officer, edition=edition, given={0: Given("Film", is_done=True, stroke=1)})
        now = newsroom.edition_of(story, "en").current
        assert (now.title, now.captions) == ("Film", mine)

    def test_rights_that_end_hold_it_back(self):
        today = timezone.localdate()
        story = newsroom.filmed(content=WEBM, captions=SAID, until=today + timedelta(days=2))
        edition = newsroom.approved(story)
        with pytest.raises(Refused, match="hết hạn được dùng"):
            publishing.publish(
                actor=person(Role.OFFICER), edition=edition, at=timezone.now() + timedelta(days=5)
            )
        Video.objects.update(rights_until=today - timedelta(days=1))
        assert any("hết hạn" in each for each in videos.lacking(newsroom.edition_of(story)))

    def test_the_same_film_twice_stands_once_and_one_too_large_not_at_all(self, settings):
        unit = UnitFactory()
        assert newsroom.film(unit, content=MP4) == newsroom.film(unit, content=MP4)
        settings.NHIPCAU_VIDEO_LIMIT = len(MP4) - 1
        with pytest.raises(Refused, match="vượt giới hạn"):
            newsroom.film(UnitFactory(), content=MP4)

    def test_screens_add_a_film_and_take_captions_from_a_file(self, client: Client):
        officer, unit = person(Role.OFFICER), UnitFactory()
        client.force_login(officer)
        given = {"title": "Sông", "credit": "Sở", "rights": "own", "unit": unit.pk}
        file = SimpleUploadedFile("song.webm", WEBM, "video/webm")
        answer = client.post(reverse("newsroom:new_video"), given | {"file": file})
        made = Video.objects.get()
        assert answer.url == reverse("newsroom:edit_video", args=[made.pk])
        wrong = SimpleUploadedFile("song.mp4", b"<html>", "video/mp4")
        refused = client.post(reverse("newsroom:new_video"), given | {"file": wrong})
        assert refused.status_code == 422 and "không phải phim" in refused.content.decode()
        story = newsroom.drafted(unit, officer, kind="video")
        edition = newsroom.edition_of(story)
        form = {"title": "Phim", "base": drafting.base_of(edition.current), "video": made.pk, "body": "Lời."}
        form |= {"captions_file": SimpleUploadedFile("vi.vtt", SAID.encode(), "text/vtt")}
        client.post(reverse("newsroom:write", args=[edition.pk]), form)
        now = newsroom.edition_of(story).current
        assert (now.video, now.captions) == (made, SAID)
        listed = client.get(reverse("newsroom:videos"), {"q": "song"})
        assert [each.pk for each in listed.context["page_obj"]] == [made.pk]
