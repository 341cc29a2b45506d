"""Number, date, addressees and recipients, as each system writes them."""

import datetime
from dataclasses import replace

import pytest

from nhipcau.official.domain import wording
from nhipcau.official.domain.composition import compose
from nhipcau.official.domain.content import Form, Heading, Letterhead, Signature
from nhipcau.official.domain.lines import balanced
from nhipcau.official.domain.numbering import Headings, letter, roman
from tests.official import papers

STATE = Letterhead(form=Form.STATE, issuer="Ủy ban nhân dân tỉnh Sông Cầu", symbol="KH-UBND", title="Việc")
PARTY = replace(STATE, form=Form.PARTY, issuer="Tỉnh ủy Sông Cầu", symbol="KH/TU")


@pytest.mark.parametrize(
    ("head", "number", "line"),
    [
        (STATE, "5", "Số: 05/KH-UBND"),
        (STATE, "128", "Số: 128/KH-UBND"),
        (STATE, "12a", "Số: 12a/KH-UBND"),
        (PARTY, "6", "Số 06-KH/TU"),
        (replace(STATE, symbol="/UBND-KGVX"), "41", "Số: 41/UBND-KGVX"),
    ],
)
def test_a_number_is_written_as_its_system_writes_it(head: Letterhead, number: str, line: str) -> None:
    assert wording.number_line(replace(head, number=number)) == line


def test_an_unnumbered_paper_leaves_room_for_the_number() -> None:
    line = wording.number_line(STATE)
    assert line.startswith("Số: ") and line.endswith("/KH-UBND")
    assert line.count("\u00a0") == 8


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (datetime.date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (datetime.date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (datetime.date(2026, 11, 22), "ngày 22 tháng 11 năm 2026"),
    ],
)
def test_low_days_and_the_first_months_take_a_zero(day: datetime.date, words: str) -> None:
    assert wording.place_and_date(replace(STATE, place="Sông Cầu", date=day)) == f"Sông Cầu, {words}"


def test_a_subject_is_not_said_twice() -> None:
    assert wording.subject(replace(STATE, title="Về việc mời họp")) == "V/v mời họp"
    assert wording.subject(replace(STATE, title="V/v mời họp")) == "V/v mời họp"


def test_recipients_end_with_the_file_copy() -> None:
    assert wording.recipient_lines(STATE, ("- Như trên;", "Sở Ngoại vụ,"), "VT, KGVX.") == (
        "- Như trên;",
        "- Sở Ngoại vụ;",
        "- Lưu: VT, KGVX.",
    )
    assert wording.recipient_lines(PARTY, (), "Văn phòng") == ("- Lưu Văn phòng.",)
    assert wording.recipient_lines(STATE, ("A", "A"), "") == ("- A;", "- A.")


def test_a_letter_goes_first_to_those_above() -> None:
    letter = replace(STATE, addressees=("Sở Ngoại vụ",))
    assert wording.recipient_lines(letter, ("Lưu ý",), "VT")[0] == "- Như trên;"
    assert wording.addressee_lines(letter) == ("Sở Ngoại vụ",)


def test_an_annex_names_its_paper() -> None:
    head = replace(STATE, type_name="KẾ HOẠCH", number="5", date=datetime.date(2026, 2, 5))
    assert wording.annex_reference(head) == (
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Sông Cầu)"
    )
    party = replace(PARTY, type_name="Kế hoạch", number="6", date=datetime.date(2026, 3, 12))
    assert ", ngày 12 tháng 3" in wording.annex_reference(party)
    assert "của" not in wording.annex_reference(replace(head, issuer="ỦY BAN NHÂN DÂN"))


def test_only_a_state_paper_closes_with_a_stroke() -> None:
    assert compose(papers.reminder_letter()).blocks[-1].runs[-1].text.endswith("tỉnh./.")  # type: ignore[union-attr]
    assert compose(papers.party_plan()).blocks[-1].runs[-1].text.endswith("kèm theo.")  # type: ignore[union-attr]
    assert wording.ended("Xong./.") == "Xong./."


def test_headings_count_anew_under_each_heading() -> None:
    headings = Headings(Form.STATE)
    levels = [1, 2, 2, 3, 3, 1, 2, 3]
    assert [headings.number(Heading("x", level)) for level in levels] == [
        "I. ", "1. ", "2. ", "a) ", "b) ", "II. ", "1. ", "a) ",
    ]  # fmt: skip
    assert headings.number(Heading("x", 1, numbered=False)) == ""
    assert Headings(Form.PARTY).number(Heading("x")) == "I- "


def test_numerals_of_either_kind() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 94)] == ["I", "IV", "IX", "XIV", "XL", "XCIV"]
    assert [letter(n) for n in (1, 5, 23, 24)] == ["a", "đ", "y", "aa"]


def test_the_authority_of_a_party_paper_is_bold_and_its_capacity_plain() -> None:
    plan = compose(papers.party_plan())
    assert [(line.text, line.bold) for line in plan.authority] == [
        ("K/T TRƯỞNG BAN", True),
        ("PHÓ TRƯỞNG BAN THƯỜNG TRỰC", False),
    ]
    head_alone = replace(papers.party_plan(), signature=Signature(("Trưởng ban",), "A"))
    assert [line.bold for line in compose(head_alone).authority] == [True]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH SÔNG CẦU", ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG CẦU")),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH")),
        ("ỦY BAN NHÂN DÂN PHƯỜNG ĐÔNG HÀ", ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐÔNG HÀ")),
        ("SỞ NGOẠI VỤ", ("SỞ NGOẠI VỤ",)),
        ("", ()),
    ],
)
def test_names_break_where_their_sense_does(name: str, lines: tuple[str, ...]) -> None:
    assert balanced(name, 13, 63, bold=True) == lines


def test_a_word_wider_than_its_place_stands_alone() -> None:
    assert balanced("A" * 60 + " B", 13, 63) == ("A" * 60, "B")


def test_what_was_cut_out_of_a_sentence_stands_alone():
    assert wording.opening("nhất là các địa phương¹² miền núi") == "Nhất là các địa phương miền núi"
    assert wording.opening("trưng bày 200 m² và 3 km²") == "Trưng bày 200 m² và 3 km²"
