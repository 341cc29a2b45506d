"""Papers made of stories: what a person ticked, as it stands in public, read over before it goes out."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from docx import Document

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.outreach import queries
from nhipcau.outreach.domain import dossiers, scripts
from nhipcau.outreach.domain.spoken import spoken
from nhipcau.units.enums import NameKind, Role
from nhipcau.units.models import UnitName
from tests.factories import newsroom
from tests.factories.units import person
from tests.official.golden import pdf_text

pytestmark = pytest.mark.django_db


def test_a_dossier_holds_what_stands_in_its_language():
    first, second = newsroom.published(title="Bài một"), newsroom.published(title="Bài hai")
    draft = newsroom.drafted(title="Bài nháp")
    wanted = [second.story_id, draft.pk, first.story_id]
    made = dossiers.make(
        actor=person(Role.OFFICER), stories=wanted, language=newsroom.language(), title="Tập một"
    )
    contents = pdf_text(made).split("\f")[1]
    assert contents.find("Bài hai") < contents.find("Bài một") and "Bài nháp" not in contents
    entry = AuditEntry.objects.filter(verb="outreach.handout.make").get()
    assert entry.after["publications"] == [second.pk, first.pk]


def test_what_cannot_be_made_says_why():
    shown, actor = newsroom.published(), person(Role.OFFICER)
    given = {"actor": actor, "stories": [shown.story_id], "language": newsroom.language()}
    with pytest.raises(Refused, match="đặt tên"):
        dossiers.make(**given, title=" ")
    with pytest.raises(Refused, match="Không có bài nào"):
        dossiers.make(**given | {"language": newsroom.language("en")}, title="Tập")
    with pytest.raises(Refused, match="nhiều nhất"):
        dossiers.make(**given | {"stories": list(range(1, 50))}, title="Tập")
    with pytest.raises(PermissionDenied):
        dossiers.make(**given | {"actor": person(Role.LEADER)}, title="Tập")


def test_a_script_is_spelt_out_with_cues_that_are_not_read():
    picture = newsroom.picture()
    shown = newsroom.published(
        title="Cầu dài 1.245 m",
        lead="UBND tỉnh mở cầu ngày 12/10/2026.",
        body=f"Có 2.500.000 lượt khách.\n\n![Cầu lúc 5h](hinh:{picture.pk})\n\n- Quý III\n- 12,5%",
    )
    said = scripts.proposed(shown)
    assert said.split("\n\n") == [
        "Cầu dài một nghìn hai trăm bốn mươi lăm mét.",
        "Ủy ban nhân dân tỉnh mở cầu ngày mười hai tháng mười năm hai nghìn không trăm hai mươi sáu.",
        "Có hai triệu năm trăm nghìn lượt khách.",
        "[HÌNH: Cầu lúc 5h]",
        "Quý ba",
        "mười hai phẩy năm phần trăm",
    ]
    vietnamese = newsroom.language()
    assert scripts.seconds("một hai ba\n[NHẠC dài lắm]\nbốn", vietnamese, 60) == 4
    assert scripts.seconds("大桥通车。", newsroom.language("zh-Hans"), 60) == 4


def test_the_directory_gives_its_short_forms():
    shown = newsroom.published(lead="BQLVH công bố.")
    UnitName.objects.create(unit=shown.story.unit, text="BQLVH", kind=NameKind.SHORT)
    said = scripts.proposed(shown, queries.short_forms()).split("\n\n")[1]
    assert said == f"{spoken(shown.story.unit.name)} công bố."


def test_other_languages_stay_as_written():
    story = newsroom.drafted()
    newsroom.published(story)
    newsroom.translated(story, "en", lead="It is 1,245 m long.")
    assert "It is 1,245 m long." in scripts.proposed(newsroom.published(story, "en"))


def test_what_a_person_changed_is_what_goes_out(client):
    shown = newsroom.published()
    client.force_login(person(Role.OFFICER))
    address = f"{reverse('outreach:script')}?ngon-ngu=vi&bai={shown.story_id}"
    page = client.get(address).content.decode()
    assert "khai mạc sáng mười hai tháng mười." in page
    sent = {"speed": 180, f"text_{shown.pk}": "Lời đã sửa.\r\n[NHẠC HIỆU]"}
    text = b"".join(client.post(address, sent | {"lam": "txt"})).decode()
    assert "Lời đã sửa.\n[NHẠC HIỆU]" in text
    file = b"".join(client.post(address, sent | {"lam": "docx"}))
    word = Document(io.BytesIO(file))
    said = [each.text for each in word.paragraphs]
    assert "Lời đã sửa." in said
    cue = next(each for each in word.paragraphs if each.text == "[NHẠC HIỆU]")
    assert cue.runs[0].bold and cue.runs[0].italic
    assert any(
        each.style.name == "Heading 1" and shown.version.title.upper() in each.text
        for each in word.paragraphs
    )
    assert client.post(address, sent | {"speed": 60, "lam": "gio"}).content.decode().count("3 giây") == 2


def test_ticked_in_the_list_they_come_to_one_page(client):
    shown, other = newsroom.published(), newsroom.published(title="Bài khác")
    client.force_login(person(Role.OFFICER))
    listed = client.get(reverse("newsroom:stories")).content.decode()
    assert f'name="bai" value="{shown.story_id}"' in listed and reverse("outreach:handouts") in listed
    address = f"{reverse('outreach:handouts')}?bai={other.story_id}&bai={shown.story_id}"
    page = client.get(address).content.decode()
    assert page.find("Bài khác") < page.find(shown.version.title)
    refused = client.post(address, {"language": "vi", "title": "", "lam": "dossier"})
    assert refused.status_code == 422 and "đặt tên" in refused.content.decode()
    made = client.post(address, {"language": "vi", "title": "Tập một", "lam": "dossier"})
    assert b"".join(made).startswith(b"%PDF-")
    script = client.post(address, {"language": "vi", "title": "", "lam": "script"})
    assert script.status_code == 302 and "kich-ban" in script["Location"]
    empty = client.get(reverse("outreach:handouts")).content.decode()
    assert "Chưa chọn bài nào" in empty
