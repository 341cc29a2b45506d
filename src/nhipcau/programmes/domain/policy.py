"""Quyền đối với các chương trình."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

_UNITS = {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN}
READ = Action(
    "programmes.read",
    _("xem đối tác, sự kiện, dự toán, đề cử"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, **_UNITS},
)
WRITE = Action(
    "programmes.write", _("ghi đối tác, sự kiện, đề cử của đơn vị"), {Role.OFFICER: Scope.ALL, **_UNITS}
)
# Money is the head's word; the standing office keeps the whole.
SPEND = Action(
    "programmes.spend", _("ghi dự toán và khoản chi"), {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN}
)
JUDGE = Action("programmes.judge", _("mở đợt xét, lập quyết định khen thưởng"), {Role.OFFICER: Scope.ALL})
# Who has a seat on the panel scores; the seat itself is asked for beside this.
SCORE = Action(
    "programmes.score",
    _("chấm điểm trong hội đồng"),
    dict.fromkeys((Role.OFFICER, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_STAFF), Scope.ALL),
)
# What was found good is for everyone to read.
LIBRARY = Action(
    "programmes.library",
    _("xem thư viện mô hình hay"),
    dict.fromkeys((Role.OFFICER, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_STAFF), Scope.ALL),
)
