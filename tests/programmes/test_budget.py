"""Budget lines: granted, spent, over-spent, summed (kinh phí)."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.plans.models import Activity, Plan, Term
from nhipcau.programmes.domain import budget
from nhipcau.programmes.models import BudgetLine, Spending
from nhipcau.programmes.queries import budget as sums
from nhipcau.programmes.queries import visible
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.plans import issued, line, plan_for
from tests.factories.programmes import budget_line
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


@pytest.fixture
def plan() -> Plan:
    return plan_for()


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


class TestTypedOnce:
    def test_what_the_plan_says_is_filled_in(self, officer, plan) -> None:
        unit = UnitFactory()
        activity = line(plan, unit, budget=250_000_000, budget_line="Ngân sách tỉnh")
        client, url = signed_in(officer), reverse("programmes:new_budget_line", args=[activity.pk])
        page = client.get(url).content.decode()
        assert "250.000.000" in page and "Ngân sách tỉnh" in page
        assert client.get(url).context["form"].initial["unit"] == unit.pk
        sent = {
            "unit": unit.pk,
            "source": "state",
            "planned": "200 triệu",
            "decided_on": "15/01/2026",
            "reference": "QĐ số 5",
        }
        assert client.post(url, sent | {"planned": "nhiều"}).status_code == 422
        home = client.post(url, sent).url
        made = BudgetLine.objects.get()
        assert (made.planned, made.unit) == (200_000_000, unit)
        today = f"{timezone.localdate():%d/%m/%Y}"
        spent = {"act": "spend", "spend-amount": "230.000.000", "spend-spent_on": today, "spend-what": "In"}
        client.post(home, spent)
        assert "Vượt dự toán 30.000.000" in client.get(home).content.decode()
        item = Spending.objects.get().pk
        client.post(home, {"act": "take_back", "item": item, "take_back-reason": "nhầm dòng"})
        page = client.get(home).content.decode()
        assert "nhầm dòng" in page and "Còn 200.000.000" in page


class TestTotals:
    def test_by_plan_activity_and_theme(self, officer, plan) -> None:
        unit, theme = UnitFactory(), Term.objects.create(kind="theme", name="Văn hóa thử")
        first, second = line(plan, unit, budget=70), line(plan, unit, budget=30)
        both = Term.objects.create(kind="theme", name="Xúc tiến thử")
        first.terms.add(theme, both)
        second.terms.add(both)
        one = budget_line(unit, first, planned=50)
        budget_line(unit, first, planned=20, source="sponsored")
        two = budget_line(unit, second, planned=10)
        for each, amount in ((one, 60), (two, 15)):
            budget.spend(actor=officer, line=each, amount=amount, spent_on=timezone.localdate(), what="In")
        wrong = budget.spend(actor=officer, line=one, amount=9, spent_on=timezone.localdate(), what="In nhầm")
        budget.take_back(actor=officer, spending=wrong, reason="nhầm dòng")
        lines = visible.budget_lines(officer)
        of_plan = sums.by_plan(lines, [plan])[plan.pk]
        assert (of_plan.estimated, of_plan.planned, of_plan.spent, of_plan.is_over) == (100, 80, 75, False)
        of_activity = sums.totals_of(lines)
        assert (of_activity[first.pk].left, of_activity[second.pk].is_over) == (10, True)
        told = {term: (totals.planned, totals.spent) for term, totals in sums.by_theme(lines)}
        assert told == {theme: (70, 60), both: (80, 75)}
        client = signed_in(officer)
        page = client.get(reverse("programmes:budget")).content.decode()
        assert theme.name in page and "100" in page
        url = reverse("programmes:plan_budget", args=[plan.pk])
        over = client.get(url, {"only": "over"})
        assert [row.title for row in over.context["rows"]] == [second.text]
        assert first.text in client.get(url, {"export": "csv"}).content.decode()
        Activity.objects.filter(pk=first.pk).update(text="Đưa đoàn nhà báo đi thực tế")
        assert [row.record for row in client.get(url, {"q": "dua doan"}).context["rows"]] == [first]
        own = reverse("programmes:activity_budget", args=[first.pk])
        assert len(client.get(own).context["rows"]) == 2

    def test_a_unit_sees_and_keeps_its_own_money(self, plan) -> None:
        mine, other = UnitFactory(), UnitFactory()
        activity = line(plan, mine)
        line(plan, other, text="việc của sở kia")
        issued(plan)
        own, theirs = budget_line(mine, activity, planned=11), budget_line(other, activity, planned=22)
        head = person(Role.UNIT_HEAD, mine)
        assert list(visible.budget_lines(head)) == [own]
        page = signed_in(head).get(reverse("programmes:plan_budget", args=[plan.pk])).content.decode()
        assert activity.text in page and "việc của sở kia" not in page
        assert signed_in(head).get(theirs.get_absolute_url()).status_code == 404
        with pytest.raises(Refused, match="phía trước"):
            budget.spend(
                actor=head,
                line=own,
                amount=1,
                spent_on=timezone.localdate().replace(year=timezone.localdate().year + 1),
                what="In",
            )
