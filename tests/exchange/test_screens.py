"""The screens say what stands and cost the same at any length (màn hình trao đổi)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from nhipcau.exchange.models import Answer, Import, Link
from nhipcau.units.enums import Role
from tests.factories.exchange import answered, checked, link_for, tracker, uploaded, work_row
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db
ROOM = "/lam-viec/trao-doi/"


@pytest.fixture
def officer(client):
    standing_office()
    found = person(Role.OFFICER)
    client.force_login(found)
    return found


def test_from_a_file_to_work_on_the_screens(officer, client):
    unit = UnitFactory(name="Sở Ngoại vụ")
    file = SimpleUploadedFile("bang.xlsx", tracker(work_row(1, unit), work_row(2, "Sở Ngọai vụ mới")))
    answer = client.post(f"{ROOM}nhap/tracker/", {"file": file, "no_secret": "on"})
    record = Import.objects.get()
    assert answer["Location"] == record.get_absolute_url()
    page = client.get(record.get_absolute_url()).content.decode()
    assert "Mỗi nội dung nằm ở cột nào?" in page and "Đăng tin đối ngoại số 1" in page
    columns = {name: str(column) for name, column in record.columns.items()}
    client.post(record.get_absolute_url(), columns | {"year": "2026"})
    page = client.get(record.get_absolute_url()).content.decode()
    assert "Tên đơn vị chưa rõ" in page and "Nhập 1 dòng" not in page
    chosen = {"written": ["Sở Ngọai vụ mới"], "target": [f"u-{unit.pk}"]}
    client.post(f"{ROOM}{record.pk}/chon-don-vi/", chosen)
    assert "Nhập 2 dòng" in client.get(record.get_absolute_url()).content.decode()
    client.post(f"{ROOM}{record.pk}/nhap/")
    page = client.get(record.get_absolute_url()).content.decode()
    assert "Xem các việc đã nhập" in page
    assert "Đăng tin đối ngoại số 2" in client.get("/lam-viec/cong-viec/").content.decode()


@pytest.mark.parametrize("name", ["", "lien-ket/", "tra-loi/"])
def test_lists_cost_the_same_at_one_and_three_rows(officer, client, name, django_assert_num_queries):
    def grow(count: int) -> None:
        for number in range(count):
            assignment = AssignmentFactory(unit=UnitFactory())
            answered(link_for(officer, assignment.unit), assignment)
            uploaded(officer, tracker(work_row(Import.objects.count() * 10 + number, assignment.unit)))

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    grow(1)
    client.get(ROOM + name)
    with CaptureQueriesContext(connection) as seen:
        client.get(ROOM + name)
    grow(2)
    with django_assert_num_queries(len(seen)):
        client.get(ROOM + name)


@pytest.mark.parametrize(("name", "model"), [("", Import), ("lien-ket/", Link), ("tra-loi/", Answer)])
def test_every_list_leaves_as_a_table(officer, client, name, model):
    assignment = AssignmentFactory(unit=UnitFactory())
    answered(link_for(officer, assignment.unit), assignment)
    checked(officer, tracker(work_row(1, assignment.unit)))
    answer = client.get(f"{ROOM}{name}?export=xlsx")
    page = load_workbook(io.BytesIO(answer.content)).active
    assert page.max_row == model.objects.count() + 1


def test_a_name_nobody_may_remember_is_refused_and_nothing_is(officer, client):
    UnitFactory(name="Sở Tài chính")
    other = UnitFactory(name="Sở Ngoại vụ")
    record = checked(officer, tracker(work_row(1, "Sở Lạ")))
    chosen = {"written": ["Sở Lạ", "Sở Tài chính"], "target": [f"u-{other.pk}"] * 2}
    client.post(f"{ROOM}{record.pk}/chon-don-vi/", chosen)
    assert not other.names.filter(text="Sở Lạ").exists()


def test_the_menu_counts_nothing_for_those_without_a_right(client):
    standing_office()
    client.force_login(person(Role.UNIT_STAFF))
    assert client.get(ROOM).status_code == 403
    assert "Trao đổi Excel" not in client.get("/lam-viec/").content.decode()
