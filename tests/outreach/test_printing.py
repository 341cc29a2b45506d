"""Printed stories: tagged, told in their own language, every letter drawn by a face of the product.

What is held here is read from the file itself; no validator of PDF/UA runs in the tests.
"""

import io
from typing import Any

import pytest
from pyhanko.pdf_utils.generic import Dereferenceable
from pyhanko.pdf_utils.reader import PdfFileReader

from nhipcau.newsroom.models import Language, Publication
from nhipcau.outreach.domain import printing
from nhipcau.outreach.domain.printing import Cover
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person
from tests.official.golden import pdf_text

pytestmark = pytest.mark.django_db
OFFICE = "Sở Văn hóa, Thể thao và Du lịch"
BODY = (
    "Một câu **đậm** và [liên kết](https://example.org/a).\n\n#### Chương trình\n\n- Rước\n- Hội\n\n"
    "1. Một\n2. Hai\n\n> Lời dặn.\n\n| Xã | Khách |\n|---|---|\n| Bến Tràng | 1.200 |\n"
)
# A line in each script the site has, and the direction in which it is read.
LINES = {
    "en": "The bridge opens, and 1,245 metres lie between the banks.",
    "ru": "Мост открыт: между берегами 1245 метров.",
    "zh-Hans": "大桥通车，两岸相距1245米。",
    "ar": "افتُتح الجسر، وبين الضفتين 1245 مترًا.",
    "km": "ស្ពាន\u200bបើក\u200bឱ្យ\u200bប្រើ\u200bហើយ មាន\u200bប្រវែង ១២៤៥ ម៉ែត្រ។",
    "cjm": "ꨀꨪꨓ ꨎꨯꨱꩃ ꨠꨩꨝꨳ ꨆꨭꨮꨩ",
    "blt": "ꪼꪕ ꪹꪝꪸꪉ ꪣꪴꪉ ꪶꪔ",
    "rad": "Čar Dăm, êlan ƀơ̆ng, ơ̆ ŭn",
}


def of(publication: Publication) -> Publication:
    """As a page asks for it."""
    beside = ("version__picture__file", "edition", "story__unit", "story__language", "language")
    return Publication.objects.select_related(*beside).get(pk=publication.pk)


def written(*shown: Publication, cover: Cover | None = None) -> bytes:
    return printing.written(printing.of([of(each) for each in shown], OFFICE, cover))


def whole(value: Any) -> Any:
    return value.get_object() if isinstance(value, Dereferenceable) else value


def tags(node: Any) -> list[Any]:
    """Every structure element under a node, in reading order."""
    node = whole(node)
    if isinstance(node, list):
        return [tag for child in node for tag in tags(child)]
    if not isinstance(node, dict):
        return []
    return ([node] if "/S" in node else []) + (tags(node["/K"]) if "/K" in node else [])


def read(file: bytes) -> PdfFileReader:
    return PdfFileReader(io.BytesIO(file))


def kinds(file: bytes) -> list[str]:
    return [str(tag["/S"]) for tag in tags(read(file).root["/StructTreeRoot"])]


def faces(file: bytes) -> set[str]:
    reader, names = read(file), set()
    for number in range(int(reader.root["/Pages"]["/Count"])):
        page = reader.find_page_for_modification(number)[0].get_object()
        fonts = page["/Resources"].get("/Font", {})
        names |= {str(fonts[key]["/BaseFont"]).partition("+")[2].partition("-")[0] for key in fonts}
    return names


def test_a_story_is_tagged_and_says_its_language_and_title():
    picture = newsroom.picture()
    shown = newsroom.published(
        body=f'{BODY}\n![Hội](hinh:{picture.pk} "Ngày hội")', picture=picture, picture_alt="Tháp"
    )
    made = written(shown)
    root = read(made).root
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("vi", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert shown.version.title in made.decode("utf-8", "replace")
    found = tags(root["/StructTreeRoot"])
    names = [str(tag["/S"]) for tag in found]
    assert (names.count("/H1"), names.count("/H2"), names.count("/L")) == (1, 1, 2)
    assert (names.count("/Table"), names.count("/TH"), names.count("/TD")) == (1, 2, 2)
    assert "/BlockQuote" in names and "/Link" in names
    alts = [str(tag["/Alt"]) for tag in found if tag["/S"] == "/Figure"]
    assert alts[:2] == ["Tháp", "Hội"]
    assert shown.version.title not in alts and len(alts) == 3


def test_it_is_read_in_the_order_of_the_page():
    shown = newsroom.published(body=BODY)
    said = pdf_text(written(shown)).replace("\u200b", "")
    words = [
        shown.version.title, "Hàng nghìn người", "Đăng ngày", str(shown.story.unit), "Một câu đậm",
        "Chương trình", "Rước", "Lời dặn", "Bến Tràng", f"/tin/{shown.story_id}/", OFFICE,
    ]  # fmt: skip
    places = [said.find(each) for each in words]
    assert -1 not in places and places == sorted(places)


@pytest.mark.parametrize("code", LINES)
def test_every_script_is_drawn_by_our_own_faces(code: str):
    line, language = LINES[code], Language.objects.get(code=code)
    story = newsroom.drafted()
    newsroom.published(story)
    newsroom.translated(story, code, title=line[:60], lead=line, body=f"## {line}\n\n**{line}**")
    shown = newsroom.published(story, code)
    made = written(shown)
    assert faces(made) <= {
        "NotoSerif",
        "NotoSansSC",
        "NotoSansArabic",
        "NotoSansKhmer",
        "NotoSansCham",
        "NotoSansTaiViet",
    }
    assert "□" not in pdf_text(made)
    assert str(read(made).root["/Lang"]) == {"zh-Hans": "zh-CN"}.get(code, code)
    told = printing.of([of(shown)], OFFICE).content
    assert told["dir"] == ("rtl" if language.is_rtl else "ltr")


def test_a_correction_stands_on_it_and_makes_another_file():
    story = newsroom.drafted()
    before = printing.of([of(newsroom.published(story))], OFFICE)
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Sáng 13.")
    after = printing.of([of(newsroom.published(story, correction="Ngày là 13, không phải 12."))], OFFICE)
    assert before.digest != after.digest
    said = " ".join(pdf_text(printing.written(after)).split())
    assert "Đính chính" in said and "Ngày là 13, không phải 12." in said


def test_a_picture_whose_rights_are_over_is_not_printed():
    from datetime import timedelta

    from django.utils import timezone

    picture = newsroom.picture()
    shown = newsroom.published(picture=picture, picture_alt="Tháp")
    picture.rights_until = timezone.localdate() - timedelta(days=1)
    picture.save()
    assert printing.of([of(shown)], OFFICE).pictures == {}


def test_the_same_story_is_set_once():
    leaflet = printing.of([of(newsroom.published())], OFFICE)
    file = printing.drawn(leaflet)
    written_at = file.stat().st_mtime_ns
    assert printing.drawn(leaflet) == file
    assert file.stat().st_mtime_ns == written_at


def test_several_have_a_cover_contents_and_bookmarks():
    from django.utils import timezone

    shown = [newsroom.published(title=f"Bài thứ {number}") for number in (1, 2, 3)]
    made = written(*shown, cover=Cover("Sông Cầu tháng mười", "Phòng Tổng hợp", timezone.now()))
    pages = pdf_text(made).split("\f")
    assert "Sông Cầu tháng mười" in pages[0] and "Phòng Tổng hợp" in pages[0]
    assert "Mục lục" in pages[1]
    for number in (1, 2, 3):
        page = next(at for at, said in enumerate(pages, 1) if at > 2 and f"Bài thứ {number}" in said)
        line = next(line for line in pages[1].splitlines() if f"Bài thứ {number}" in line)
        assert line.rstrip().endswith(str(page))
    outline = read(made).root["/Outlines"]
    assert int(outline["/Count"]) == 3 or abs(int(outline["/Count"])) >= 3
    assert "/TOC" in kinds(made)
