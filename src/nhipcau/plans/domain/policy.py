"""Quyền đối với công việc."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

ASSIGN = Action("plans.assign", _("giao việc cho đơn vị"), {Role.OFFICER: Scope.ALL})
# The unit that leads does the work; the standing office does only what is its own unit's.
WORK = Action(
    "plans.work",
    _("cập nhật tiến độ, nộp minh chứng"),
    {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN, Role.OFFICER: Scope.OWN},
)
SUBMIT = Action(
    "plans.submit",
    _("nộp kết quả để duyệt"),
    {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN, Role.OFFICER: Scope.OWN},
)
DECIDE = Action(
    "plans.decide", _("duyệt hoặc trả lại kết quả"), {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN}
)
REOPEN = Action("plans.reopen", _("mở lại việc đã được chấp nhận"), {Role.OFFICER: Scope.ALL})
READ = Action(
    "plans.read",
    _("xem công việc"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
