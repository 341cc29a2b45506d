"""Quyền của báo cáo năm về phát ngôn."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

READ = Action(
    "press_year.read",
    _("xem báo cáo năm về phát ngôn"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
COMPILE = Action(
    "press_year.compile",
    _("lập, viết và chốt báo cáo năm về phát ngôn"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
