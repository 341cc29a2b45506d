"""What a machine can see of a translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.translation.domain.checks import check


def kinds(source: str, target: str, code: str, source_code: str = "vi") -> list[str]:
    return [found.kind for found in check(source, target, source_code=source_code, target_code=code)]


RIGHT = [
    ("en", "Đón 17,5 triệu lượt khách, tăng 12.345 lượt.", "17.5 million visitors, up 12,345."),
    ("en", "Hội nghị ngày 02/9/2024 có 3 phiên.", "The conference on 2 September 2024 had three sessions."),
    ("en", "Ngày 2 tháng 9 năm 1945", "September 2, 1945"),
    ("zh-Hans", "Vốn 620.000 tỷ, 10.000 người, 05/3/2025.", "资金620万亿，1万人，2025年3月5日。"),
    ("fr", "Tăng 1.234,5 tỷ ngày 14/7/2023.", "Hausse de 1 234,5 milliards le 14 juillet 2023."),
    ("es", "Ngày 1/5/2024 có 2.500 người.", "El 1 de mayo de 2024 hubo 2.500 personas."),
    ("pt", "Ngày 1/5/2024 có 2.500 người.", "Em 1 de maio de 2024 havia 2.500 pessoas."),
    ("ru", "Ngày 12/4/2024 đón 1,5 triệu khách.", "12 апреля 2024 года принято 1,5 млн гостей."),
    ("ar", "Có 1.250 người ngày 3/2/2024.", "هناك ١٬٢٥٠ شخصًا في ٣ فبراير ٢٠٢٤."),
    ("km", "Có 1.250 người.", "មានមនុស្ស ១.២៥០ នាក់។"),
    ("en", "Ông Nguyễn Văn An xem [tại đây](https://a.vn/b).", "Mr Nguyen Van An looks [here](https://a.vn/b)."),
    ("en", "Theo Nghị định số 72/2015/NĐ-CP.", "Under Decree No. 72/2015/NĐ-CP."),
    ("en", "Chào {name}, có %(count)s tin.", "Hello {name}, there are %(count)s stories."),
    ("en", "Quảng Ninh, Hạ Long", "Quảng Ninh, Hạ Long"),
    ("rad", "Có 1.250,5 ha.", "Mâo 1.250,5 ha."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "source", "target"), RIGHT)
def test_nothing_to_say_of_what_is_right(code: str, source: str, target: str):
    assert check(source, target, source_code="vi", target_code=code) == []


WRONG = [
    ("en", "Có 12.345 lượt khách.", "There were 12.345 visitors.", {"number"}),
    ("en", "Tăng 1,5 triệu.", "Up 1.5 billion.", {"number"}),
    ("en", "Ngày 02/9/2024 khai mạc.", "It opened on 3 September 2024.", {"date"}),
    ("ar", "Có 1.250 người.", "هناك ١٢٥ شخصًا.", {"number"}),
    ("en", "Ông Nguyễn Văn An đến.", "Mr Nguyen Van Anh came.", {"name"}),
    ("en", "Ông Trần Bình đến.", "Mr Tran Minh came.", {"name"}),
    ("en", "Xem [tại đây](https://a.vn/b).", "See [here](https://a.vn/c).", {"link"}),
    ("en", "Xem https://a.vn/b.", "See it.", {"link"}),
    ("en", "Chào {name}.", "Hello {ten}.", {"placeholder"}),
    ("en", "Ảnh ![a](hinh:3) đẹp", "Picture ![a](hinh:4) nice", {"picture"}),
    ("en", "Số 72/2015/NĐ-CP ngày hôm nay", "No. 27/2015/NĐ-CP of today", {"name"}),
    ("en", "Cầu mới được khánh thành sáng nay tại thành phố.", "Bridge.", {"length"}),
    ("en", "Cầu mới được khánh thành", "Cầu mới được khánh thành", {"leftover"}),
    ("en", "Cầu mới được khánh thành sáng nay", "The new bridge được khánh thành sáng nay", {"leftover"}),
    ("zh-Hans", "Cầu mới", "New bridge", {"leftover"}),
    ("en", "Cầu mới", "  ", {"empty"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "source", "target", "wanted"), WRONG)
def test_what_is_wrong_is_told(code: str, source: str, target: str, wanted: set[str]):
    assert set(kinds(source, target, code)) == wanted


WORDS = st.text(alphabet="aĂđ0123456789.,/ -٣៣%{}()[]!:年月日", max_size=30)


@given(WORDS, WORDS, st.sampled_from(["en", "zh-Hans", "ar", "km", "ru", "hmn"]))
def test_never_raises_and_always_says_what_to_do(source: str, target: str, code: str):
    assert all(found.sentence for found in check(source, target, source_code="vi", target_code=code))
