"""What is not on the web: kept once, counted in reports, handed in as evidence by one press."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain import figures
from nhipcau.core.domain.errors import Refused
from nhipcau.outreach.domain import products
from nhipcau.plans.enums import AssignmentState
from nhipcau.units.enums import Role
from tests.factories import newsroom, outreach
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def counted(key: str) -> list[int]:
    figure = next(each for each in figures.known() if each.key == key)
    today = timezone.localdate()
    found = figure.records(today - timedelta(days=30), today)
    assert all(figure.line(each) and figure.address(each) for each in found)
    return [getattr(each, figure.amount) if figure.amount else 1 for each in found]


def test_reports_count_what_stands():
    made, wrong = outreach.product(), outreach.product(copies=7)
    outreach.product(made_on=timezone.localdate() - timedelta(days=90))
    assert sorted(counted("outreach.copies")) == [7, 500]
    products.drop(actor=person(Role.OFFICER), product=wrong, reason="Ghi nhầm")
    assert counted("outreach.products") == [1]
    assert counted("outreach.copies") == [made.copies]
    with pytest.raises(Refused, match="đã bỏ"):
        products.correct(actor=person(Role.OFFICER), product=wrong, wanted=outreach.product_fields())


def test_it_proves_the_work_it_serves_once():
    work = AssignmentFactory(state=AssignmentState.IN_PROGRESS)
    staff = person(Role.UNIT_STAFF, work.unit)
    made = outreach.product(work.unit, staff, assignment=work)
    proof = products.as_evidence(actor=staff, product=made)
    assert proof.assignment == work
    assert proof.link.endswith(made.get_absolute_url())
    assert products.as_evidence(actor=staff, product=made) == proof
    made.refresh_from_db()
    with pytest.raises(Refused, match="minh chứng"):
        products.drop(actor=staff, product=made, reason="x")
    with pytest.raises(Refused, match="minh chứng"):
        products.correct(actor=staff, product=made, wanted=outreach.product_fields())
    with pytest.raises(Refused, match="việc nào"):
        products.as_evidence(actor=staff, product=outreach.product(work.unit, staff))
    with pytest.raises(Refused, match="đơn vị khác"):
        outreach.product(UnitFactory(), assignment=work)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "vlog"},
        {"title": " "},
        {"place": ""},
        {"languages": []},
        {"copies": 10**9},
        {"made_on": timezone.localdate() + timedelta(days=1)},
        {"until": timezone.localdate() - timedelta(days=400)},
    ],
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(Refused):
        outreach.product(**wrong)


@pytest.mark.parametrize("screen", ["products", "channels", "letters"])
def test_a_list_asks_no_more_for_three_than_for_one(client, screen):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make = {
        "products": lambda: outreach.product(languages=[newsroom.language(), newsroom.language("en")]),
        "channels": outreach.channel,
        "letters": lambda: outreach.started(outreach.drafted()),
    }[screen]
    client.force_login(person(Role.OFFICER))
    make()
    client.get(reverse(f"outreach:{screen}"))
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(f"outreach:{screen}")).status_code == 200
        counts.append(len(asked))
        make()
        make()
    assert counts[0] == counts[1]


def test_found_filtered_exported(client):
    client.force_login(person(Role.OFFICER))
    outreach.product(title="Phim Đà Giang", kind="film", copies=2)
    outreach.product(title="Pa-nô cửa khẩu", kind="panel")
    said = client.get(reverse("outreach:products"), {"q": "da giang"}).content.decode()
    assert "Phim Đà Giang" in said
    assert "Pa-nô cửa khẩu" not in said
    table = b"".join(client.get(reverse("outreach:products"), {"kind": "panel", "export": "csv"})).decode()
    assert "Pa-nô cửa khẩu" in table
    assert "Phim" not in table.splitlines()[1]
