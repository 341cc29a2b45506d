"""Memory and glossary leave as files of the trade and come in again; strangers' files are read with care."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.translation.domain import incoming, memory, tables, tbx, tmx
from nhipcau.translation.domain.incoming import Standing
from nhipcau.translation.enums import EntryState
from nhipcau.translation.models import GlossaryEntry, MemoryUnit
from nhipcau.units.enums import Role
from tests.factories import translation
from tests.factories.units import person

PAIR = {"source": "vi", "target": "en"}


@pytest.mark.django_db
def test_the_memory_out_and_in_without_loss():
    sources = ["Cầu <mới> & “đẹp”.", "Dài 1.465 m.", "Hết."]
    memory.remember(sentences=memory.in_context(sources, ["A.", "B.", "C."]), origin="Cầu mới", **PAIR)
    kept = list(MemoryUnit.objects.order_by("pk").values_list("identity", flat=True))
    file = b"".join(tmx.to_tmx(MemoryUnit.objects.all()))
    officer = person(Role.OFFICER)
    assert tmx.take_in(actor=officer, content=file, name="a.tmx", **PAIR) == tmx.Taken(0, 3, 0)
    MemoryUnit.objects.all().delete()
    assert tmx.take_in(actor=officer, content=file, name="a.tmx", **PAIR) == tmx.Taken(3, 0, 0)
    assert sorted(MemoryUnit.objects.values_list("identity", flat=True)) == sorted(kept)
    assert MemoryUnit.objects.first().origin == "a.tmx"
    assert [row[0].score for row in memory.suggest(sources, **PAIR)] == [101, 101, 101]
    with pytest.raises(Refused, match="không có câu nào"):
        tmx.take_in(actor=officer, content=file, name="a", source="vi", target="fr")


OLD_TMX = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1"><header/><body>
<tu><tuv lang="VI-VN"><seg>Xin <bpt i="1">&lt;b&gt;</bpt>chào<ept i="1">&lt;/b&gt;</ept></seg></tuv>
<tuv lang="EN-US"><seg>Hello</seg></tuv><tuv lang="FR"><seg>Salut</seg></tuv></tu>
<tu><tuv xml:lang="vi"><seg>Chỉ một</seg></tuv></tu></body></tmx>"""


def test_an_old_file_of_another_tool():
    found, passed = tmx.read(OLD_TMX.encode(), **PAIR)
    assert [(each.source_text, each.target_text) for each in found] == [("Xin <b>chào</b>", "Hello")]
    assert passed == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body>&a;</body></tmx>', "khai báo thực thể"),
        (b"<xliff/>", "không phải TMX"),
        (b"<tmx>", "hỏng ở dòng 1"),
        (b"<tmx>" + b"<tu/>" * (tmx.MOST_UNITS + 1) + b"</tmx>", "quá 50000 câu"),
    ],
)
def test_what_is_no_memory_file(content: bytes, said: str):
    with pytest.raises(Refused, match=said):
        tmx.read(content, **PAIR)


TERM = {
    "term": "Ủy ban nhân dân",
    "rendering": "People's Committee",
    "allowed": ["PC"],
    "forbidden": ["Popular Committee", "Soviet"],
    "kind": "name",
    "note": "Cấp nào cũng vậy & luôn viết hoa",
    "basis": "Luật <2025>",
}


@pytest.mark.django_db
def test_the_glossary_out_and_in_without_loss():
    entry = GlossaryEntry(pk=3, source="vi", target="en", **TERM)
    assert tbx.read(tbx.to_tbx([entry]), **PAIR) == [TERM]
    assert tbx.read(tbx.to_tbx([entry]), source="vi", target="fr") == []
    table = "\ufeffThuật ngữ gốc;Cách dịch;Cách dịch khác được dùng;Cách dịch không dùng;Loại;Ghi chú;"
    table += "Sang ngôn ngữ\n"
    table += "Sở;Department;Dept | Office;;Tên riêng, tên cơ quan;'=1;en\nXã;village;;;;;fr\n"
    [read] = tables.read(table.encode(), **PAIR)
    assert read["allowed"] == ["Dept ", " Office"]
    assert (read["kind"], read["note"]) == ("name", "=1")


DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:basic="http://www.tbxinfo.net/ns/basic" xmlns:min="http://www.tbxinfo.net/ns/min"><text><body>
<conceptEntry id="c1"><min:subjectField>name</min:subjectField>
<langSec xml:lang="vi"><termSec><term>Sở Ngoại vụ</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>Foreign Office</term>
<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>DoFA</term></termSec><termSec><term>Department of Foreign Affairs</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus><basic:source>Web</basic:source></termSec>
</langSec></conceptEntry></body></text></tbx>"""
MARTIF = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX">
<text><body><termEntry id="e"><langSet xml:lang="vi"><ntig><termGrp><term>xã</term></termGrp></ntig></langSet>
<langSet xml:lang="en-GB"><tig><term>commune</term></tig></langSet></termEntry></body></text></martif>"""


def test_terms_of_other_tools():
    [read] = tbx.read(DCT.encode(), **PAIR)
    names = ("term", "rendering", "allowed", "forbidden", "kind", "basis")
    assert tuple(read[name] for name in names) == (
        "Sở Ngoại vụ", "Department of Foreign Affairs", ["DoFA"], ["Foreign Office"], "name", "Web"
    )  # fmt: skip
    [old] = tbx.read(MARTIF.encode(), **PAIR)
    assert (old["term"], old["rendering"]) == ("xã", "commune")


@pytest.mark.django_db
def test_shown_before_it_is_kept():
    officer = person(Role.OFFICER)
    translation.approved("xã", "commune", basis="Luật")
    translation.approved("phường", "ward")
    translation.proposed("tỉnh", "province")
    found = [
        {"term": "Xã", "rendering": "village"},
        {"term": "phường", "rendering": "ward"},
        {"term": "tỉnh", "rendering": "region"},
        {"term": "Sở", "rendering": "Department", "kind": "name"},
        {"term": "ấp", "rendering": "hamlet"},
        {"term": "Ấp", "rendering": "small hamlet"},
        {"term": "", "rendering": "x"},
    ]
    rows = incoming.compared(found, **PAIR)
    assert rows[0].sentence == "Đổi: cách dịch"
    assert [row.standing for row in rows] == [
        Standing.CHANGED, Standing.SAME, Standing.WAITING, Standing.NEW, Standing.CONFLICT, Standing.CONFLICT,
        Standing.WRONG,
    ]  # fmt: skip
    assert GlossaryEntry.objects.count() == 3
    assert incoming.take_in(actor=officer, found=found, **PAIR) == 2
    new = GlossaryEntry.objects.get(term="Xã")
    assert (new.state, new.replaces.rendering, new.folded) == (EntryState.PROPOSED, "commune", "xa village")
    assert new.basis == "Luật"
    assert incoming.take_in(actor=officer, found=found, **PAIR) == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"PK", "chọn tệp .csv hoặc .tbx"),
        ("a.csv", "Thuật ngữ".encode("utf-16"), "UTF-8"),
        ("a.csv", b"a,b\n1,2", "Dòng đầu của bảng"),
        ("a.csv", b"", "Tệp trống"),
        ("a.csv", b"term,rendering\n" + b"a,b\n" * 2001, "quá 2000 dòng"),
        ("a.tbx", b"<tmx/>", "không phải TBX"),
        ("a.tbx", b"<tbx/>", "không có mục nào"),
    ],
)
def test_what_is_no_glossary(name: str, content: bytes, said: str):
    with pytest.raises(Refused, match=said):
        incoming.read(content, name=name, **PAIR)


@given(st.text(max_size=60))
def test_no_table_fells_the_reader(text: str):
    try:
        incoming.read(b"term,rendering\n" + text.encode("utf-8", "replace"), name="a.csv", **PAIR)
    except Refused as refusal:
        assert refusal.sentence
