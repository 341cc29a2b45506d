"""Danh sách hoạt động: found by words without marks, however they came into the plan."""

import pytest

from nhipcau.overview.queries.activities import search
from nhipcau.plans.domain import activities
from nhipcau.plans.domain.activities import Edit
from nhipcau.plans.enums import Column
from nhipcau.plans.models import Activity
from nhipcau.units.enums import Role
from tests.factories.plans import plan_for
from tests.factories.units import UnitFactory, person

from .conftest import signed_in, sorted_line

pytestmark = pytest.mark.django_db


def test_activities_are_found_without_marks() -> None:
    officer, plan = person(Role.OFFICER), plan_for()
    unit = UnitFactory(name="Sở Ngoại vụ")
    made = sorted_line(plan, lead=unit, text="Thông tin đối ngoại", group="Báo chí")
    (blank,) = activities.add(actor=officer, plan=plan)
    edits = [
        Edit(blank.pk, Column.TEXT, "Tuần phim Việt Nam tại Đà Nẵng"),
        Edit(blank.pk, Column.GROUP, "Văn hóa"),
    ]
    activities.change(actor=officer, plan=plan, edits=edits)

    def found(text: str) -> set[int]:
        return {row.pk for row in search(Activity.objects.all(), text)}

    assert found("doi ngoai") == found("ĐỐI  NGOẠI") == found("bao chi") == {made.pk}
    assert found("so ngoai vu thong tin") == {made.pk}
    assert found("da nang tuan phim") == found("van hoa") == {blank.pk}
    assert found("đối nội") == set() and found("") == found(" – ") == {made.pk, blank.pk}
    page = signed_in(officer).get(
        "/lam-viec/toan-canh/hoat-dong/", {"q": "doi ngoai", "ke_hoach": plan.pk, "nam": plan.year}
    )
    assert [row.pk for row in page.context["page_obj"]] == [made.pk]
