"""Quyền trao đổi dữ liệu."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

READ_IMPORTS = Action(
    "exchange.imports", _("xem các bảng đã nhập"), {Role.OFFICER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL}
)
IMPORT_TRACKER = Action("exchange.tracker", _("nhập bảng theo dõi"), {Role.OFFICER: Scope.ALL})
IMPORT_UNITS = Action("exchange.units", _("nhập danh bạ đơn vị"), {Role.ADMINISTRATOR: Scope.ALL})
# The work done by a unit comes in through the standing office; units with accounts need no link.
LINK = Action("exchange.link", _("tạo biểu điền và liên kết trả lời"), {Role.OFFICER: Scope.ALL})
ANSWER = Action("exchange.answer", _("xem và ghi nhận trả lời của đơn vị"), {Role.OFFICER: Scope.ALL})
