"""Quyền kiểm tra, giám sát.

An inspector is whoever was named to the team of a round: that right is the round's, not a role's, so a
colleague of another unit may inspect without seeing the rest (`domain.teams`).
"""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

# A unit sees the rounds about itself, once they have begun.
READ = Action(
    "inspections.read",
    _("xem đợt kiểm tra"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
PREPARE = Action("inspections.prepare", _("lập và điều hành đợt kiểm tra"), {Role.OFFICER: Scope.ALL})
INSPECT = Action("inspections.inspect", _("ghi kết quả kiểm tra"), {Role.OFFICER: Scope.ALL})
ANSWER = Action(
    "inspections.answer",
    _("giải trình và thực hiện kiến nghị sau kiểm tra"),
    {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN, Role.OFFICER: Scope.OWN},
)
# Never by whoever reported the remedy.
ACCEPT = Action("inspections.accept", _("xác nhận kiến nghị đã thực hiện"), {Role.OFFICER: Scope.ALL})
