"""What the programmes give to reports (chỉ tiêu báo cáo)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.core.domain import figures as registered
from nhipcau.programmes.domain.figures import FIGURES
from nhipcau.programmes.models import Agreement, Nomination, Partner, Shown, Spending
from nhipcau.reports.domain import programmes
from nhipcau.reports.domain.periods import Period
from nhipcau.units.enums import Role
from tests.factories.plans import line, plan_for
from tests.factories.programmes import EventFactory, PartnerFactory, budget_line, held, scoring
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def test_each_counts_its_records_of_the_period_for_their_unit_and_leads_to_them() -> None:
    unit, today = UnitFactory(), timezone.localdate()
    partner: Partner = PartnerFactory(unit=unit)
    event = held(unit=unit, visitors=300)
    event.partners.add(partner)
    held(unit=unit, visitors=None), EventFactory(unit=unit)
    held(unit=unit, visitors=9, starts_on=today - timedelta(days=90), ends_on=today - timedelta(days=90))
    Shown.objects.create(event=event, kind="panel", title="Bảng ảnh", quantity=40)
    Agreement.objects.create(partner=partner, title="Bản ghi nhớ", signed_on=today)
    officer = person(Role.OFFICER)
    _round, nomination = scoring(officer, officer, unit=unit)
    Nomination.objects.filter(pk=nomination.pk).update(published_on=today)
    money = budget_line(unit, line(plan_for(), unit), planned=500, decided_on=today)
    for amount, back in ((70, None), (30, timezone.now())):
        Spending.objects.create(line=money, amount=amount, spent_on=today, what="In ấn", taken_back_at=back)
    period = Period(today - timedelta(days=30), today)
    found = {tally.code: tally for tally in programmes.live(period)}
    assert {
        key: tally.cell(str(unit.pk)) for key, tally in found.items() if key.startswith("programmes.")
    } == {
        "programmes.events": 2,
        "programmes.visitors": 300,
        "programmes.shown": 40,
        "programmes.nominated": 1,
        "programmes.recognised": 0,
        "programmes.practices": 1,
        "programmes.agreements": 1,
        "programmes.joint": 1,
        "programmes.granted": 500,
        "programmes.spent": 70,
    }
    for figure in FIGURES:
        told = programmes.lines(figure.key, period, [part.record for part in found[figure.key].parts])
        assert all(each.line and each.address.startswith("/lam-viec/") for each in told.values())
    visited = programmes.lines("programmes.visitors", period, [event.pk])[event.pk]
    assert visited.line == f"{event.name}, Bảo tàng tỉnh, đến {event.ends_on:%d/%m/%Y} (đếm vé, giấy mời)"
    assert set(FIGURES) <= set(registered.known())
