"""Bước đầu: what an administrator does before the office can work, until all of it is done."""

from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain import first_steps
from nhipcau.core.domain.first_steps import Step
from nhipcau.issuing.models import OfficeForm
from nhipcau.units.domain import access
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, Unit, User


def of(person: User) -> list[Step]:
    """Các bước của quản trị viên, those of higher apps after; none once all are done, and for others."""
    if not access.allowed(person, access.ACTIONS["units.people"]):
        return []
    has_units, has_officer, has_form = User.objects.values_list(
        Exists(Unit.objects.filter(is_standing_office=False)),
        Exists(Membership.objects.filter(role=Role.OFFICER)),
        Exists(OfficeForm.objects.all()),
    ).get(pk=person.pk)
    steps = [
        Step(
            _("Danh bạ: các đơn vị mà văn bản giao việc cho. Nhập cả bảng từ Excel, hoặc thêm từng đơn vị."),
            _("Mở danh bạ"),
            reverse("units:list"),
            has_units,
        ),
        Step(
            _("Tài khoản chuyên viên thường trực: người tiếp nhận, rà soát văn bản và giao việc."),
            _("Tạo tài khoản"),
            reverse("units:create_person"),
            has_officer,
        ),
        Step(
            _("Thể thức văn bản: phần đầu, ký hiệu, chức vụ người ký, dùng cho kế hoạch, báo cáo, công văn."),
            _("Khai thể thức"),
            reverse("issuing:forms"),
            has_form,
        ),
        *first_steps.known(),
    ]
    return [] if all(step.is_done for step in steps) else steps
