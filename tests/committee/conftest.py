"""A committee with its posts, as a province has it (một Ban Chỉ đạo)."""

from dataclasses import dataclass

import pytest

from nhipcau.committee.enums import Seat
from nhipcau.committee.models import Committee, Composition
from nhipcau.units.models import Unit
from tests.factories import committee as bodies
from tests.factories.units import UnitFactory, standing_office


@dataclass
class Body:
    """The committee, its composition and the units that sit in it."""

    committee: Committee
    composition: Composition
    office: Unit
    province: Unit
    culture: Unit
    foreign: Unit
    police: Unit
    press: Unit


@pytest.fixture
def body() -> Body:
    """Chair, standing deputy, three members, a support team."""
    office = standing_office()
    province = UnitFactory(name="Ủy ban nhân dân tỉnh")
    culture = UnitFactory(name="Sở Văn hóa, Thể thao và Du lịch")
    foreign = UnitFactory(name="Sở Ngoại vụ")
    police = UnitFactory(name="Công an tỉnh")
    press = UnitFactory(name="Báo và Phát thanh, truyền hình tỉnh")
    home = bodies.composition()
    bodies.member(
        home, province, Seat.CHAIR, "Phó Chủ tịch Ủy ban nhân dân tỉnh", person_name="Trần Thị Bình"
    )
    bodies.member(
        home,
        culture,
        Seat.STANDING_DEPUTY,
        "Giám đốc Sở Văn hóa, Thể thao và Du lịch",
        person_name="Lê Văn Cường",
    )
    bodies.member(home, foreign, Seat.MEMBER, "Giám đốc Sở Ngoại vụ", person_name="Nguyễn Văn An")
    bodies.member(home, police, Seat.MEMBER, "Phó Giám đốc Công an tỉnh")
    bodies.member(
        home, press, Seat.MEMBER, "Tổng Biên tập Báo và Phát thanh, truyền hình tỉnh", field="báo chí"
    )
    bodies.member(home, culture, Seat.HELPER_HEAD, "Trưởng phòng Quản lý báo chí")
    return Body(home.committee, home, office, province, culture, foreign, police, press)
