"""Who may speak: by a decision, for a term, on one matter, in a turn on duty."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.press.domain import speaking
from nhipcau.press.enums import MatterKind, SpokespersonKind
from tests.factories import press
from tests.factories.units import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_regular_spokesperson_speaks_for_the_unit_and_those_below():
    top, user = UnitFactory(), UserFactory()
    below = UnitFactory(parent=top)
    held = press.spokesperson(top, user)
    for unit in (top, below):
        found = speaking.voice(user, unit=unit)
        assert found is not None and found.spokesperson == held and found.turn is None
    assert speaking.voice(user, unit=UnitFactory()) is None


def test_before_the_assignment_and_after_the_end_there_is_no_voice():
    now, unit, user = timezone.now(), UnitFactory(), UserFactory()
    held = press.spokesperson(unit, user, assigned_at=now, until=now + timedelta(days=2))
    assert speaking.voice(user, unit=unit, at=now - timedelta(seconds=1)) is None
    assert speaking.voice(user, unit=unit, at=now) is not None
    assert speaking.voice(user, unit=unit, at=now + timedelta(days=2)) is None
    held.ended_at = now + timedelta(days=1)
    held.save()
    assert speaking.voice(user, unit=unit, at=now + timedelta(days=1)) is None


def test_the_authorised_one_is_heard_on_one_matter_for_a_term():
    unit, user = UnitFactory(), UserFactory()
    mine, other = press.matter(unit), press.matter(unit)
    ends = timezone.now() + timedelta(days=3)
    press.spokesperson(unit, user, SpokespersonKind.AUTHORISED, matter=mine, until=ends)
    assert speaking.voice(user, unit=unit, matter=mine) is not None
    assert speaking.voice(user, unit=unit, matter=other) is None
    assert speaking.voice(user, unit=unit) is None
    assert speaking.voice(user, unit=unit, matter=mine, at=ends) is None


def test_a_turn_on_duty_speaks_where_the_law_gives_hours_and_never_for_an_authorised_one():
    unit, night = UnitFactory(), UserFactory()
    press.turn(press.spokesperson(unit, UserFactory()), night)
    found = speaking.voice(night, unit=unit, matter=press.matter(unit))
    assert found is not None and found.turn is not None and "08/TB-VP" in found.words
    assert speaking.voice(night, unit=unit, matter=press.matter(unit, MatterKind.SUDDEN)) is None
    assert speaking.voice(night, unit=unit) is None
    other, mine = UserFactory(), press.matter(unit)
    ends = timezone.now() + timedelta(days=3)
    bound = press.spokesperson(unit, UserFactory(), SpokespersonKind.AUTHORISED, matter=mine, until=ends)
    press.turn(bound, other)
    assert speaking.voice(other, unit=unit, matter=mine) is None


def test_a_refusal_says_who_may():
    unit = UnitFactory()
    with pytest.raises(Refused, match="Chưa có người phát ngôn"):
        speaking.require(UserFactory(), unit=unit)
    press.spokesperson(unit, UserFactory(), full_name="Lò Văn Nói")
    with pytest.raises(Refused, match="Lò Văn Nói"):
        speaking.require(UserFactory(), unit=unit)
