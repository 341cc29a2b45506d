"""Filters that are kept, and columns that are chosen, per person and list (bộ lọc đã lưu)."""

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import filters, people
from nhipcau.units.enums import FilterReach, Role
from nhipcau.units.models import SavedFilter, User
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db
LIST = "/lam-viec/danh-ba/"


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER, standing_office())


def kept(client: Client, **more: str):
    sent = {"path": LIST, "query": "kind=province&q=", "name": "Các tỉnh", "reach": "own"} | more
    return client.post(reverse("units:save_filter"), sent)


def test_a_filter_is_kept_named_opened_first_and_dropped(client: Client, officer: User):
    client.force_login(officer)
    answer = kept(client, query="kind=department", name=" Các  sở ", is_default="1")
    assert answer["Location"] == f"{LIST}?kind=department"
    page = client.get(LIST)
    assert page["Location"] == f"{LIST}?kind=department", "the bare list opens with the default"
    html = client.get(f"{LIST}?kind=department").content.decode()
    assert f'<a href="{LIST}?tat-ca=1">' in html and 'aria-current="true"' in html and "Các sở" in html
    assert client.get(f"{LIST}?tat-ca=1").status_code == 200
    kept(client, query="kind=province", name="Các sở")
    one = SavedFilter.objects.get()
    assert one.query == "kind=province", "the same name is the same filter"
    assert "kind" not in str(AuditEntry.objects.filter(verb="units.filter.save").values_list("after"))
    client.post(reverse("units:drop_filter", args=[one.pk]), {"path": LIST, "query": ""})
    assert not SavedFilter.objects.exists() and client.get(LIST).status_code == 200
    officer.refresh_from_db()
    assert officer.list_wishes["units:list"]["default"] == one.pk, "a wish for what is gone asks for nothing"


def test_a_shared_filter_reaches_the_unit_and_no_other(client: Client, officer: User):
    own, other = UnitFactory(), UnitFactory()
    sharer, colleague, stranger = (person(Role.UNIT_STAFF, unit) for unit in (own, own, other))
    client.force_login(sharer)
    kept(client, reach=f"unit-{own.pk}")
    kept(client, reach=f"unit-{other.pk}", name="x")
    assert not SavedFilter.objects.filter(name="x").exists(), "only with one's own unit"
    with pytest.raises(PermissionDenied, match="quyền"):
        filters.save(actor=sharer, place="units:list", name="y", query="", reach=FilterReach.EVERYONE)
    assert [each.name for each in filters.visible_to(colleague)] == ["Các tỉnh"]
    assert not filters.visible_to(stranger).exists() and not filters.visible_to(officer).exists()
    client.force_login(colleague)
    one = SavedFilter.objects.get()
    assert client.post(reverse("units:drop_filter", args=[one.pk]), {"path": LIST}).status_code == 403
    client.force_login(officer)
    kept(client, reach="all", name="Chung")
    assert filters.visible_to(stranger).get().name == "Chung"


def test_a_filter_needs_a_name_and_a_list_of_ours(client: Client, officer: User):
    client.force_login(officer)
    with pytest.raises(Refused, match="đặt tên"):
        filters.save(actor=officer, place="units:list", name="  ", query="")
    for path in ("https://example.com/", "//example.com/", "/khong-co/", ""):
        assert kept(client, path=path).status_code == 404
    assert kept(client, reach="moon").status_code == 302 and not SavedFilter.objects.exists()


def test_chosen_columns_rule_screen_and_file(client: Client, officer: User):
    UnitFactory(name="Sở Thử")
    client.force_login(officer)
    sent = {"path": LIST, "query": "", "column": ["name", "kind", "from", "gone"]}
    client.post(reverse("units:choose_columns"), sent)
    html = client.get(LIST).content.decode()
    assert 'data-hidden="3 4"' in html and '<th scope="col">Có từ ngày</th>' in html
    table = list(csv.reader(io.StringIO(client.get(f"{LIST}?export=csv").content.decode("utf-8-sig"))))
    assert table[0] == ["Tên chính thức", "Loại", "Có từ ngày"]
    sent_by_chat = client.get(f"{LIST}?cot=name,parent&export=csv").content.decode("utf-8-sig")
    assert sent_by_chat.splitlines()[0] == "Tên chính thức,Đơn vị cấp trên", (
        "the address may tell columns too"
    )
    client.post(reverse("units:choose_columns"), {"path": LIST, "query": "", "act": "reset"})
    assert "data-hidden" not in client.get(LIST).content.decode()


def test_a_printed_list_has_all_its_pages_and_says_what_it_is(client: Client, officer: User):
    for _number in range(55):
        UnitFactory()
    client.force_login(officer)
    html = client.get(f"{LIST}?q=kiem+thu&in=1").content.decode()
    assert html.count("Sở Kiểm thử số") >= 55 and "Tìm" in html and "nhipcau/printing" in html
    assert standing_office().name in html.split("nc-print-office")[1][:200]
    assert "Bộ lọc:" in html and "In lúc" in html


def test_who_is_erased_leaves_no_wishes(officer: User):
    administrator = person(Role.ADMINISTRATOR, standing_office())
    own, shared = (
        filters.save(actor=officer, place="units:list", name=name, query="q=1", reach=reach)
        for name, reach in (("riêng", FilterReach.OWN), ("chung", FilterReach.EVERYONE))
    )
    filters.open_with(officer, "units:list", own)
    people.erase(actor=administrator, person=officer)
    officer.refresh_from_db()
    assert officer.list_wishes == {} and list(SavedFilter.objects.all()) == [shared]
