"""Sentences go to a translation tool and come back without loss; what does not fit is refused."""

import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.translation.domain import bundles
from nhipcau.translation.domain.bundles import Bundle, Unit
from nhipcau.translation.domain.po import from_po, to_po
from nhipcau.translation.domain.xliff import from_xliff, to_xliff
from nhipcau.translation.enums import UnitState

BUNDLE = Bundle(
    work="edition-12",
    title="Cầu mới & “thông xe”",
    source="vi",
    target="zh-Hans",
    units=(
        Unit("title-1", "Cầu mới <thông xe>", "新桥", UnitState.REVIEWED, "Tiêu đề", "Đầu bài"),
        Unit("body-1", 'Dòng "một"\\n và \\ 100% {name}', "一\n二", UnitState.DRAFT, "Hai\ndòng"),
        Unit("body-2", "Chưa dịch."),
        Unit("body-3", " Giữ khoảng trắng  ", " 空  格 ", UnitState.TRANSLATED),
    ),
)
WAYS = [
    pytest.param(to_po, from_po, id="po"),
    pytest.param(lambda bundle: to_xliff(bundle, version="1.2"), from_xliff, id="xliff-1.2"),
    pytest.param(lambda bundle: to_xliff(bundle, version="2.1"), from_xliff, id="xliff-2.1"),
]
WORDS = st.text(max_size=20)
BUNDLES = st.builds(
    Bundle,
    work=st.just("edition-1"),
    title=WORDS,
    source=st.just("vi"),
    target=st.sampled_from(["en", "zh-Hans", "rad"]),
    units=st.lists(
        st.builds(
            Unit,
            id=st.text(alphabet="abc-_ .é<&\"'1", min_size=1, max_size=6).filter(str.strip),
            source=st.one_of(WORDS, st.text(alphabet='a\\n"\u2028\x85\x1c \n\t%{}', max_size=9)).filter(bool),
            target=WORDS,
            state=st.sampled_from(UnitState.values),
            note=WORDS,
            context=WORDS,
        ),
        max_size=4,
        unique_by=lambda unit: " ".join(bundles.NO_XML.sub("", unit.id).split()),
    ).map(tuple),
)


@pytest.mark.parametrize(("write", "read"), WAYS)
def test_out_and_back_without_loss(write, read):
    assert read(write(BUNDLE)) == BUNDLE
    assert bundles.returned(read(write(BUNDLE)), sent=BUNDLE) == BUNDLE.units[:2] + BUNDLE.units[3:]


@pytest.mark.parametrize(("write", "read"), WAYS)
@given(bundle=BUNDLES)
def test_whatever_the_letters(write, read, bundle: Bundle):
    bundle = bundles.normal(bundle)
    if all(unit.source and unit.id for unit in bundle.units):
        assert read(write(bundle)) == bundle


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext")
def test_gettext_finds_nothing_wrong(tmp_path):
    path = tmp_path / "a.po"
    path.write_bytes(to_po(BUNDLE))
    run = ["msgfmt", "--check", "--check-accelerators", "-o", str(tmp_path / "a.mo"), str(path)]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_xliff_keeps_to_the_order_of_the_schema():
    one = to_xliff(BUNDLE, version="1.2").decode()
    for unit in re.findall(r"<trans-unit.*?</trans-unit>", one, re.DOTALL):
        names = re.findall(r"<(source|target|context-group|note)\b", unit)
        assert names == sorted(names, key=["source", "target", "context-group", "note"].index)
    two = to_xliff(BUNDLE, version="2.1").decode()
    # Ids are NMTOKENs; a sub-state stands beside a state and names its owner; notes come before segments.
    assert all(re.fullmatch(r"[\w.:-]+", each) for each in re.findall(r' id="([^"]*)"', two))
    assert all(re.fullmatch(r"\w+:\w+", each) for each in re.findall(r'subState="([^"]*)"', two))
    for unit in re.findall(r"<unit.*?</unit>", two, re.DOTALL):
        assert "<notes>" not in unit or unit.index("<notes>") < unit.index("<segment")
        assert re.search(r'state="(initial|translated|reviewed|final)"', unit)


def test_what_another_tool_makes_of_it():
    one = (
        to_xliff(BUNDLE, version="1.2")
        .decode()
        .replace(
            'Chưa dịch.</source><target state="new" />',
            'Chưa <g id="1">dịch</g>.</source><target>没<g id="1">译</g></target>',
        )
        .encode()
    )
    assert from_xliff(one).units[2] == Unit("body-2", "Chưa dịch.", "没译", UnitState.TRANSLATED)
    whole = '<segment id="s1" state="initial"><source xml:space="preserve">Chưa dịch.</source></segment>'
    parts = (
        '<segment state="final"><source>Chưa</source><target>没</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>dịch.</source><target>译</target></segment>'
    )
    two = to_xliff(BUNDLE).replace(whole.encode(), parts.encode())
    assert from_xliff(two).units[2] == Unit("body-2", "Chưa dịch.", "没 译", UnitState.TRANSLATED)


def wrong(content: bytes, read, said: str):
    with pytest.raises(Refused, match=said):
        bundles.returned(read(content), sent=BUNDLE)


@pytest.mark.parametrize(("write", "read"), WAYS)
def test_what_does_not_fit_is_refused(write, read):
    file = write(BUNDLE)
    wrong(file.replace(b"zh-Hans", b"fr").replace(b"zh_Hans", b"fr"), read, "Tệp dịch sang “fr”")
    wrong(file.replace(b"edition-12", b"edition-9"), read, "không phải của “Cầu mới")
    wrong(file.replace(b"body-2", b"body-7"), read, "mã “body-7” không có trong bài")
    wrong(file.replace(b"body-2", b"body-3"), read, "“body-3” có hai lần")
    wrong(file.replace("Chưa dịch.".encode(), b"Khac."), read, "khác câu gốc hiện nay")
    wrong(file.replace(b"zh-Hans", b"???").replace(b"zh_Hans", b"???"), read, "Mã ngôn ngữ")
    wrong(file.decode().encode("utf-16"), read, "UTF-8|khai báo|hỏng|không phải")
    wrong(file[:-2], read, "hỏng")
    wrong(b"", read, "Tệp trống")
    wrong(b"x" * (bundles.MOST_BYTES + 1), read, "lớn quá 8 MB")


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;">]><xliff>&b;</xliff>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "khai báo thực thể"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff version="1.2"/>', "khai báo thực thể"),
        (b"<a>" * 5000 + b"</a>" * 5000, "quá sâu"),
        (b"<tmx/>", "không phải XLIFF"),
        (b'<xliff version="2.0"/>', "đúng một bài"),
        (b'<?xml version="1.0" encoding="x-none"?><xliff/>', "bảng mã|hỏng"),
        ("<xliff>ư</xliff>".encode("cp1258", "replace"), "không phải|hỏng"),
    ],
)
def test_hostile_files(content: bytes, said: str):
    with pytest.raises(Refused, match=said):
        from_xliff(content)


@pytest.mark.parametrize(
    "content", [b"msgid", b'msgid "a"\nmsgstr "b"\n', b"\xff\xfe", b'msgctxt "a"\nmsgid "x\n']
)
def test_what_is_no_po_of_ours(content: bytes):
    with pytest.raises(Refused, match="PO"):
        from_po(content)


def test_the_same_language_under_another_name():
    assert bundles.tags.is_same("en-US", "en") and bundles.tags.is_same("zh_CN", "zh-Hans")
    assert not bundles.tags.is_same("zh-TW", "zh-Hans") and not bundles.tags.is_same("en", "es")
