"""From a written name to the unit that answers for it (tra tên gọi)."""

from datetime import date
from types import SimpleNamespace

import pytest

from nhipcau.units.domain.resolution import Directory, resolve
from nhipcau.units.enums import NameKind, Resolved, UnitKind
from tests.factories.units import GroupFactory, UnitFactory, also_called, group_called, merged

DAY = date(2026, 8, 1)
MERGER = date(2025, 3, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> SimpleNamespace:
    """A province as most are: a people's committee, departments, one of them merged away, Party bodies."""
    committee = UnitFactory(name="Ủy ban nhân dân tỉnh Sông Lam", kind=UnitKind.COMMITTEE)
    culture = UnitFactory(name="Sở Văn hóa, Thể thao và Du lịch", parent=committee, is_standing_office=True)
    media = UnitFactory(name="Sở Thông tin và Truyền thông", parent=committee)
    merged(media, culture, MERGER, "Nghị quyết số 12/NQ-HĐND")
    return SimpleNamespace(
        committee=committee,
        culture=culture,
        media=media,
        foreign=UnitFactory(name="Sở Ngoại vụ", parent=committee),
        home=UnitFactory(name="Sở Nội vụ", parent=committee),
        propaganda=UnitFactory(name="Ban Tuyên giáo và Dân vận Tỉnh ủy", kind=UnitKind.PARTY),
        front=UnitFactory(name="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", kind=UnitKind.FRONT),
        police=UnitFactory(name="Công an tỉnh", kind=UnitKind.FORCE),
        writers=UnitFactory(name="Hội Văn học - Nghệ thuật tỉnh", kind=UnitKind.FRONT),
        departments=GroupFactory(name="Các sở, ban, ngành"),
        communes=GroupFactory(name="Ủy ban nhân dân các xã, phường"),
    )


@pytest.mark.parametrize(
    ("written", "unit", "how"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", "culture", Resolved.EXACT),
        ("SỞ VĂN HOÁ - THỂ THAO VÀ DU LỊCH", "culture", Resolved.EXACT),
        ("Sở Văn hóa Thể thao Du lịch", "culture", Resolved.ALIAS),
        ("Sở VHTTDL", "culture", Resolved.ALIAS),
        ("Sở VH TT & DL", "culture", Resolved.ALIAS),
        ("Sở Văn hóa, TT&DL", "culture", Resolved.ALIAS),
        ("Sở Ngoại vụ tỉnh", "foreign", Resolved.ALIAS),
        ("Sở Ngoại vụ tỉnh Sông Lam", "foreign", Resolved.ALIAS),
        ("Giám đốc Sở Ngoại vụ", "foreign", Resolved.ALIAS),
        ("đồng chí Giám đốc Sở Ngoại vụ", "foreign", Resolved.ALIAS),
        ("UBND tỉnh", "committee", Resolved.ALIAS),
        ("Ủy ban nhân dân tỉnh", "committee", Resolved.ALIAS),
        ("Chủ tịch UBND tỉnh", "committee", Resolved.ALIAS),
        ("Ban TG&DV Tỉnh ủy", "propaganda", Resolved.ALIAS),
        ("BTGDVTU", "propaganda", Resolved.ALIAS),
        ("Trưởng Ban Tuyên giáo và Dân vận", "propaganda", Resolved.ALIAS),
        ("Ban Tuyên giáo và Dân vận của Tỉnh ủy", "propaganda", Resolved.ALIAS),
        ("UBMTTQ Việt Nam tỉnh", "front", Resolved.ALIAS),
        ("Giám đốc Công an tỉnh", "police", Resolved.ALIAS),
        ("Hội VHNT", "writers", Resolved.ALIAS),
        ("Sở TT & TT", "culture", Resolved.HEIR),
    ],
)
def test_names_as_offices_write_them(office: SimpleNamespace, written: str, unit: str, how: Resolved) -> None:
    found = resolve(written, on=DAY)

    assert (found.unit, found.how) == (getattr(office, unit), how), found.explanation


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("Các sở, ban, ngành", "departments"),
        ("các sở, ban ngành tỉnh", "departments"),
        ("Thủ trưởng các sở, ban, ngành", "departments"),
        ("Các sở, ban, ngành của tỉnh", "departments"),
        ("UBND các xã, phường", "communes"),
        ("Ủy ban nhân dân các xã, phường trên địa bàn tỉnh", "communes"),
        ("các cơ quan, đơn vị", "departments"),
    ],
)
def test_groups(office: SimpleNamespace, written: str, group: str) -> None:
    group_called(office.departments, "Các cơ quan, đơn vị")

    found = resolve(written, on=DAY)

    assert (found.group, found.how) == (getattr(office, group), Resolved.GROUP)


def test_a_merged_unit_leads_to_its_heir_and_says_so(office: SimpleNamespace) -> None:
    found = resolve("Sở Thông tin và Truyền thông", on=DAY)

    assert (found.unit, found.through, found.how) == (office.culture, office.media, Resolved.HEIR)
    assert found.explanation == (
        "Sở Thông tin và Truyền thông đã hợp nhất vào Sở Văn hóa, Thể thao và Du lịch từ 01/03/2025 "
        "(căn cứ Nghị quyết số 12/NQ-HĐND)."
    )


def test_before_the_merger_it_was_itself(office: SimpleNamespace) -> None:
    found = resolve("Sở Thông tin và Truyền thông", on=date(2025, 2, 28))

    assert (found.unit, found.through, found.how) == (office.media, None, Resolved.EXACT)


def test_chain_of_mergers_is_followed_to_its_end(office: SimpleNamespace) -> None:
    post = UnitFactory(name="Sở Bưu chính, Viễn thông")
    merged(post, office.media, date(2008, 4, 1))

    found = resolve("Sở Bưu chính, Viễn thông", on=DAY)

    assert (found.unit, found.through) == (office.culture, post)
    assert "Sở Thông tin và Truyền thông" in found.explanation


def test_several_heirs_are_put_to_the_person(office: SimpleNamespace) -> None:
    merged(office.media, office.home, MERGER)

    found = resolve("Sở TT&TT", on=DAY)

    assert (found.unit, found.how) == (None, Resolved.AMBIGUOUS)
    assert {candidate.unit for candidate in found.candidates} == {office.culture, office.home}
    assert "Hãy chọn đơn vị nhận việc này" in found.explanation


def test_a_short_name_of_two_units_is_never_guessed(office: SimpleNamespace) -> None:
    for unit in (office.foreign, office.home):
        also_called(unit, "SNV")

    found = resolve("SNV", on=DAY)

    assert (found.unit, found.how) == (None, Resolved.AMBIGUOUS)
    assert {candidate.unit for candidate in found.candidates} == {office.foreign, office.home}


def test_two_initials_are_only_a_suggestion(office: SimpleNamespace) -> None:
    found = resolve("Sở NV", on=DAY)

    assert found.how == Resolved.SUGGESTED
    assert {office.foreign, office.home} <= {candidate.unit for candidate in found.candidates}


def test_a_name_taken_over_by_a_unit_in_being_means_that_unit(office: SimpleNamespace) -> None:
    before = UnitFactory(name="Sở Tài chính")
    merged(before, office.home, MERGER)
    now = UnitFactory(name="Sở Tài chính", valid_from=MERGER)

    assert resolve("Sở Tài chính", on=DAY).unit == now
    assert resolve("Sở Tài chính", on=date(2024, 1, 1)).unit == before


def test_a_closed_unit_without_heir_is_said_to_be_closed(office: SimpleNamespace) -> None:
    UnitFactory(name="Ban Dân tộc", valid_to=MERGER)

    found = resolve("Ban Dân tộc", on=DAY)

    assert found.unit is None
    assert "Ban Dân tộc đã ngừng hoạt động từ 01/03/2025" in found.explanation


def test_units_concerned_are_left_to_a_person(office: SimpleNamespace) -> None:
    found = resolve("Các sở, ban, ngành liên quan", on=DAY)

    assert (found.group, found.how) == (None, Resolved.SUGGESTED)
    assert found.candidates[0].group == office.departments
    assert "liên quan" in found.explanation


def test_a_neighbour_province_is_not_ours(office: SimpleNamespace) -> None:
    assert resolve("Sở Ngoại vụ tỉnh Núi Xanh", on=DAY).unit is None
    assert resolve("UBND tỉnh Núi Xanh", on=DAY).unit is None


def test_many_units_are_not_the_one_of_like_name(office: SimpleNamespace) -> None:
    assert resolve("Ủy ban nhân dân các tỉnh", on=DAY).unit is None
    assert resolve("Giám đốc các Sở Ngoại vụ", on=DAY).unit is None


def test_plural_within_the_name_of_one_unit(office: SimpleNamespace) -> None:
    zones = UnitFactory(name="Ban Quản lý các khu công nghiệp tỉnh")

    for written in (
        "Ban Quản lý các khu công nghiệp",
        "Ban Quản lý khu công nghiệp tỉnh",
        "BQL các KCN tỉnh",
    ):
        assert resolve(written, on=DAY).unit == zones


def test_another_level_is_not_ours(office: SimpleNamespace) -> None:
    UnitFactory(name="Văn phòng Ủy ban nhân dân tỉnh")

    for written in (
        "Văn phòng UBND thành phố",
        "Sở Ngoại vụ thành phố",
        "Ban Tuyên giáo và Dân vận Thành ủy",
    ):
        assert resolve(written, on=DAY).how == Resolved.SUGGESTED


def test_level_word_of_a_body_of_every_level_is_not_dropped(office: SimpleNamespace) -> None:
    assert resolve("Công an", on=DAY).how == Resolved.SUGGESTED
    assert resolve("UBND", on=DAY).unit is None


def test_misspelt_name_brings_suggestions_best_first(office: SimpleNamespace) -> None:
    found = resolve("Sở Văn hoá Thể thao và Di lịch", on=DAY)

    assert found.how == Resolved.SUGGESTED
    assert found.candidates[0].unit == office.culture
    assert [c.score for c in found.candidates] == sorted((c.score for c in found.candidates), reverse=True)
    assert len(found.candidates) <= 5


def test_initials_left_incomplete_bring_a_suggestion(office: SimpleNamespace) -> None:
    found = resolve("Sở VHTT", on=DAY)

    assert (found.how, found.candidates[0].unit) == (Resolved.SUGGESTED, office.culture)


def test_words_that_only_look_alike_are_not_suggested(office: SimpleNamespace) -> None:
    for written in ("các trường đại học", "Trung tâm Truyền hình", "Báo Núi Xanh", "Chi bộ khu dân cư"):
        assert resolve(written, on=DAY).candidates == (), written


def test_suggestion_of_a_merged_unit_is_its_heir(office: SimpleNamespace) -> None:
    found = resolve("Sở Thông tin Tuyên truyền", on=DAY)

    best = found.candidates[0]
    assert (best.unit, best.through) == (office.culture, office.media)


def test_nothing_alike_is_unknown(office: SimpleNamespace) -> None:
    found = resolve("Kho bạc Nhà nước khu vực XX", on=DAY)

    assert (found.how, found.candidates) == (Resolved.UNKNOWN, ())


def test_former_name_of_a_renamed_unit(office: SimpleNamespace) -> None:
    also_called(office.home, "Ban Tổ chức chính quyền", NameKind.OFFICIAL)

    found = resolve("Ban Tổ chức chính quyền tỉnh", on=DAY)

    assert found.unit == office.home


def test_any_number_of_names_costs_five_queries(
    office: SimpleNamespace, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(5):  # type: ignore[operator]
        directory = Directory()
        for written in ("Sở TT&TT", "UBND tỉnh", "Các sở, ban, ngành liên quan", "Không có đâu"):
            directory.resolve(written, on=DAY)
