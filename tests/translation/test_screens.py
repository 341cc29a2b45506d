"""Screens of translation: terms by two people, files seen before they are kept, lists that leave as files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.translation.enums import EntryState
from nhipcau.translation.models import GlossaryEntry, MemoryUnit
from nhipcau.units.enums import Role
from tests.factories import translation
from tests.factories.units import person

pytestmark = pytest.mark.django_db
WORDS = {"source": "vi", "target": "en", "term": "Sở", "rendering": "Department", "kind": "name"}


def test_a_term_by_two_people(client: Client):
    client.force_login(person(Role.UNIT_STAFF))
    page = client.post(reverse("translation:new_entry"), WORDS | {"forbidden": "department"})
    assert page.status_code == 422
    assert "vừa được dùng vừa không" in page.content.decode()
    client.post(reverse("translation:new_entry"), WORDS | {"allowed": "Dept\nOffice"})
    entry = GlossaryEntry.objects.get()
    assert entry.allowed == ["Dept", "Office"]
    assert "người khác phải duyệt" in client.get(entry.get_absolute_url()).content.decode()
    client.force_login(person(Role.LEADER))
    client.post(reverse("translation:approve_entry", args=[entry.pk]))
    client.force_login(person(Role.OFFICER))
    client.post(reverse("translation:correct_entry", args=[entry.pk]), WORDS | {"rendering": "Office"})
    page = client.get(entry.get_absolute_url()).content.decode()
    assert page.count("<tr>") == 3
    client.post(reverse("translation:withdraw_entry", args=[entry.pk]), {"reason": "Đổi tên"})
    entry.refresh_from_db()
    assert (entry.state, entry.reason) == (EntryState.WITHDRAWN, "Đổi tên")


def test_many_are_approved_at_once_but_not_ones_own(client: Client):
    officer = person(Role.OFFICER)
    mine, theirs = (
        translation.proposed("xã", "commune", actor=officer),
        translation.proposed("tỉnh", "province"),
    )
    client.force_login(officer)
    page = client.get(reverse("translation:entries")).content.decode()
    assert page.count('form="danh-dau"') == 1
    done = client.post(
        reverse("translation:approve_ticked"), {"muc": [mine.pk, theirs.pk, "x"]}, follow=True
    ).content.decode()
    assert "Đã duyệt 1 thuật ngữ" in done
    assert "không tự duyệt" in done
    assert set(GlossaryEntry.objects.values_list("term", "state")) == {
        ("xã", "proposed"),
        ("tỉnh", "approved"),
    }


def test_a_file_is_seen_before_it_is_kept(client: Client):
    translation.approved("xã", "commune")
    client.force_login(person(Role.OFFICER))
    address = reverse("translation:take_in")
    content = "term,rendering\nxã,village\nphường,ward\n<b>x</b>,<i>y</i>\n".encode()
    sent = {"source": "vi", "target": "en"}
    page = client.post(address, sent | {"file": SimpleUploadedFile("a.csv", content)})
    said = page.content.decode()
    assert "Thay đổi" in said and "&lt;b&gt;x" in said and "<b>x" not in said
    assert GlossaryEntry.objects.count() == 1
    kept = page.context["form"]["kept"].value()
    assert client.post(address, {"kept": kept + "x"}).status_code == 422
    assert client.post(address, {"kept": kept}).status_code == 302
    assert GlossaryEntry.objects.filter(state=EntryState.PROPOSED).count() == 3
    page = client.post(address, sent | {"file": SimpleUploadedFile("a.csv", b"\xff\xfe")})
    assert page.status_code == 422
    assert "UTF-8" in page.content.decode()


def test_lists_leave_as_files_by_what_the_filter_finds(client: Client):
    translation.approved("xã", "commune", allowed=["=1"])
    translation.approved("đối ngoại", "外事", target="zh-Hans")
    translation.remembered("Cầu mới thông xe.", "A new bridge opens.")
    translation.remembered("Lễ hội", "Festival")
    client.force_login(person(Role.OFFICER))
    for name, query, kind, here, away in (
        ("entries", {"q": "xa"}, "csv", "commune", "外事"),
        ("entries", {"q": "外"}, "csv", "外事", "commune"),
        ("entries", {"pair": "vi|zh-Hans"}, "tbx", "外事", "commune"),
        ("memory", {"q": "cau moi"}, "csv", "bridge", "Festival"),
        ("memory", {"pair": "vi|en", "q": "festival"}, "tmx", "Lễ hội", "bridge"),
    ):
        page = client.get(reverse(f"translation:{name}"), query | {"export": kind})
        told = page.getvalue().decode()
        assert here in told and away not in told
    # What the list gave comes in again as it stands.
    table = client.get(reverse("translation:entries"), {"pair": "vi|en", "export": "csv"}).getvalue()
    sent = {"source": "vi", "target": "en", "file": SimpleUploadedFile("a.csv", table)}
    assert "Như đang dùng" in client.post(reverse("translation:take_in"), sent).content.decode()


def test_memory_comes_in_and_a_wrong_sentence_goes(client: Client):
    client.force_login(person(Role.OFFICER))
    file = b'<tmx version="1.4"><body><tu><tuv xml:lang="vi"><seg>Xin</seg></tuv>'
    file += b'<tuv xml:lang="en"><seg>Hi</seg></tuv></tu></body></tmx>'
    sent = {"source": "vi", "target": "en", "file": SimpleUploadedFile("a.tmx", file)}
    assert client.post(reverse("translation:take_in_memory"), sent).status_code == 302
    unit = MemoryUnit.objects.get()
    assert "a.tmx" in client.get(reverse("translation:memory")).content.decode()
    client.post(reverse("translation:forget", args=[unit.pk]))
    assert not MemoryUnit.objects.exists()
    assert client.post(reverse("translation:forget", args=[unit.pk])).status_code == 403


@pytest.mark.parametrize("name", ["entries", "memory"])
def test_as_many_questions_for_three_as_for_one(client: Client, name: str):
    client.force_login(person(Role.OFFICER))
    client.get(reverse(f"translation:{name}"))
    counts = []
    for at in (1, 3):
        for number in range(at):
            translation.approved(f"tên {at} {number}", "name")
            translation.remembered(f"Câu {at} {number} a.", "Sentence.")
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(f"translation:{name}"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
