"""Quyền đối với đồng hồ pháp lý."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

# The law and the calendar are everyone's to read.
READ = Action("clock.read", _("xem quy tắc thời hạn và lịch"), dict.fromkeys(Role, Scope.ALL))
SET_RULES = Action("clock.rules", _("sửa và xác nhận quy tắc thời hạn"), {Role.ADMINISTRATOR: Scope.ALL})
SET_CALENDAR = Action(
    "clock.calendar",
    _("khai ngày nghỉ, ngày làm bù và giờ làm việc"),
    {Role.OFFICER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
)
SEE_DEADLINES = Action(
    "clock.deadlines",
    _("xem các hạn pháp lý"),
    {
        Role.OFFICER: Scope.ALL,
        Role.CLERK: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
ACT = Action(
    "clock.act",
    _("theo dõi, tạm dừng, gia hạn một hạn pháp lý"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
