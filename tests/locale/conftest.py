"""An office read in English (giao diện tiếng Anh)."""

from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.test import override_settings

from nhipcau.reports.models import IndicatorDefinition, PeriodRule
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import Unit, User
from tests.factories.units import UnitFactory

from .world import reader

SOURCES = Path(__file__).resolve().parents[2] / "src/nhipcau"
# The catalogue of the whole, and those of apps that have their own.
CATALOGUES = sorted(SOURCES.glob("locale/en/LC_MESSAGES/django.po")) + sorted(
    SOURCES.glob("*/locale/en/LC_MESSAGES/django.po")
)


@pytest.fixture
def english(tmp_path: Path) -> Iterator[None]:
    """Our English catalogues, compiled from what is in the repository."""
    target = tmp_path / "en/LC_MESSAGES"
    target.mkdir(parents=True)
    whole = polib.pofile(str(CATALOGUES[0]))
    for path in CATALOGUES[1:]:
        whole.extend(entry for entry in polib.pofile(str(path)) if entry not in whole)
    whole.save_as_mofile(str(target / "django.mo"))
    with override_settings(LOCALE_PATHS=[tmp_path]):
        yield


@pytest.fixture
def office() -> Unit:
    """A standing office alone, with rules and indicators whose words are plain."""
    PeriodRule.objects.update(is_verified=True, citation="Decision 1")
    IndicatorDefinition.objects.update(label="Products", measure="stories", citation="Decision 1")
    return UnitFactory(name="Standing Office", kind=UnitKind.PARTY, is_standing_office=True)


@pytest.fixture
def everyone(office: Unit) -> User:
    """One who may do all that an office does."""
    return reader(office, Role.CLERK, Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR)
