"""Quyền của phần phát ngôn.

Who may approve a statement is told by no role alone: `speaking.voice` finds the spokesperson in force.
"""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

READ = Action(
    "press.read",
    _("xem công việc phát ngôn"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
SPOKESPERSONS = Action(
    "press.spokespersons",
    _("ghi và công bố người phát ngôn, ca trực"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
MATTERS = Action(
    "press.matters",
    _("ghi vụ việc phải phát ngôn và soạn phát ngôn"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
HOLDING = Action(
    "press.holding",
    _("soạn nội dung phát ngôn chuẩn bị sẵn"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
APPROVE_HOLDING = Action(
    "press.approve_holding",
    _("duyệt trước nội dung phát ngôn"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
# The door alone; behind it only a spokesperson in force, or who has the turn, gets further.
SPEAK = Action(
    "press.speak",
    _("duyệt phát ngôn với tư cách người phát ngôn"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.ALL,
        Role.UNIT_STAFF: Scope.ALL,
    },
)
RECTIFY = Action(
    "press.rectify",
    _("soạn văn bản yêu cầu cải chính, ghi việc gửi, trả lời và kết quả"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
REVIEW_RECTIFICATION = Action(
    "press.review_rectification",
    _("rà soát văn bản yêu cầu cải chính do người khác soạn"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
RELEASES = Action(
    "press.releases",
    _("soạn thông cáo báo chí"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
