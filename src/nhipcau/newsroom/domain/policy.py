"""Quyền của tin bài."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

READ = Action(
    "newsroom.read",
    _("xem tin bài đang soạn"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
WRITE = Action(
    "newsroom.write",
    _("viết và sửa tin bài của đơn vị"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
CHECK = Action(
    "newsroom.check",
    _("duyệt tin bài lần một"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
# The second look is the office's, which speaks for the whole province; never that of who wrote.
APPROVE = Action(
    "newsroom.approve",
    _("duyệt tin bài lần hai"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
PUBLISH = Action(
    "newsroom.publish",
    _("đăng, hẹn giờ đăng và gỡ tin bài"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
COMMENT = Action(
    "newsroom.comment",
    _("góp ý cho tin bài"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
ASSIGN = Action(
    "newsroom.assign",
    _("giao việc dịch tin bài"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
MANAGE_LANGUAGES = Action(
    "newsroom.languages", _("mở thêm ngôn ngữ cho cổng"), {Role.ADMINISTRATOR: Scope.ALL}
)
