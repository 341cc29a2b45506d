"""Đơn vị: chosen by a person, remembered, applied to the same words."""

from datetime import date

import pytest

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain import parties
from nhipcau.directives.enums import ObligationState, Part
from nhipcau.units.domain import resolution
from nhipcau.units.models import UnitGroup, User
from tests.factories.directives import SENTENCES, DirectiveFactory, obligation, party
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def test_a_remembered_choice_settles_the_same_words_in_this_directive(officer: User):
    home, unit = DirectiveFactory(), UnitFactory(name="Báo và Phát thanh, truyền hình")
    first = party(obligation(home), Part.LEAD, "Báo Đảng tỉnh")
    second = party(obligation(home, sentence=SENTENCES[1]), Part.SUPPORT, "BÁO  đảng tỉnh")
    elsewhere = party(obligation(), Part.LEAD, "Báo Đảng tỉnh")
    settled = parties.choose(actor=officer, party=first, unit=unit, remember=True)
    for each in (first, second, elsewhere):
        each.refresh_from_db()
    assert (settled, first.unit, second.unit) == (2, unit, unit)
    assert first.chosen
    assert elsewhere.unit is None
    assert resolution.resolve("Báo Đảng tỉnh", on=date.today()).unit == unit


def test_a_choice_for_once_is_not_remembered(officer: User):
    home, unit = DirectiveFactory(), UnitFactory(name="Báo và Phát thanh, truyền hình")
    first = party(obligation(home), Part.LEAD, "Cơ quan ấy")
    second = party(obligation(home, sentence=SENTENCES[1]), Part.LEAD, "Cơ quan ấy")
    parties.choose(actor=officer, party=first, unit=unit)
    second.refresh_from_db()
    assert second.unit is None
    assert resolution.resolve("Cơ quan ấy", on=date.today()).unit is None


def test_another_choice_of_a_person_is_left_alone(officer: User):
    home, unit, other = DirectiveFactory(), UnitFactory(), UnitFactory()
    first = party(obligation(home), Part.LEAD, "Sở ấy")
    second = party(obligation(home, sentence=SENTENCES[1]), Part.LEAD, "Sở ấy")
    parties.choose(actor=officer, party=second, unit=other)
    parties.choose(actor=officer, party=first, unit=unit, remember=True)
    second.refresh_from_db()
    assert second.unit == other


def test_a_group_may_be_chosen(officer: User):
    group = UnitGroup.objects.create(name="Các sở, ban, ngành", folded="cac so ban nganh")
    line = party(obligation(), Part.LEAD, "các cơ quan")
    parties.choose(actor=officer, party=line, group=group)
    line.refresh_from_db()
    assert (line.group, line.unit) == (group, None)


def test_a_unit_no_longer_in_being_is_refused(officer: User):
    gone = UnitFactory(valid_to=date(2025, 7, 1))
    with pytest.raises(Refused, match="không còn hoạt động"):
        parties.choose(actor=officer, party=party(obligation(), Part.LEAD, "x"), unit=gone)
    with pytest.raises(Refused, match="Hãy chọn"):
        parties.choose(actor=officer, party=party(obligation(), Part.LEAD, "x"))


def test_adding_and_removing(officer: User):
    task, unit = obligation(), UnitFactory()
    added = parties.add(actor=officer, obligation=task, part=Part.SUPPORT, unit=unit)
    assert (added.written, added.chosen) == (unit.name, True)
    with pytest.raises(Refused, match="đã có"):
        parties.add(actor=officer, obligation=task, part=Part.SUPPORT, unit=unit)
    parties.remove(actor=officer, party=added)
    parties.remove(actor=officer, party=added)
    assert task.parties.count() == 0


def test_a_confirmed_obligation_keeps_its_parties(officer: User):
    task = obligation(lead=UnitFactory(), state=ObligationState.CONFIRMED)
    with pytest.raises(Refused):
        parties.remove(actor=officer, party=task.parties.get())
    assert task.parties.count() == 1
