"""What holds for every name that could be written (tính chất của việc tra tên)."""

import unicodedata
from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain.resolution import Directory, remember
from nhipcau.units.enums import NameKind, Resolved, Role
from nhipcau.units.models import Succession, Unit
from tests.factories.units import GroupFactory, UnitFactory, also_called, group_called, person

pytestmark = pytest.mark.django_db
within_one_test = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

BORDERS = [date(2008, 4, 1), date(2021, 1, 1), date(2025, 3, 1), date(2025, 7, 1)]
WORDS = ["Sở", "Ban", "UBND", "tỉnh", "các", "xã,", "phường", "TT&TT", "Văn hóa", "và", "liên quan", "BTG"]
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
written = st.one_of(st.text(max_size=60), names)
days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@pytest.fixture
def tangled() -> list[Unit]:
    """Units of all ages under names that collide, with successions that even run in a circle."""
    units = []
    for index, ends in enumerate([None, *BORDERS, None, BORDERS[1], BORDERS[2]]):
        unit = UnitFactory(name=" ".join(WORDS[index : index + 3]), valid_to=ends)
        also_called(unit, WORDS[index], NameKind.SHORT)
        units.append(unit)
    for old, new in zip(units[1:], [*units[2:], units[1]], strict=True):
        Succession.objects.create(predecessor=old, successor=new, on=BORDERS[0])
    group_called(GroupFactory(name="Các sở, ban"), "các ban")
    return units


@within_one_test
@given(text=written, day=days)
def test_never_raises_and_never_gives_a_unit_not_in_being(tangled: list[Unit], text: str, day: date) -> None:
    found = Directory().resolve(text, on=day)

    given_units = [found.unit, *(candidate.unit for candidate in found.candidates)]
    assert all(unit.exists_on(day) for unit in given_units if unit)
    assert (found.unit is None and found.group is None) == (
        found.how in {Resolved.AMBIGUOUS, Resolved.SUGGESTED, Resolved.UNKNOWN}
    )
    assert len(found.candidates) <= 5 or found.how == Resolved.AMBIGUOUS
    assert found.explanation


@within_one_test
@given(text=written, index=st.integers(0, 7))
def test_remembered_name_is_an_alias_thereafter(tangled: list[Unit], text: str, index: int) -> None:
    clerk, unit = person(Role.CLERK), tangled[index]
    today = timezone.localdate()
    try:
        remember(actor=clerk, written=text, unit=unit)
    except Refused:
        return

    found = Directory().resolve(text, on=today)

    assert found.unit == unit
    assert found.how in {Resolved.ALIAS, Resolved.EXACT}


@within_one_test
@given(text=names, to_group=st.booleans())
def test_last_choice_wins(tangled: list[Unit], text: str, to_group: bool) -> None:
    clerk, unit, group = person(Role.CLERK), UnitFactory(), GroupFactory()
    choices = [{"unit": unit}, {"group": group}]
    try:
        for choice in choices if to_group else reversed(choices):
            remember(actor=clerk, written=text, **choice)  # type: ignore[arg-type]
    except Refused:
        return

    found = Directory().resolve(text, on=timezone.localdate())

    assert (found.group if to_group else found.unit) == (group if to_group else unit)


def _bare(text: str) -> str:
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in text if not unicodedata.combining(letter))


CHANGES = st.sampled_from(
    [
        str.upper,
        str.lower,
        str.title,
        _bare,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(",", " - "),
        lambda text: f"\u00a0{text} ",
    ]
)


@within_one_test
@given(changes=st.lists(CHANGES, max_size=5), age=st.integers(0, 4000))
def test_marks_case_and_blanks_do_not_matter(changes: list, age: int) -> None:  # type: ignore[type-arg]
    text = "Sở Văn hóa, Thể thao và Du lịch Đông Đô"
    unit = Unit.objects.filter(name=text).first() or UnitFactory(name=text)
    for change in changes:
        text = change(text)

    found = Directory().resolve(text, on=timezone.localdate() - timedelta(days=age))

    assert (found.unit, found.how) == (unit, Resolved.EXACT)
