"""Pictures in: what is one, whose it is; pictures out: without what the camera wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import pictures
from nhipcau.newsroom.models import Picture
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person


def exif() -> Image.Exif:
    told = Image.Exif()
    told[0x010E] = "So nha rieng"
    told[0x0112] = 6  # on its side
    return told


@pytest.mark.django_db
def test_the_public_sees_it_upright_and_without_what_the_camera_wrote():
    made = newsroom.picture(content=newsroom.photograph(800, 600, exif=exif()))
    assert (made.width, made.height) == (600, 800)
    path = pictures.drawn(digest=made.file.sha256, width=480)
    assert path is not None
    with Image.open(path) as shown:
        assert (shown.format, shown.size) == ("WEBP", (480, 640))
        assert not shown.getexif()
    assert b"So nha rieng" not in path.read_bytes()
    assert pictures.drawn(digest=made.file.sha256, width=480, focus=(0, 99)) is None
    pictures.correct(actor=person(Role.OFFICER), picture=made, wanted={"focus_x": 0, "focus_y": 100})
    cut = pictures.drawn(digest=made.file.sha256, width=480, focus=(0, 100))
    with Image.open(cut) as shown:
        assert abs(shown.width * 9 - shown.height * 16) <= 16
    assert pictures.drawn(digest=made.file.sha256, width=481) is None
    assert pictures.drawn(digest="0" * 64, width=480) is None


@pytest.mark.django_db
def test_the_same_picture_stands_once():
    unit = newsroom.picture().unit
    newsroom.picture(unit)
    assert Picture.objects.count() == 1


BAD = {
    "văn bản": b"Khong phai anh",
    "GIF": newsroom.photograph(form="GIF"),
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "cụt": newsroom.photograph()[:400],
    "nhỏ": newsroom.photograph(200, 200),
    "quá lớn": newsroom.photograph(9000, 8000, form="PNG"),
    "rỗng": b"",
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_picture(kind: str):
    with pytest.raises(Refused):
        newsroom.picture(content=BAD[kind])
    assert not Picture.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [{"alt": " "}, {"credit": ""}, {"rights": "found"}, {"rights": "licensed"}, {"focus_x": 101}]
)
def test_words_that_are_missing(words: dict[str, object]):
    with pytest.raises(Refused):
        newsroom.picture(**words)


@given(st.integers(480, 5000), st.integers(10, 5000), st.integers(0, 100), st.integers(0, 100))
def test_the_cut_holds_the_focus_within_the_picture(width: int, height: int, x: int, y: int):
    left, top, right, bottom = pictures.cut_box((width, height), (x, y))
    assert 0 <= left < right <= width
    assert 0 <= top <= bottom <= height
    assert left <= width * x / 100 + 1 and width * x / 100 - 1 <= right
    assert top <= height * y / 100 + 1 and height * y / 100 - 1 <= bottom
    assert (right - left) == width or (bottom - top) == height
