"""Quyền của bản tin."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

READ = Action(
    "outreach.read",
    _("xem bản tin đang soạn và số liệu gửi"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
WRITE = Action(
    "outreach.write",
    _("soạn bản tin của đơn vị"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
CHECK = Action(
    "outreach.check",
    _("duyệt bản tin lần một"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
APPROVE = Action(
    "outreach.approve",
    _("duyệt bản tin lần hai"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
SEND = Action(
    "outreach.send",
    _("gửi, hẹn giờ gửi và dừng gửi bản tin"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
MANAGE_LISTS = Action("outreach.lists", _("lập và sửa danh sách nhận tin"), {Role.OFFICER: Scope.ALL})
# Addresses of readers are personal data: seen, exported and erased by few, and each export is recorded.
ADDRESSES = Action(
    "outreach.addresses", _("xem, xuất và xóa địa chỉ người nhận bản tin"), {Role.OFFICER: Scope.ALL}
)
CHANNELS = Action(
    "outreach.channels",
    _("ghi và đề nghị sửa kênh chính thức của đơn vị"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN},
)
CONFIRM_CHANNELS = Action(
    "outreach.confirm_channels",
    _("xác nhận kênh chính thức"),
    {Role.OFFICER: Scope.ALL, Role.LEADER: Scope.ALL},
)
LIMITS = Action("outreach.limits", _("ghi giới hạn của nền tảng"), {Role.OFFICER: Scope.ALL})
PACK = Action(
    "outreach.pack",
    _("tải gói đăng kênh và ghi liên kết đã đăng"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
PRODUCTS = Action(
    "outreach.products",
    _("ghi sản phẩm ngoài mạng của đơn vị"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
