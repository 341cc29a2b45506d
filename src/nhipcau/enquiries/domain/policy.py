"""Quyền của phần câu hỏi báo chí.

Who gives the second approval is told by no role: `press.speak` is the door, the spokesperson in force
passes it.
"""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

READ = Action(
    "enquiries.read",
    _("xem câu hỏi của báo chí"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
ENTER = Action(
    "enquiries.enter",
    _("ghi câu hỏi nhận qua điện thoại, họp báo, thư"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
SORT = Action(
    "enquiries.sort",
    _("sàng lọc, phân công, gộp, chuyển câu hỏi của báo chí"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
WRITE = Action(
    "enquiries.write",
    _("soạn, gửi trả lời báo chí"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
CHECK = Action(
    "enquiries.check",
    _("duyệt trả lời báo chí lần một"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
PUBLISH = Action(
    "enquiries.publish",
    _("công bố, gỡ câu trả lời trên cổng"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
