"""Quyền đôn đốc."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

READ = Action(
    "steering.read",
    _("xem việc đôn đốc"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
# A head reminds their own people; the standing office reminds everyone.
REMIND = Action(
    "steering.remind", _("nhắc đơn vị làm việc"), {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN}
)
RULE = Action(
    "steering.rule",
    _("đặt quy tắc nhắc việc"),
    {Role.OFFICER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
)
# For one's own absence no action is asked; a head speaks for who is suddenly away.
DELEGATE = Action(
    "steering.delegate",
    _("ghi ủy quyền khi người khác vắng"),
    {Role.UNIT_HEAD: Scope.OWN, Role.ADMINISTRATOR: Scope.ALL},
)
# A head hands over what people of their unit hold; roles stay with the administrators.
HAND_OVER = Action(
    "steering.hand_over",
    _("bàn giao hồ sơ của người chuyển đi"),
    {Role.UNIT_HEAD: Scope.OWN, Role.ADMINISTRATOR: Scope.ALL},
)
RECUR = Action("steering.recur", _("lập và sửa việc định kỳ"), {Role.OFFICER: Scope.ALL})
INHERIT = Action("steering.inherit", _("chuyển việc còn mở cho đơn vị kế thừa"), {Role.OFFICER: Scope.ALL})
