"""Tỉnh, xã và đơn vị cũ: the facts of the merger, and whose heir an old name finds."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import provinces
from nhipcau.units.domain.administrative import MERGED_ON
from nhipcau.units.domain.administrative import provinces as facts
from nhipcau.units.domain.resolution import Directory
from nhipcau.units.enums import Resolved, Role, UnitKind
from nhipcau.units.models import Succession, Unit, User
from tests.factories.units import UnitFactory, person

TODAY = date(2026, 11, 1)
BEFORE = date(2025, 6, 30)


def test_the_facts_are_those_of_the_resolution():
    """34 provinces of 63; 11 unchanged; every former one has one heir (Nghị quyết 202/2025/QH15)."""
    known = facts()
    assert len(known) == 34
    former = [name for province in known.values() for name in province.former]
    assert len(former) == len(set(former)) == 63
    assert sum(not province.gone for province in known.values()) == 11
    communes = [commune.name for province in known.values() for commune in province.communes]
    kinds = {kind: sum(name.startswith(kind) for name in communes) for kind in ("Xã ", "Phường ", "Đặc khu ")}
    assert kinds == {"Xã ": 2605, "Phường ": 687, "Đặc khu ": 13}
    assert "Tỉnh Bắc Giang" in known["24"].former and known["24"].name == "Tỉnh Bắc Ninh"


@pytest.fixture
def administrator(db: None) -> User:
    return person(Role.ADMINISTRATOR)


def test_a_province_comes_whole_and_only_once(administrator: User, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        told = provinces.enter(actor=administrator, code="24")
    committee = Unit.objects.get(name="Ủy ban nhân dân tỉnh Bắc Ninh")
    assert committee.children.filter(kind=UnitKind.COMMUNE, valid_to=None).count() == 99
    assert told.created == len(told.ids) == Unit.objects.exclude(is_standing_office=True).count()
    assert AuditEntry.objects.get(verb="units.enter_province").after["created"] == told.created
    again = provinces.enter(actor=administrator, code="24")
    assert (again.created, again.successions) == (0, 0)
    assert again.known == told.created


def test_an_old_addressee_finds_its_heir(administrator: User):
    provinces.enter(actor=administrator, code="24")
    directory = Directory()
    old = directory.resolve("Ủy ban nhân dân tỉnh Bắc Giang", on=TODAY)
    assert (str(old.unit), str(old.through)) == (
        "Ủy ban nhân dân tỉnh Bắc Ninh",
        "Ủy ban nhân dân tỉnh Bắc Giang",
    )
    assert old.how == Resolved.HEIR
    was = directory.resolve("Ủy ban nhân dân tỉnh Bắc Giang", on=BEFORE)
    assert str(was.unit) == "Ủy ban nhân dân tỉnh Bắc Giang"


def test_a_commune_cut_up_has_several_heirs(administrator: User):
    provinces.enter(actor=administrator, code="01")
    cut = Unit.objects.get(name="Ủy ban nhân dân xã Hồng Hà, huyện Đan Phượng")
    heirs = cut.successions.values_list("successor__names__text", flat=True)
    assert {"Xã Ô Diên", "Xã Liên Minh", "Xã Mê Linh", "Xã Yên Lãng"} <= set(heirs)


def test_communes_of_today_are_found_though_old_ones_had_their_name(administrator: User):
    provinces.enter(actor=administrator, code="24")
    directory = Directory()
    today = Unit.objects.filter(kind=UnitKind.COMMUNE, valid_to=None)
    unclear = [unit.name for unit in today if directory.resolve(unit.name, on=TODAY).unit != unit]
    assert unclear == []


def test_our_own_committee_stays_the_one_that_is_meant(administrator: User):
    """The other provinces' committees must not make "UBND tỉnh" unclear."""
    office = Unit.objects.get(is_standing_office=True)
    committee = UnitFactory(name="Ủy ban nhân dân tỉnh Sông Lam", kind=UnitKind.COMMITTEE)
    Unit.objects.filter(pk=office.pk).update(parent=committee)
    told = provinces.enter_all(actor=administrator)
    assert told.created == 34 + 63 - 34
    for written in ("UBND tỉnh", "Ủy ban nhân dân tỉnh", "Chủ tịch UBND tỉnh"):
        assert Directory().resolve(written, on=TODAY).unit == committee


def test_what_stands_in_the_directory_is_kept(administrator: User):
    here = UnitFactory(name="Ủy ban nhân dân tỉnh Bắc Ninh", kind=UnitKind.COMMITTEE)
    told = provinces.enter(actor=administrator, code="24", with_communes=False)
    assert (told.created, told.known) == (1, 1)
    assert Succession.objects.get().successor == here


def test_no_province_has_this_code(administrator: User):
    with pytest.raises(Refused, match="chọn trong danh sách"):
        provinces.enter(actor=administrator, code="99")


def test_the_screen(administrator: User, client: Client):
    client.force_login(administrator)
    url = reverse("units:provinces")
    assert "Tỉnh Bắc Ninh" in client.get(url).content.decode()
    assert 'class="nc-wrong"' in client.post(url, {"code": "xx"}).content.decode()
    response = client.post(url, {"code": "24", "with_former": "on"}, follow=True)
    assert "Đã thêm 2 đơn vị" in response.content.decode()
    former = Unit.objects.get(name="Ủy ban nhân dân tỉnh Bắc Giang")
    assert former.valid_to == MERGED_ON
