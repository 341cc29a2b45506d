"""Quyền đối với văn bản chỉ đạo."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

REGISTER = Action(
    "directives.register", _("tiếp nhận văn bản"), {Role.CLERK: Scope.ALL, Role.OFFICER: Scope.ALL}
)
# Where no machine can tell whether a page is marked MẬT (a scan, a file of a kind that is not read), a person
# looks before anything is kept.
SCREEN = Action(
    "directives.screen",
    _("xác nhận tệp không mang dấu mật"),
    {Role.CLERK: Scope.ALL, Role.OFFICER: Scope.ALL},
)
CORRECT_HEADER = Action(
    "directives.header", _("sửa phần đầu văn bản"), {Role.CLERK: Scope.ALL, Role.OFFICER: Scope.ALL}
)
REVIEW = Action("directives.review", _("rà soát và xác nhận nhiệm vụ"), {Role.OFFICER: Scope.ALL})
# A unit sees the directives that ask something of it, once their obligations are confirmed.
READ = Action(
    "directives.read",
    _("xem văn bản chỉ đạo"),
    {
        Role.CLERK: Scope.ALL,
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
DISSEMINATE = Action(
    "directives.disseminate",
    _("phổ biến văn bản đến đơn vị"),
    {Role.CLERK: Scope.ALL, Role.OFFICER: Scope.ALL},
)
# The letter is a paper of the standing office: a unit that drafts its own has no part in it.
WRITE_REMINDER = Action("directives.write_reminder", _("soạn công văn đôn đốc"), {Role.OFFICER: Scope.ALL})
FOLLOW = Action(
    "directives.follow",
    _("theo dõi việc phổ biến, quán triệt"),
    {Role.CLERK: Scope.ALL, Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
# The unit that received a directive answers for it; the standing office only for its own copy.
ACKNOWLEDGE = Action(
    "directives.acknowledge",
    _("xác nhận đã tiếp nhận văn bản"),
    {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN, Role.OFFICER: Scope.OWN},
)
BRIEF = Action(
    "directives.brief",
    _("ghi việc quán triệt, chuyển văn bản cho đơn vị trực thuộc"),
    {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN, Role.OFFICER: Scope.OWN},
)
