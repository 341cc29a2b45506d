"""Quyền của phần họp báo, tác nghiệp."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

READ = Action(
    "conferences.read",
    _("xem họp báo, chương trình báo chí"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
MANAGE = Action(
    "conferences.manage",
    _("tổ chức họp báo, chương trình báo chí"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
ACCREDIT = Action(
    "conferences.accredit",
    _("cấp thẻ hoặc từ chối người đăng ký dự"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
# Whoever refused is kept out by `appeals.decide`; a leader is there where an office has one officer.
REVIEW = Action(
    "conferences.review",
    _("xem lại việc từ chối người đăng ký dự"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
