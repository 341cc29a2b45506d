"""Quyền của phần sự cố truyền thông."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

EVERYONE = {
    Role.OFFICER: Scope.ALL,
    Role.LEADER: Scope.ALL,
    Role.UNIT_HEAD: Scope.OWN,
    Role.UNIT_STAFF: Scope.OWN,
}
READ = Action("incidents.read", _("xem kịch bản và sự cố"), EVERYONE)
PREPARE = Action(
    "incidents.prepare",
    _("soạn kịch bản"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
APPROVE = Action(
    "incidents.approve",
    _("duyệt kịch bản do người khác soạn"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
ACTIVATE = Action(
    "incidents.activate",
    _("kích hoạt sự cố, hạ báo động"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
RUN = Action("incidents.run", _("ghi nhật ký, giao việc trong sự cố"), EVERYONE)
# Of the unit the task was given to, which need not be the one that leads.
WORK = Action("incidents.work", _("làm việc được giao trong sự cố"), EVERYONE)
REVIEW = Action(
    "incidents.review",
    _("rút kinh nghiệm và khép sự cố"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
