"""Quyền đối với báo cáo."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

COMPILE = Action("reports.compile", _("lập và sửa báo cáo"), {Role.OFFICER: Scope.ALL})
FREEZE = Action("reports.freeze", _("chốt số liệu báo cáo"), {Role.OFFICER: Scope.ALL})
# A unit reads the rows that are its own.
READ = Action(
    "reports.read",
    _("xem báo cáo"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
SET_RULES = Action("reports.rules", _("sửa quy tắc kỳ báo cáo"), {Role.ADMINISTRATOR: Scope.ALL})
READ_RULES = Action(
    "reports.read-rules",
    _("xem quy tắc kỳ báo cáo"),
    dict.fromkeys(
        (Role.OFFICER, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_STAFF, Role.ADMINISTRATOR), Scope.ALL
    ),
)
SET_INDICATORS = Action(
    "reports.indicators",
    _("đặt chỉ tiêu báo cáo của cơ quan"),
    {Role.OFFICER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
)
# A unit's staff may send as well as its head: small units often have no one else.
WRITE_UNIT = Action(
    "reports.write-unit",
    _("soạn và gửi báo cáo của đơn vị"),
    {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
RECEIVE = Action("reports.receive", _("yêu cầu và nhận báo cáo của các đơn vị"), {Role.OFFICER: Scope.ALL})
