"""How papers call members, and which unit is meant (cách gọi thành viên)."""

from datetime import date

import pytest

from nhipcau.committee.domain import compositions, members
from nhipcau.committee.domain.members import Sitting
from nhipcau.committee.enums import Circle, Seat
from nhipcau.units.domain import successions
from nhipcau.units.domain.posts import Writing
from nhipcau.units.domain.resolution import Directory
from nhipcau.units.enums import Resolved, Role
from tests.factories import committee as bodies
from tests.factories.units import UnitFactory, person

from .conftest import Body

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
OWN = Writing("BAN CHỈ ĐẠO CÔNG TÁC THÔNG TIN ĐỐI NGOẠI", "Kết luận phiên họp thứ hai", DAY)
OTHER = Writing("Ủy ban nhân dân tỉnh", "Kế hoạch cải cách hành chính", DAY)

# What a notice writes, and the field of Body that answers; a circle is its group.
ONE = [
    ("Đồng chí Phó Trưởng ban Thường trực", "culture"),
    ("Phó Trưởng Ban Chỉ đạo", "culture"),
    ("đồng chí Lê Văn Cường - Phó Trưởng ban Thường trực", "culture"),
    ("Tổ trưởng Tổ giúp việc", "culture"),
    ("Trưởng Ban Chỉ đạo", "province"),
    ("Phó Chủ tịch Ủy ban nhân dân tỉnh, Trưởng Ban Chỉ đạo", "province"),
    ("Giám đốc Sở Ngoại vụ", "foreign"),
    ("đồng chí Nguyễn Văn An", "foreign"),
    ("đồng chí Nguyễn Văn An, Ủy viên Ban Chỉ đạo", "foreign"),
    ("đồng chí Phó Giám đốc Công an tỉnh, Ủy viên Ban Chỉ đạo", "police"),
    ("Ủy viên Ban Chỉ đạo phụ trách lĩnh vực báo chí", "press"),
    ("Cơ quan Thường trực Ban Chỉ đạo", "office"),
]
TOGETHER = [
    ("Các thành viên Ban Chỉ đạo", Circle.ALL),
    ("các đồng chí thành viên", Circle.ALL),
    ("các cơ quan, đơn vị thành viên Ban Chỉ đạo", Circle.ALL),
    ("Thường trực Ban Chỉ đạo", Circle.STANDING),
    ("các đồng chí Ủy viên", Circle.MEMBERS),
    ("Các Phó Trưởng ban", Circle.DEPUTIES),
    ("Các Phó Trưởng ban phụ trách từng lĩnh vực", Circle.DEPUTIES),
    ("Tổ giúp việc Ban Chỉ đạo", Circle.HELPERS),
]
# Left to a person, with those who could be meant.
ASKED = [
    ("một Ủy viên Ban Chỉ đạo", {"foreign", "police", "press"}),
    ("đồng chí Phạm Thị Lạ - Phó Trưởng ban Thường trực", {"culture"}),
    ("đồng chí Nguyễn Văn An - Trưởng Ban Chỉ đạo", {"foreign", "province"}),
]
NOT_OURS = ["Ủy viên Ban Chỉ đạo 35", "Trưởng ban Tuyên giáo và Dân vận Tỉnh ủy", "Phó Giám đốc Sở Lạ"]


@pytest.mark.parametrize("written,meant", ONE)
def test_a_post_is_the_unit_it_represents(body: Body, written: str, meant: str):
    found = Directory(OWN).resolve(written, on=DAY)
    assert found.unit == getattr(body, meant) and found.how == Resolved.POST
    assert "15/QĐ-UBND" in found.explanation


def test_members_called_together_are_their_group(body: Body):
    directory = Directory(OWN)
    for written, circle in TOGETHER:
        found = directory.resolve(written, on=DAY)
        assert found.group == body.composition.circles.get(circle=circle).group, written
    everyone = body.composition.circles.get(circle=Circle.ALL).group.members
    assert set(everyone.all()) == {body.province, body.culture, body.foreign, body.police, body.press}


def test_what_is_not_sure_is_left_to_a_person(body: Body):
    directory = Directory(OWN)
    for written, units in ASKED:
        found = directory.resolve(written, on=DAY)
        assert not found.unit and not found.group, written
        assert {c.target for c in found.candidates} == {getattr(body, name) for name in units}, written
    whole = directory.resolve("Ban Chỉ đạo", on=DAY)
    assert not whole.unit and not whole.group and body.office in [c.unit for c in whole.candidates]
    some = directory.resolve("Các thành viên Ban Chỉ đạo có liên quan", on=DAY)
    assert not some.group and "liên quan" in some.explanation
    assert all(directory.resolve(each, on=DAY).unit is None for each in NOT_OURS)


def test_a_bare_post_means_the_committee_only_in_its_own_papers(body: Body):
    elsewhere = Directory(OTHER)
    for written in ("Phó Trưởng ban Thường trực", "Các thành viên", "đồng chí Nguyễn Văn An", "Ban Chỉ đạo"):
        found = elsewhere.resolve(written, on=DAY)
        assert not found.unit and not found.group, written
    full = f"Phó Trưởng ban Thường trực {body.committee.name}"
    assert elsewhere.resolve(full, on=DAY).unit == body.culture
    # The office of a unit's head is the unit, whoever writes.
    assert elsewhere.resolve("Giám đốc Sở Ngoại vụ", on=DAY).unit == body.foreign


def test_the_composition_of_the_papers_day_decides(body: Body):
    officer = person(Role.OFFICER)
    new = UnitFactory(name="Ban Tuyên giáo và Dân vận Tỉnh ủy")
    later = compositions.compose(
        actor=officer,
        committee=body.committee,
        decision_number="40/QĐ-UBND",
        decided_on=date(2026, 11, 1),
        issuer="Ủy ban nhân dân tỉnh",
        starts_on=date(2026, 11, 5),
    )
    deputy = later.members.get(seat=Seat.STANDING_DEPUTY)
    members.release(actor=officer, member=deputy, ends_on=date(2026, 11, 10))
    sitting = Sitting(seat=Seat.STANDING_DEPUTY, post="Phó Trưởng Ban Tuyên giáo", unit=new)
    members.seat(actor=officer, composition=later, sitting=sitting, starts_on=date(2026, 11, 10))
    words = "Phó Trưởng ban Thường trực"

    def on(day: date):
        return Directory(Writing(OWN.issuer, OWN.title, day)).resolve(words, on=DAY).unit

    assert [on(date(2026, 11, day)) for day in (1, 6, 10, 20)] == [body.culture, body.culture, new, new]
    groups = [
        Directory(Writing(OWN.issuer, OWN.title, day)).resolve("các thành viên", on=DAY).group
        for day in (date(2026, 11, 1), DAY)
    ]
    assert new not in groups[0].members.all() and new in groups[1].members.all()


def test_a_unit_that_ended_since_answers_through_its_heir(body: Body):
    heir = UnitFactory(name="Sở Ngoại vụ và Hợp tác quốc tế")
    successions.record(
        actor=person(Role.ADMINISTRATOR),
        predecessor=body.foreign,
        successor=heir,
        on=date(2026, 11, 25),
        ground="Quyết định sắp xếp",
    )
    found = Directory(OWN).resolve("đồng chí Nguyễn Văn An", on=date(2026, 11, 26))
    assert (found.unit, found.through) == (heir, body.foreign)


def test_two_committees_in_one_paper_are_never_guessed(body: Body):
    second = bodies.composition(bodies.committee(name="Ban Chỉ đạo phân giới cắm mốc"))
    bodies.member(second, body.police, Seat.CHAIR, "Giám đốc Công an tỉnh")
    writing = Writing(OWN.issuer, "Phối hợp với Ban Chỉ đạo phân giới cắm mốc", DAY)
    found = Directory(writing).resolve("Trưởng Ban Chỉ đạo", on=DAY)
    assert not found.unit and {c.target for c in found.candidates} == {body.province, body.police}


def test_reading_posts_costs_the_same_for_any_number_of_names(body: Body, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        directory = Directory(OWN)
        for written, _meant in ONE * 3:
            directory.resolve(written, on=DAY)
