"""Bước đầu: what an administrator does before the office can work, until all of it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.issuing.models import OfficeForm
from nhipcau.units.domain import access
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, Unit, User


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước: what it is for, its button, and whether it is done."""

    words: str | Promise
    label: str | Promise
    url: str
    is_done: bool


def of(person: User) -> list[Step]:
    """Các bước của quản trị viên; none once all are done, and for everyone else."""
    if not access.allowed(person, access.ACTIONS["units.people"]):
        return []
    steps = [
        Step(
            _("Danh bạ: các đơn vị mà văn bản giao việc cho. Nhập cả bảng từ Excel, hoặc thêm từng đơn vị."),
            _("Mở danh bạ"),
            reverse("units:list"),
            Unit.objects.filter(is_standing_office=False).exists(),
        ),
        Step(
            _("Tài khoản chuyên viên thường trực: người tiếp nhận, rà soát văn bản và giao việc."),
            _("Tạo tài khoản"),
            reverse("units:create_person"),
            Membership.objects.filter(role=Role.OFFICER).exists(),
        ),
        Step(
            _("Thể thức văn bản: phần đầu, ký hiệu, chức vụ người ký, dùng cho kế hoạch, báo cáo, công văn."),
            _("Khai thể thức"),
            reverse("issuing:forms"),
            OfficeForm.objects.exists(),
        ),
    ]
    return [] if all(step.is_done for step in steps) else steps
