"""Read aloud: what a Vietnamese announcer says of figures, days, measures and short forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.outreach.domain.numerals import DIGITS, MOST, number, roman, written
from nhipcau.outreach.domain.spoken import spoken

NUMBERS = {
    0: "không",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    25: "hai mươi lăm",
    55: "năm mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    105: "một trăm linh năm",
    110: "một trăm mười",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    555: "năm trăm năm mươi lăm",
    1000: "một nghìn",
    1005: "một nghìn không trăm linh năm",
    1015: "một nghìn không trăm mười lăm",
    2026: "hai nghìn không trăm hai mươi sáu",
    10_000: "mười nghìn",
    21_000: "hai mươi mốt nghìn",
    100_001: "một trăm nghìn không trăm linh một",
    1_000_005: "một triệu không trăm linh năm",
    1_050_000: "một triệu không trăm năm mươi nghìn",
    2_500_000: "hai triệu năm trăm nghìn",
    1_000_000_000: "một tỷ",
    1_000_000_005: "một tỷ không trăm linh năm",
    1_200_000_000_000: "một nghìn hai trăm tỷ",
    -7: "âm bảy",
}
SAID = {
    "2.500.000 lượt khách": "hai triệu năm trăm nghìn lượt khách",
    "Ngày 12/10/2026, mở hội.": "ngày mười hai tháng mười năm hai nghìn không trăm hai mươi sáu, mở hội.",
    "từ ngày 5/4/2026": "từ ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu",
    "sáng 1/9": "sáng mùng một tháng chín",
    "ngày 12 tháng 10 năm 2026": "ngày mười hai tháng mười năm hai nghìn không trăm hai mươi sáu",
    "tháng 4": "tháng tư",
    "tháng 12/2025": "tháng mười hai năm hai nghìn không trăm hai mươi lăm",
    "rộng 1.245 km²": "rộng một nghìn hai trăm bốn mươi lăm ki-lô-mét vuông",
    "cầu dài 1.245m": "cầu dài một nghìn hai trăm bốn mươi lăm mét",
    "45 ha": "bốn mươi lăm héc-ta",
    "12,5%": "mười hai phẩy năm phần trăm",
    "1,25 triệu": "một phẩy hai mươi lăm triệu",
    "3,05 tấn": "ba phẩy không năm tấn",
    "35°C": "ba mươi lăm độ xê",
    "-5°C": "âm năm độ xê",
    "80 km/h": "tám mươi ki-lô-mét trên giờ",
    "500 USD": "năm trăm đô la Mỹ",
    "20.000 đ": "hai mươi nghìn đồng",
    "7h30": "bảy giờ ba mươi phút",
    "19:05": "mười chín giờ năm phút",
    "8h": "tám giờ",
    "17 giờ 15 phút": "mười bảy giờ mười lăm phút",
    "quý III": "quý ba",
    "quý IV/2026": "quý tư/hai nghìn không trăm hai mươi sáu",
    "Đại hội XIV": "Đại hội mười bốn",
    "lần thứ IV": "lần thứ tư",
    "lần thứ I": "lần thứ nhất",
    "thế kỷ XXI": "thế kỷ hai mươi mốt",
    "thứ 4": "thứ tư",
    "thứ 2": "thứ hai",
    "2021-2025": "hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm",
    "10 – 15 người": "mười đến mười lăm người",
    "1/3 số xã": "một phần ba số xã",
    "15/34 tỉnh": "mười lăm trên ba mươi bốn tỉnh",
    "UBND tỉnh": "Ủy ban nhân dân tỉnh",
    "HĐND và UBND": "Hội đồng nhân dân và Ủy ban nhân dân",
    "TP. Huế": "thành phố Huế",
    "Sở VHTTDL": "Sở Văn hóa, Thể thao và Du lịch",
    "Nghị định 72/2015/NĐ-CP": "Nghị định bảy mươi hai năm hai nghìn không trăm mười lăm của Chính phủ",
    "số 9/2026/QĐ-TTg": "số chín năm hai nghìn không trăm hai mươi sáu của Thủ tướng Chính phủ",
    "gọi 0235 3852 401": "gọi không hai ba năm, ba tám năm hai, bốn không một",
    "Có 5 xã, 12 thôn.": "Có năm xã, mười hai thôn.",
    "năm 2026.": "năm hai nghìn không trăm hai mươi sáu.",
    "mục 3.2": "mục ba chấm hai",
    "Vitamin C và hàng Việt Nam": "Vitamin C và hàng Việt Nam",
    "ông I": "ông I",
    "xe AK47": "xe AK47",
    "UBNDX": "UBNDX",
}  # fmt: skip


@pytest.mark.parametrize(("value", "words"), NUMBERS.items())
def test_numbers(value: int, words: str):
    assert number(value) == words


@pytest.mark.parametrize(("text", "words"), SAID.items())
def test_what_is_said(text: str, words: str):
    assert spoken(text) == words


def test_the_office_knows_its_own_short_forms():
    assert spoken("BQL và UBND", {"BQL": "Ban Quản lý", "UBND": "Ủy ban"}) == "Ban Quản lý và Ủy ban"


ONES = {word: at for at, word in enumerate(DIGITS)} | {"mốt": 1, "lăm": 5}
SCALES = {"nghìn": 10**3, "triệu": 10**6}


def heard(words: str) -> int:
    """What a listener writes down."""
    if words.startswith("âm "):
        return -heard(words[3:])
    before, billions, after = words.rpartition(" tỷ")
    if billions:
        return heard(before) * 10**9 + (heard(after.strip()) if after.strip() else 0)
    total = part = last = 0
    for word in words.split():
        if word in ONES:
            last = ONES[word]
        elif word == "mười":
            part, last = part + 10, 0
        elif word == "mươi":
            part, last = part + last * 10, 0
        elif word == "trăm":
            part, last = part + last * 100, 0
        elif word in SCALES:
            total, part, last = total + (part + last) * SCALES[word], 0, 0
        else:
            assert word == "linh"
    return total + part + last


@given(st.integers(-MOST + 1, MOST - 1))
def test_a_listener_hears_the_same_number(value: int):
    assert heard(number(value)) == value


@given(st.integers(0, MOST - 1))
def test_as_offices_write_it(value: int):
    assert heard(spoken(f"{value:,}".replace(",", "."))) == value


@given(st.integers(1, 399))
def test_roman_numbers_come_back(value: int):
    assert roman(written(value)) == value


@pytest.mark.parametrize("signs", ["IIII", "VX", "IC", "A", "", "XIXI"])
def test_what_is_no_roman_number(signs: str):
    assert roman(signs) is None


@given(st.text())
def test_no_text_stops_it(text: str):
    spoken(text)
