"""Bảng mã: every form of Unicode, windows-1258, TCVN3 and VNI give one text; other languages stay."""

from __future__ import annotations

import string
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vanban
from vanban.read.encodings import decode, to_unicode
from vanban.read.legacy import TCVN3, VNI, Encoding, detect, font_of
from vanban.read.legacy.syllables import is_syllable

CASES = sorted((Path(__file__).parent / "cases").glob("*/*/input.txt"))
PLAIN = "aăâeêioôơuưyđ"
TONES = "\u0300\u0301\u0303\u0309\u0323"
LETTERS = sorted(
    {unicodedata.normalize("NFC", vowel + tone) for vowel in PLAIN[:-1] for tone in ("", *TONES)}
    | set("đ" + string.ascii_lowercase)
)
SENTENCE = "Ủy ban nhân dân tỉnh giao Sở Ngoại vụ chủ trì, phối hợp với các sở, ngành, địa phương thực hiện."


def written(text: str, encoding: Encoding) -> str:
    """``text`` as its bytes in the old encoding show in Latin-1; capitals without a place become small."""
    signs: dict[str, str] = {}
    for sign, letter in encoding.letters.items():
        signs.setdefault(letter, sign)
    return "".join(signs.get(c) or signs.get(c.lower()) or c for c in text)


def in_1258(text: str) -> bytes:
    """Windows' own encoding: some letters whole, their tones apart."""
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(sign for sign in parts[1:] if sign in TONES)
        whole = unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in tones))
        out += (whole + tones).encode("cp1258")
    return out


def test_there_are_all_the_letters() -> None:
    assert len([letter for letter in LETTERS if not letter.isascii()]) == 67


@given(st.text(LETTERS + list(" .,-/0123456789")))
def test_every_letter_comes_back_from_tcvn3_and_vni(text: str) -> None:
    assert TCVN3.convert(written(text, TCVN3)) == text
    assert font_of(".VnTimeH").unicode(written(text, TCVN3)) == text.upper()  # type: ignore[union-attr]
    assert VNI.convert(written(text, VNI)) == text
    assert VNI.convert(written(text.upper(), VNI)) == text.upper()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_document_in_unicode_is_never_touched(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert decode(path.read_bytes(), "a").findings == ()
    for form in ("NFC", "NFD"):
        assert detect(unicodedata.normalize(form, text)) is None


@pytest.mark.parametrize("path", CASES[::3], ids=lambda path: path.parent.name)
@pytest.mark.parametrize("encoding", [TCVN3, VNI], ids=lambda encoding: encoding.label)
def test_a_document_in_an_old_encoding_is_read_as_its_unicode(path: Path, encoding: Encoding) -> None:
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).replace("¹", "").replace("»", ">")
    old = written(text, encoding)
    for decoded in (decode(old.encode("cp1252", "replace"), "a"), to_unicode(old)):
        assert [one.code for one in decoded.findings] == ["encoding-converted"]
        assert encoding.label in decoded.findings[0].message
        assert decoded.text.lower() in (text.lower(), _as_1252(text).lower())


def _as_1252(text: str) -> str:
    """Signs that have no place in a one-byte file are question marks there."""
    return "".join(c if is_vietnamese(c) else c.encode("cp1252", "replace").decode("cp1252") for c in text)


def is_vietnamese(letter: str) -> bool:
    return letter.lower() in LETTERS


@pytest.mark.parametrize(
    "content",
    [
        *(SENTENCE.encode(form) for form in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
        *(SENTENCE.encode(form) for form in ("utf-32", "utf-32-le", "utf-32-be")),
        in_1258(SENTENCE),
    ],
)
def test_every_form_of_unicode_gives_one_text(content: bytes) -> None:
    assert decode(content, "a.txt").text == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "Le président a été reçu à l'Élysée. Déjà né à Québec, l'élève prêta thé, blé, pâté et café.",
        "Müller hört schöne Größe, Käse, Übung, Straße, über Mädchen für Füße.",
        "El niño estará mañana en la montaña; qué difícil, señor, también así jamás.",
        "São Paulo não é a capital; ação, coração, você também já está à mão.",
        "The “naïve” café offers §5 © 2026 ® for £5 – 20°C ± 1 µm.",
        "Có mà là thì ở và của những người ấy.",
    ],
)
def test_other_languages_are_never_touched(text: str) -> None:
    assert to_unicode(text).text == text
    assert to_unicode(text).findings == ()


def test_a_text_of_two_encodings_keeps_the_unicode_lines() -> None:
    old = [written(line, TCVN3) for line in ("Giao Sở Tài chính bố trí kinh phí.", "Các sở báo cáo định kỳ.")]
    text = "\n".join([SENTENCE, old[0], "à la carte", SENTENCE, old[1]])
    assert to_unicode(text).text.split("\n") == [
        SENTENCE,
        "Giao Sở Tài chính bố trí kinh phí.",
        "à la carte",
        SENTENCE,
        "Các sở báo cáo định kỳ.",
    ]


def test_the_head_of_a_tcvn3_text_gets_its_capitals_and_its_secret_mark() -> None:
    head = "ủy ban nhân dân\ntỉnh Sông Thử\n\nmật\n\nSố: 12/KH-UBND\n\nkế hoạch\nCông tác\nvề đối ngoại\n\n"
    source = vanban.read_bytes(
        written(head + "1. Sở Ngoại vụ chủ trì thực hiện nhiệm vụ này trong năm.", TCVN3).encode("latin-1"),
        "a",
    )
    document = vanban.parse(source)
    assert source.text.split("\n")[7:10] == ["KẾ HOẠCH", "Công tác", "về đối ngoại"]
    assert [mark.kind for mark in document.letterhead.marks] == ["confidentiality"]
    assert [one.code for one in document.findings if one.code.startswith("enc")] == ["encoding-converted"]


@pytest.mark.parametrize(
    "word", ["nghiêng", "quốc", "chuyển", "giếng", "gì", "Ủy", "hoà", "hòa", "ươm", "khuya"]
)
def test_a_syllable_is_one(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["côté", "été", "kông", "cét", "hocc", "tất́", "ngê", "bap"])
def test_what_only_looks_like_a_syllable_is_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("name", "label", "capitals"),
    [
        (".VnTime", "TCVN3 (ABC)", False),
        (".VnTimeH", "TCVN3 (ABC)", True),
        ("ABCDEF+.VnArialH,Bold", "TCVN3 (ABC)", True),
        (".VnArial NarrowH", "TCVN3 (ABC)", True),
        ("VNI-Times", "VNI", False),
        ('"VNI-Helve-Condense"', "VNI", False),
    ],
)
def test_a_font_tells_its_encoding(name: str, label: str, capitals: bool) -> None:
    font = font_of(name)
    assert font is not None
    assert (font.encoding.label, font.capitals) == (label, capitals)


@pytest.mark.parametrize("name", ["Times New Roman", "Arial", "Vni", "Verdana", "VNPT Sans", "Vnu Times", ""])
def test_other_fonts_are_unicode(name: str) -> None:
    assert font_of(name) is None


def test_a_hyphen_that_stood_for_a_letter_of_tcvn3_is_one_again() -> None:
    text = "C¸c c¬ quan nhµ n-íc h-íng dÉn, -u tiªn v¨n th- vµ kÕ ho¹ch 12/KH-UBND, 1-2 t-¬ng ®-¬ng."
    assert to_unicode(text).text == (
        "Các cơ quan nhà nước hướng dẫn, ưu tiên văn thư và kế hoạch 12/KH-UBND, 1-2 tương đương."
    )


@pytest.mark.parametrize(
    "unit",
    ["\xe9", "\xae\xad", "-\xad", "a-", " -", "Së ", "coä", "\u0301", "Së\n", "Số ", "x: y\n ", "A:\n  \t"],
)
def test_time_grows_with_the_length(unit: str) -> None:
    begun = time.perf_counter()
    text = to_unicode(unit * 100_000).text
    vanban.read_bytes(b"From: a\n" + (unit * 100_000).encode(), "a.eml")
    assert text
    assert time.perf_counter() - begun < 10


def test_capitals_that_tcvn3_has_no_letter_for_are_capitals_again() -> None:
    text = (
        "ñY BAN NH¢N D¢N TØNH\nSè: 12/KH-UBND\nGiao KT. CHñ TÞCH ñy ban, Së Tµi chÝnh, TT. HU\xd5 thùc hiÖn"
    )
    assert to_unicode(text).text.split("\n") == [
        "ỦY BAN NHÂN DÂN TỈNH",
        "Số: 12/KH-UBND",
        "Giao KT. CHỦ TỊCH ủy ban, Sở Tài chính, TT. HUẾ thực hiện",
    ]


CAPITALS = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
ĐỘC LẬP - TỰ DO - HẠNH PHÚC
Số: 12/KH-UBND
CÔNG TÁC THÔNG TIN ĐỐI NGOẠI NĂM 2026
1. SỞ NGOẠI VỤ PHỐI HỢP VỚI SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH MỞ TRANG TIN TRƯỚC NGÀY 30/6/2026.
2. Sở GDĐT, Bộ CA, Sở TT&TT và UBND tỉnh phối hợp với Trường ĐHQG."""


def test_capitals_without_a_font_of_their_own_are_capitals_again() -> None:
    """TCVN3 has no capital with a tone: "SỞ NGOẠI VỤ" is typed "Së NGO¹I Vô"; abbreviations prove nothing."""
    letters = {unicode: old for old, unicode in TCVN3.letters.items()}
    typed = "".join(letters.get(c) or letters.get(c.lower(), c) for c in CAPITALS)
    assert "1. Së NGO¹I Vô" in typed
    assert decode(typed.encode("latin-1"), "a.txt").text == CAPITALS
