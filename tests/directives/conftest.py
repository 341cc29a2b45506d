"""What the tests of directives share: a document of our own, and the people of the office."""

import pytest

from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.units import UnitFactory, person

GUIDANCE = """ĐẢNG CỘNG SẢN VIỆT NAM

TỈNH ỦY SÔNG THỬ
BAN TUYÊN GIÁO VÀ DÂN VẬN
*
Sông Thử, ngày 12 tháng 02 năm 2026
Số 41-HD/BTGDVTU

HƯỚNG DẪN
Công tác thông tin đối ngoại năm 2026

Thực hiện Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị, Ban hướng dẫn như sau:

I. NHIỆM VỤ

1. Sở Ngoại vụ chủ trì, phối hợp với Sở Tài chính đón phóng viên nước ngoài, hoàn thành trước ngày 15/12/2026.

2. Sở Tài chính tham mưu bố trí kinh phí thực hiện. Thẩm định dự toán của các đơn vị trong quý II/2026.

II. TỔ CHỨC THỰC HIỆN

Các xã, phường báo cáo kết quả về Ban Tuyên giáo và Dân vận Tỉnh ủy trước ngày 20 hằng tháng.

Nơi nhận:
- Thường trực Tỉnh ủy (b/c),
- Các sở, ban, ngành,
- Lưu Ban Tuyên giáo và Dân vận Tỉnh ủy.

TRƯỞNG BAN

Lê Thị Thử
"""


@pytest.fixture
def guidance() -> str:
    """A guidance of a commission, written for these tests."""
    return GUIDANCE


@pytest.fixture
def clerk(db: None) -> User:
    return person(Role.CLERK)


@pytest.fixture
def officer(db: None) -> User:
    return person(Role.OFFICER)


@pytest.fixture
def offices(db: None) -> None:
    """The two departments that the guidance names."""
    UnitFactory(name="Sở Ngoại vụ")
    UnitFactory(name="Sở Tài chính")
