"""Tính chất: what holds for any text, tried with Hypothesis."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import vanban
from vanban.text import clean_text, level_characters, map_offset

SCHEMA = Draft202012Validator(
    json.loads((Path(vanban.__file__).parent / "render" / "vanban.schema.json").read_text(encoding="utf-8"))
)
PIECES = st.sampled_from(
    [
        "Số 12-HD/BTGTU",
        "Số: 05/KH-UBND",
        "KẾ HOẠCH",
        "HƯỚNG DẪN",
        "Công tác thông tin đối ngoại năm 2026",
        "I. MỤC ĐÍCH",
        "II. NHIỆM VỤ",
        "1. Sở Ngoại vụ phối hợp với các sở, ngành báo cáo UBND tỉnh trước ngày 20/12/2026.",
        "- Chủ động triển khai Kết luận số 57-KL/TW, ngày 15/6/2023 của Bộ Chính trị¹;",
        "¹ Kế hoạch số 10-KH/TU ngày 01/02/2024.",
        "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian",
        "1 | Mở chuyên trang | Sở Ngoại vụ | Quý II/2026",
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy (để b/c),",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
        "Điều 1. Giao Sở Tài chính bố trí kinh phí.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Thứ ba, Ngày 07/01/2026, 00:00 SA",
        "\x0c",
        "2",
        "",
        "Cỡ chữ",
        "MẬT",
        "|",
        "| |",
    ]
)
LETTERS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=400)
DOCUMENTS = st.lists(PIECES | LETTERS, max_size=30).map("\n".join)


@given(LETTERS)
@settings(deadline=None)
def test_levelling_characters_twice_changes_nothing(text: str) -> None:
    once, runs = level_characters(text)
    assert level_characters(once)[0] == once
    assert list(runs) == sorted(runs)


@given(st.lists(PIECES, max_size=25).map("\n\n".join))
@example("Sở Ngoại vụ báo cáo UBND tỉnh trước ngày 20/12/2026.\n\nCỡ chữ\n\n2\n\nSố 12-HD/BTGTU")
@settings(deadline=None)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_text(text).text
    assert clean_text(once).text == once


@given(DOCUMENTS)
@settings(deadline=None, max_examples=200)
def test_any_text_is_parsed_and_fits_the_contract(text: str) -> None:
    document = vanban.parse(text)
    out = vanban.as_dict(document)
    SCHEMA.validate(json.loads(json.dumps(out)))
    if out["kind"] == "unknown":
        filled = [
            key
            for key in out
            if key not in ("schema", "source", "text", "source_map", "kind", "pages") and out[key]
        ]
        assert filled == []


@given(DOCUMENTS)
@settings(deadline=None, max_examples=200)
def test_every_span_holds_its_finding(text: str) -> None:
    out = vanban.as_dict(vanban.parse(text))
    whole = out["text"]
    for one in out["citations"]:
        place = whole if one["in_footnote"] is None else out["footnotes"][one["in_footnote"]]["text"]
        assert place[slice(*one["span"])] == one["text"]
    for one in out["obligations"]:
        assert whole[slice(*one["span"])].split() == one["text"].split()
        assert [whole[slice(*clause["span"])] for clause in one["clauses"]] == [
            clause["text"] for clause in one["clauses"]
        ]
        for name in ("lead", "support", "report_to"):
            for span in one["spans"].get(name, ()):
                assert " ".join(whole[slice(*span)].split()) in one[name]
    for section in out["sections"]:
        assert whole[section["span"][0] :].lstrip("(").startswith(section["label"].split()[0])


# Letters of other scripts that come apart when text is composed, such as Hebrew ones with a point.
@example("\ufb2e01")
@example("\ufb2a0\n\ufb2ea")
@given(DOCUMENTS)
@settings(deadline=None)
def test_the_source_map_ascends_and_leads_back(text: str) -> None:
    document = vanban.parse(text)
    pairs = document.source_map
    assert all(before[0] < after[0] and before[1] <= after[1] for before, after in itertools.pairwise(pairs))
    for offset, sign in enumerate(document.text):
        if sign.isascii() and sign.isalnum():
            assert text[map_offset(pairs, offset)] == sign
