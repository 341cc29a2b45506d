"""Quyền đối với văn bản đi."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

# A unit's papers are its own: staff write and see to the number, the head decides that one goes out to be
# signed (docs/decisions/0015).
DRAFT = Action(
    "issuing.draft",
    _("soạn văn bản đi"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
CONSULT = Action("issuing.consult", _("lấy ý kiến, tiếp thu, giải trình"), {Role.OFFICER: Scope.ALL})
ANSWER = Action(
    "issuing.answer",
    _("góp ý dự thảo"),
    {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN, Role.OFFICER: Scope.OWN},
)
SUBMIT = Action("issuing.submit", _("trình ký văn bản"), {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN})
EXPORT = Action(
    "issuing.export",
    _("xuất văn bản để ký"),
    {
        Role.OFFICER: Scope.ALL,
        Role.CLERK: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
# The clerk keeps the register of outgoing papers: number and date are theirs (NĐ 30/2020, art. 15).
RECORD = Action(
    "issuing.record",
    _("ghi số, ngày và bản đã ký"),
    {
        Role.OFFICER: Scope.ALL,
        Role.CLERK: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
READ = Action(
    "issuing.read",
    _("xem văn bản đi"),
    {
        Role.OFFICER: Scope.ALL,
        Role.CLERK: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
SET_FORM = Action(
    "issuing.form",
    _("khai thể thức văn bản của cơ quan"),
    {Role.OFFICER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
