"""What an administrator of a new office is told to do first (bước đầu)."""

import pytest
from django.urls import reverse

from nhipcau.issuing.models import OfficeForm
from nhipcau.plans.views import first_steps
from nhipcau.reports.domain.periods import system_of
from nhipcau.reports.models import PeriodRule
from nhipcau.units.enums import Role
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


def test_steps_are_the_administrators_and_go_when_all_are_done():
    office = standing_office()
    administrator = person(Role.ADMINISTRATOR, office)
    assert [step.is_done for step in first_steps.of(administrator)] == [False, False, False, False]
    officer = person(Role.OFFICER, office)
    UnitFactory()
    assert [step.is_done for step in first_steps.of(administrator)] == [True, True, False, False]
    assert first_steps.of(officer) == []
    OfficeForm.objects.create(office=office)
    # The rule of the other system is no help, nor one that was replaced.
    PeriodRule.objects.exclude(system=system_of(office)).update(is_verified=True)
    assert [step.is_done for step in first_steps.of(administrator)] == [True, True, True, False]
    assert first_steps.of(administrator)[-1].url == reverse("reports:rules")
    PeriodRule.objects.filter(system=system_of(office), kind="month").update(is_verified=True)
    assert first_steps.of(administrator) == []
