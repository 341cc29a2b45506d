"""Quyền xem toàn cảnh."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

# A unit sees what is its own: the same reach as its work and the plans that name it.
SEE = Action(
    "overview.see",
    _("xem toàn cảnh"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
COMPARE = Action(
    "overview.compare",
    _("xem các đơn vị cạnh nhau"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
KEEP_MARKS = Action("overview.keep_marks", _("sửa ngày kỷ niệm và sự kiện lớn"), {Role.OFFICER: Scope.ALL})
