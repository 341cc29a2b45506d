"""A table of units is shown as differences and applied as one (nhập danh bạ)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from nhipcau.core.domain.errors import Refused
from nhipcau.exchange.domain import imports
from nhipcau.exchange.enums import Grade, ImportKind, ImportState
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import Unit
from tests.factories.exchange import checked, entered, table
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db
HEAD = ("Tên đơn vị", "Loại", "Cấp trên", "Viết tắt", "Tên gọi khác", "Từ ngày")


@pytest.fixture
def administrator():
    standing_office()
    return person(Role.ADMINISTRATOR)


def units_table(*rows) -> bytes:
    return table([HEAD, *rows])


def words(record, grade: Grade) -> str:
    return " ".join(finding["words"] for finding in record.findings if finding["grade"] == grade)


def test_new_units_come_with_parents_of_the_same_table_whatever_their_order(administrator):
    record = entered(
        administrator,
        units_table(
            ("Phòng Văn hóa xã Cầu Đông", None, "Xã Cầu Đông"),
            ("Xã Cầu Đông", None, "UBND tỉnh", "CĐ", "Cầu Đông; xã Đông", date(2025, 7, 1)),
            ("UBND tỉnh", "Ủy ban nhân dân"),
        ),
        ImportKind.UNITS,
    )
    assert record.state == ImportState.DONE and record.result == {"created": 3, "changed": 0}
    commune = Unit.objects.get(name="Xã Cầu Đông")
    assert (commune.kind, commune.parent.name, commune.valid_from) == (
        UnitKind.COMMUNE,
        "UBND tỉnh",
        date(2025, 7, 1),
    )
    assert {name.text for name in commune.names.all()} == {"Xã Cầu Đông", "CĐ", "Cầu Đông", "xã Đông"}
    assert Unit.objects.get(name="Phòng Văn hóa xã Cầu Đông").parent == commune


def test_differences_are_shown_first_and_the_like_passed_over(administrator):
    UnitFactory(name="Sở Tài chính")
    UnitFactory(name="Sở Công Thương")
    content = units_table(("Sở Tài chính",), ("Sở Công Thương", None, None, "SCT"), ("Sở Ngoại vụ",))
    record = checked(administrator, content, ImportKind.UNITS)
    assert (record.ready, record.skipped, record.wrong) == (2, 1, 0)
    assert "Thêm tên gọi: SCT" in words(record, Grade.NOTE) and "Đơn vị mới" in words(record, Grade.NOTE)
    assert not Unit.objects.filter(name="Sở Ngoại vụ").exists()
    imports.enter(actor=administrator, record=record)
    again = units_table(("Sở Ngoại vụ",), ("Sở Công Thương", None, None, "SCT"), ("Sở Tài chính",))
    record = checked(administrator, again, ImportKind.UNITS)
    assert record.state == ImportState.CHECKED and record.ready == 0
    with pytest.raises(Refused, match="Không còn dòng nào"):
        imports.enter(actor=administrator, record=record)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ((None, "Sở"), "Thiếu tên"),
        (("Tổ Zê", "loại lạ"), "Chưa rõ loại"),
        (("Sở A", None, "Sở Không Có"), "Chưa rõ đơn vị cấp trên"),
        (("Sở A", None, None, None, None, "31/02/2025"), "Không có ngày"),
        (("Sở A", None, "Sở A"), "cấp trên của chính nó"),
    ],
)
def test_wrong_rows_keep_everything_out(administrator, row, says):
    record = checked(administrator, units_table(("Sở Tốt Lành",), row), ImportKind.UNITS)
    assert record.wrong == 1 and says in words(record, Grade.WRONG)
    with pytest.raises(Refused, match="1 dòng lỗi"):
        imports.enter(actor=administrator, record=record)
    assert not Unit.objects.filter(name="Sở Tốt Lành").exists()


def test_an_officer_does_not_bring_a_directory(administrator):
    with pytest.raises(PermissionDenied):
        checked(person(Role.OFFICER), units_table(("Sở Mới",)), ImportKind.UNITS)
