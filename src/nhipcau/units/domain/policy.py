"""Quyền của danh bạ."""

from django.utils.translation import gettext_lazy as _

from ..enums import Role, Scope
from .access import Action

READ_DIRECTORY = Action("units.read", _("xem danh bạ"), dict.fromkeys(Role, Scope.ALL))
MANAGE_DIRECTORY = Action("units.manage", _("sửa danh bạ đơn vị"), {Role.ADMINISTRATOR: Scope.ALL})
MANAGE_PEOPLE = Action("units.people", _("quản lý tài khoản và vai trò"), {Role.ADMINISTRATOR: Scope.ALL})
REMEMBER_NAME = Action(
    "units.remember",
    _("ghi nhớ cách gọi của một đơn vị"),
    {Role.OFFICER: Scope.ALL, Role.CLERK: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
)
READ_AUDIT = Action("units.audit", _("xem nhật ký"), {Role.ADMINISTRATOR: Scope.ALL, Role.LEADER: Scope.ALL})
READ_HEALTH = Action("units.health", _("xem tình trạng hệ thống"), {Role.ADMINISTRATOR: Scope.ALL})
MANAGE_RETENTION = Action("units.retention", _("đặt thời hạn lưu dữ liệu"), {Role.ADMINISTRATOR: Scope.ALL})
MANAGE_MAIL = Action("units.mail", _("xem và gửi lại thư báo"), {Role.ADMINISTRATOR: Scope.ALL})
# Who serves the whole office may hand a filter to any unit; everyone else to their own.
SHARE_FILTER = Action(
    "units.share_filter",
    _("chia sẻ bộ lọc trong đơn vị"),
    dict.fromkeys(Role, Scope.ALL) | {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
PUBLISH_FILTER = Action("units.publish_filter", _("chia sẻ bộ lọc với mọi người"), {Role.OFFICER: Scope.ALL})
