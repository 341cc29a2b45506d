"""Quyền bồi dưỡng, tập huấn."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

# Every unit sees the courses that have been announced, and of the people only its own.
READ = Action(
    "training.read",
    _("xem các lớp bồi dưỡng, tập huấn"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
# The unit that holds a course runs it: sessions, people, attendance, certificates, closing.
MANAGE = Action(
    "training.manage",
    _("tổ chức lớp của đơn vị"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
REGISTER = Action(
    "training.register",
    _("cử người của đơn vị đi học"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
