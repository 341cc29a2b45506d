"""Quyền của dịch thuật: memory and glossary are the whole office's, whatever the unit."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

READ = Action(
    "translation.read",
    _("xem thuật ngữ và bộ nhớ dịch"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.ALL,
        Role.UNIT_STAFF: Scope.ALL,
    },
)
PROPOSE = Action(
    "translation.propose",
    _("đề xuất thuật ngữ"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.ALL, Role.UNIT_STAFF: Scope.ALL},
)
# Binding for everyone who translates: decided by the office, and never by who proposed it.
APPROVE = Action(
    "translation.approve",
    _("duyệt và thôi dùng thuật ngữ"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
KEEP_MEMORY = Action(
    "translation.memory",
    _("nhập và xóa câu trong bộ nhớ dịch"),
    {Role.OFFICER: Scope.ALL},
)
