"""The screens of the directory (màn hình danh bạ)."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from nhipcau.core.domain import audit
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import groups, units
from nhipcau.units.domain.resolution import resolve
from nhipcau.units.enums import NameKind, Role, UnitKind
from nhipcau.units.models import Succession, Unit, User
from tests.factories.units import GroupFactory, UnitFactory, UserFactory, also_called, merged, person

pytestmark = pytest.mark.django_db

SignIn = Callable[[Role], Client]
READERS = {
    "units:list": set(Role),
    "units:groups": set(Role),
    "units:lookup": set(Role),
    "units:create": {Role.ADMINISTRATOR},
    "units:create_group": {Role.ADMINISTRATOR},
    "units:people": {Role.ADMINISTRATOR},
    "units:create_person": {Role.ADMINISTRATOR},
    "units:trail": {Role.ADMINISTRATOR, Role.LEADER},
}


@pytest.fixture
def sign_in(client: Client) -> SignIn:
    def enter(role: Role) -> Client:
        client.force_login(person(role))
        return client

    return enter


@pytest.fixture
def keeper(sign_in: SignIn) -> Client:
    return sign_in(Role.ADMINISTRATOR)


def page(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", READERS)
def test_who_sees_which_screen(sign_in: SignIn, name: str, role: Role) -> None:
    response = sign_in(role).get(reverse(name))

    assert response.status_code == (200 if role in READERS[name] else 403)
    if response.status_code == 403:
        assert "chưa được giao quyền" in response.content.decode()


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(reverse("units:list")).status_code == 302


def test_menu_shows_settings_to_those_who_have_any(sign_in: SignIn) -> None:
    settings = [reverse("units:people"), reverse("units:trail")]
    assert all(address in page(sign_in(Role.ADMINISTRATOR), "units:list") for address in settings)
    assert not any(address in page(sign_in(Role.UNIT_STAFF), "units:list") for address in settings)


def test_search_needs_no_marks_and_finds_merged_units(keeper: Client) -> None:
    old, new = UnitFactory(name="Sở Thông tin và Truyền thông"), UnitFactory(name="Sở Văn hóa")
    also_called(old, "STTTT")
    merged(old, new, timezone.localdate())

    for words in ("thong truyen", "stttt"):
        shown = page(keeper, "units:list", q=words)
        assert "Sở Thông tin và Truyền thông" in shown
        assert "đã ngừng" in shown
    assert old.name not in page(keeper, "units:list", q="thong truyen", state="dang")
    assert "Không có đơn vị nào khớp" in page(keeper, "units:list", q="thong", kind=UnitKind.PRESS)


def test_list_goes_out_as_spreadsheet_without_formulas(keeper: Client) -> None:
    UnitFactory(name="=HYPERLINK(1)", kind=UnitKind.CENTRAL)
    merged(UnitFactory(name="Sở Cũ"), UnitFactory(name="Sở Mới"), timezone.localdate(), "Nghị quyết 1")

    csv = keeper.get(reverse("units:list"), {"export": "csv"}).content.decode("utf-8-sig")
    xlsx = keeper.get(reverse("units:list"), {"export": "xlsx"}).content

    assert "'=HYPERLINK(1)" in csv
    assert "Sở Mới,Nghị quyết 1" in csv
    rows = list(load_workbook(io.BytesIO(xlsx)).active.values)
    assert len(rows) == Unit.objects.count() + 1


@pytest.mark.parametrize("name", ["units:list", "units:groups", "units:people", "units:trail"])
def test_lists_cost_the_same_at_one_and_at_many(keeper: Client, name: str) -> None:
    def grow() -> None:
        parent, heir = UnitFactory(), UnitFactory()
        merged(UnitFactory(parent=parent), heir, timezone.localdate())
        keeping = User.objects.get(memberships__role=Role.ADMINISTRATOR)
        groups.add_name(actor=keeping, group=GroupFactory(), text=f"các nơi {Unit.objects.count()}")
        units.close(actor=keeping, unit=UnitFactory(), on=timezone.localdate())
        person(Role.UNIT_STAFF)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as spent:
            page(keeper, name)
        return len(spent)

    grow()
    page(keeper, name)
    one = cost()
    grow()
    grow()
    assert cost() == one


def test_unit_page_tells_its_story(sign_in: SignIn) -> None:
    office = UnitFactory(name="Ủy ban nhân dân tỉnh")
    unit = UnitFactory(name="Sở Văn hóa", parent=office)
    also_called(unit, "SVH")
    UnitFactory(name="Phòng Báo chí", parent=unit)
    merged(UnitFactory(name="Sở Thông tin"), unit, timezone.localdate(), "Nghị quyết 12")
    GroupFactory(name="Các sở").members.add(unit)
    head = person(Role.UNIT_HEAD, unit)

    shown = page(sign_in(Role.UNIT_STAFF), "units:unit", unit.pk)

    for word in (office.name, "SVH", "Phòng Báo chí", "Sở Thông tin", "Nghị quyết 12", "Các sở", str(head)):
        assert word in shown
    assert "Thêm tên gọi" not in shown


def test_ended_unit_without_heir_warns(keeper: Client) -> None:
    unit = UnitFactory(valid_to=timezone.localdate())

    assert "chưa ghi ai kế thừa" in page(keeper, "units:unit", unit.pk)


def test_unit_is_entered_corrected_and_merged(keeper: Client) -> None:
    old = UnitFactory(name="Sở Thông tin")
    sent = {"name": "Sở Khoa học", "short": "SKH", "kind": "department", "valid_from": "01/03/2025"}
    keeper.post(reverse("units:create"), sent)
    new = Unit.objects.get(name="Sở Khoa học")

    keeper.post(
        reverse("units:correct", args=[new.pk]),
        {"name": "Sở Khoa học và Công nghệ", "kind": "department", "renamed_on": "02/03/2025"},
    )
    response = keeper.post(
        reverse("units:succeed", args=[old.pk]),
        {"successor": new.pk, "on": "02/03/2025", "ground": "Nghị quyết 12"},
        follow=True,
    )

    assert "nhiệm vụ chuyển cho Sở Khoa học và Công nghệ từ 02/03/2025" in response.content.decode()
    found = resolve("Sở Thông tin", on=timezone.localdate())
    assert (found.unit, found.through) == (new, old)


def test_refused_form_keeps_what_was_typed(keeper: Client) -> None:
    UnitFactory(name="Sở Nội vụ")

    response = keeper.post(
        reverse("units:create"), {"name": "sở nội vụ", "short": "SNV riêng", "kind": "front"}
    )

    shown = response.content.decode()
    assert "đã có đơn vị tên “Sở Nội vụ”" in shown
    assert 'value="SNV riêng"' in shown
    assert '<option value="front" selected>' in shown


def test_wrong_day_is_said_at_its_field(keeper: Client) -> None:
    unit = UnitFactory()

    shown = keeper.post(reverse("units:close", args=[unit.pk]), {"on": "31/02/2026"}).content.decode()

    assert "Chưa lưu gì" in shown
    assert 'value="31/02/2026"' in shown


def test_buttons_of_a_unit(keeper: Client) -> None:
    unit, heir = UnitFactory(), UnitFactory()
    keeper.post(reverse("units:add_name", args=[unit.pk]), {"text": "ĐV1", "kind": "short"})
    name = unit.names.get(kind=NameKind.SHORT)
    keeper.post(reverse("units:remove_name", args=[unit.pk, name.pk]))
    assert not unit.names.filter(kind=NameKind.SHORT).exists()

    made = merged(unit, heir, timezone.localdate())
    refused = keeper.post(reverse("units:reopen", args=[unit.pk]), follow=True).content.decode()
    assert "hãy bỏ ghi nhận kế thừa trước" in refused
    keeper.post(reverse("units:withdraw", args=[unit.pk, made.pk]))
    keeper.post(reverse("units:reopen", args=[unit.pk]))
    keeper.post(reverse("units:standing_office", args=[unit.pk]))

    unit.refresh_from_db()
    assert (unit.valid_to, unit.is_standing_office) == (None, True)
    assert not Succession.objects.exists()
    assert audit.broken_at() is None


def test_a_name_shared_with_another_unit_is_said(keeper: Client) -> None:
    other, unit = UnitFactory(), UnitFactory()
    also_called(other, "SNV")

    shown = keeper.post(
        reverse("units:add_name", args=[unit.pk]), {"text": "snv", "kind": "short"}, follow=True
    ).content.decode()

    assert f"{other.name} cũng có tên này" in shown


def test_group_is_made_changed_and_dissolved(keeper: Client) -> None:
    first, second = UnitFactory(), UnitFactory(kind=UnitKind.FRONT)
    keeper.post(reverse("units:create_group"), {"name": "Các sở", "members": [first.pk]})
    group = first.groups.get()

    assert "checked" in page(keeper, "units:correct_group", group.pk)
    keeper.post(
        reverse("units:correct_group", args=[group.pk]), {"name": "Các sở, hội", "members": [second.pk]}
    )
    keeper.post(reverse("units:add_group_name", args=[group.pk]), {"text": "các cơ quan"})
    assert list(group.members.all()) == [second]
    assert "các cơ quan" in page(keeper, "units:group", group.pk)
    keeper.post(reverse("units:remove_group_name", args=[group.pk, group.names.get().pk]))
    keeper.post(reverse("units:dissolve_group", args=[group.pk]))

    assert not second.groups.exists()


def test_name_is_tried_and_remembered(sign_in: SignIn) -> None:
    unit = UnitFactory(name="Sở Ngoại vụ")
    clerk = sign_in(Role.CLERK)
    shown = page(clerk, "units:lookup", q="cơ quan đối ngoại")
    assert "Chưa có trong danh bạ" in shown

    shown = clerk.post(
        reverse("units:remember"),
        {"written": "cơ quan đối ngoại", "choice": f"unit:{unit.pk}"},
        follow=True,
    ).content.decode()

    assert "Đã ghi nhớ: “cơ quan đối ngoại” là Sở Ngoại vụ." in shown
    assert "Cách viết đã được ghi nhớ cho Sở Ngoại vụ." in shown


def test_name_is_tried_for_a_day_of_the_past(sign_in: SignIn) -> None:
    old = UnitFactory(name="Sở Thông tin")
    merged(old, UnitFactory(name="Sở Văn hóa"), timezone.localdate())
    yesterday = (timezone.localdate() - timedelta(days=1)).strftime("%d/%m/%Y")

    assert "Đúng tên chính thức" in page(sign_in(Role.LEADER), "units:lookup", q="Sở Thông tin", on=yesterday)


def test_name_of_a_unit_is_never_markup(keeper: Client) -> None:
    unit = UnitFactory(name="<script>alert(1)</script> Sở")
    also_called(unit, "<img src=x onerror=alert(1)>")

    for name, args, query in (
        ("units:list", (), {}),
        ("units:unit", (unit.pk,), {}),
        ("units:lookup", (), {"q": "<script>alert(1)</script>"}),
        ("units:create_group", (), {}),
    ):
        shown = page(keeper, name, *args, **query)
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_account_is_made_and_enters(keeper: Client) -> None:
    unit = UnitFactory()
    sent = {
        "last_name": "Lê Văn",
        "first_name": "Tám",
        "username": "tam",
        "unit": unit.pk,
        "role": "unit-staff",
        "password": "bốn-con-ngỗng-lội",
        "repeated": "bốn-con-ngỗng-lội",
    }
    refused = keeper.post(reverse("units:create_person"), {**sent, "password": "12345", "repeated": "12345"})
    shown = refused.content.decode()
    assert 'value="Tám"' in shown
    assert "12345" not in shown
    assert not User.objects.filter(username="tam").exists()

    keeper.post(reverse("units:create_person"), sent)

    visitor = Client()
    assert visitor.login(username="tam", password="bốn-con-ngỗng-lội")
    assert visitor.get(reverse("units:list")).status_code == 200


def test_account_is_closed_opened_and_erased(keeper: Client) -> None:
    someone = person(Role.UNIT_STAFF)
    membership = someone.memberships.get()
    home = reverse("units:person", args=[someone.pk])
    keeper.post(reverse("units:deactivate", args=[someone.pk]))
    assert "đang khóa" in keeper.get(home).content.decode()
    keeper.post(reverse("units:reactivate", args=[someone.pk]))
    keeper.post(reverse("units:correct_person", args=[someone.pk]), {"last_name": "Đỗ", "first_name": "Chín"})
    keeper.post(reverse("units:end_role", args=[someone.pk, membership.pk]))
    assert "đã thôi" in keeper.get(home).content.decode()
    keeper.post(
        reverse("units:give_role", args=[someone.pk]), {"unit": membership.unit_id, "role": "unit-head"}
    )
    assert "Lãnh đạo đơn vị" in keeper.get(home).content.decode()

    keeper.post(reverse("units:erase", args=[someone.pk]))

    shown = keeper.get(home).content.decode()
    assert "Chín" not in shown
    assert "Thông tin cá nhân đã được xóa" in shown


def test_new_password_ends_open_sessions(keeper: Client) -> None:
    someone = person(Role.UNIT_STAFF)
    visitor = Client()
    visitor.force_login(someone)

    keeper.post(
        reverse("units:password", args=[someone.pk]),
        {"password": "bốn-con-ngỗng-lội", "repeated": "bốn-con-ngỗng-lội"},
    )

    assert visitor.get(reverse("units:list")).status_code == 302


def test_trail_is_read_filtered_checked_and_exported(sign_in: SignIn) -> None:
    keeping, other = person(Role.ADMINISTRATOR), UserFactory()
    unit = units.create(actor=keeping, name="Sở Mới", kind=UnitKind.DEPARTMENT)
    leader = sign_in(Role.LEADER)

    shown = page(leader, "units:trail", verb="units.create", actor=str(keeping.pk))
    assert "Thêm đơn vị" in shown
    assert unit.name in shown
    assert "Không có mục nào khớp" in page(leader, "units:trail", actor=str(other.pk))
    yesterday = (timezone.localdate() - timedelta(days=1)).strftime("%d/%m/%Y")
    assert "Không có mục nào khớp" in page(leader, "units:trail", until=yesterday)

    csv = leader.get(reverse("units:trail"), {"export": "csv"}).content.decode("utf-8-sig")
    assert "Sở Mới" in csv
    assert AuditEntry.objects.filter(verb="units.audit.export").count() == 1
    checked = leader.post(reverse("units:verify_trail"), follow=True).content.decode()
    assert "nguyên vẹn: 2 mục" in checked
    AuditEntry.objects.filter(sequence=1).update(verb="units.close")
    checked = leader.post(reverse("units:verify_trail"), follow=True).content.decode()
    assert "hỏng từ mục số 1" in checked


def test_trail_shows_no_digest_as_a_value_and_survives_what_is_gone(keeper: Client) -> None:
    keeping = User.objects.get(memberships__role=Role.ADMINISTRATOR)
    group = groups.create(actor=keeping, name="Nhóm tạm", members=[UnitFactory()])
    groups.dissolve(actor=keeping, group=group)

    shown = page(keeper, "units:trail")

    assert "(không còn)" in shown
    assert "sha256:" not in shown


def test_groups_leave_as_a_table_with_their_units(client):
    client.force_login(person(Role.OFFICER))
    group = GroupFactory(name="Các sở")
    group.members.add(UnitFactory(name="Sở Ngoại vụ"))
    answer = client.get("/lam-viec/danh-ba/nhom/?export=csv").content.decode("utf-8-sig")
    assert "Các sở" in answer and "Sở Ngoại vụ" in answer
