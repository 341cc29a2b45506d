"""Names stand as a Vietnamese dictionary and a Vietnamese list of people have them."""

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.collation import person_key, sort_key

IN_ORDER = [
    # The alphabet: ă and â after a, đ after d, ê after e, ô and ơ after o, ư after u.
    ["an", "ăn", "ân", "ba", "da", "đa", "en", "ên", "on", "ôn", "ơn", "pa", "un", "ưn", "va", "xa", "ya"],
    # The tones: không dấu, huyền, hỏi, ngã, sắc, nặng.
    ["ma", "mà", "mả", "mã", "má", "mạ", "mác"],
    # Syllable by syllable: every "ba …" before "bà".
    ["ba", "Ba Bể", "ba mươi", "bà", "bà Ba", "bác"],
    ["Sở Công Thương", "Sở Dân tộc", "Sở Du lịch", "Sở Giáo dục", "Sở Văn hóa", "Sở Xây dựng", "Tỉnh Đoàn"],
    ["Ban Dân vận", "Báo Sông Cầu", "Đài Phát thanh", "Đoàn", "Sở Y tế", "Ủy ban", "Văn phòng"],
    # Numbers by their value, before letters.
    ["Phường 2", "Phường 10", "Phường 010 A", "Phường An"],
    ["97-HD/BTGTU", "100-HD/BTGTU"],
]
PEOPLE = ["Lê Thị An", "Nguyễn Văn An", "Trần An", "Đỗ Ân", "Hoàng Bình", "Hồ Bình", "Phạm Đức", "Vũ Ý"]


@pytest.mark.parametrize("names", IN_ORDER)
def test_names_stand_in_the_order_of_the_alphabet(names: list[str]) -> None:
    keys = [sort_key(name) for name in names]
    assert all(one < other for one, other in itertools.pairwise(keys)), names


def test_people_stand_by_their_given_names() -> None:
    assert sorted(sorted(PEOPLE), key=person_key) == PEOPLE
    assert person_key("") == ""


def test_capitals_signs_and_the_way_of_composing_count_for_nothing() -> None:
    assert sort_key("ỦY BAN  NHÂN DÂN") == sort_key("Uỷ ban – nhân dân".replace("Uỷ", "Ủy"))
    assert sort_key("o\u031b\u0309 đa\u0302y") == sort_key("ở đây")


@given(st.text())
def test_a_key_orders_alike_in_every_database(text: str) -> None:
    assert set(sort_key(text)) <= set(string.ascii_lowercase + string.digits)
