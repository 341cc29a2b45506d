"""Quyền đối với Ban Chỉ đạo."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

# A unit that has a seat sees the composition, its own meetings and what they asked of it; others nothing.
READ = Action(
    "committee.read",
    _("xem hoạt động của Ban Chỉ đạo"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.CLERK: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
COMPOSE = Action("committee.compose", _("lập, kiện toàn Ban Chỉ đạo"), {Role.OFFICER: Scope.ALL})
RUN = Action("committee.run", _("tổ chức phiên họp của Ban Chỉ đạo"), {Role.OFFICER: Scope.ALL})
# Every member's unit beside the others: what they were given, whether they have a plan.
SURVEY = Action(
    "committee.survey",
    _("xem việc của mọi thành viên Ban Chỉ đạo"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
