"""Quyền đối với công việc."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope

ASSIGN = Action("plans.assign", _("giao việc cho đơn vị"), {Role.OFFICER: Scope.ALL})
# The unit that leads does the work; the standing office does only what is its own unit's.
WORK = Action(
    "plans.work",
    _("cập nhật tiến độ, nộp minh chứng"),
    {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN, Role.OFFICER: Scope.OWN},
)
SUBMIT = Action(
    "plans.submit",
    _("nộp kết quả để duyệt"),
    {Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN, Role.OFFICER: Scope.OWN},
)
# The unit did the work and said so; the officer only takes its answer over, as from a letter.
TAKE_ANSWER = Action(
    "plans.take_answer", _("ghi nhận trả lời của đơn vị vào công việc"), {Role.OFFICER: Scope.ALL}
)
DECIDE = Action(
    "plans.decide", _("duyệt hoặc trả lại kết quả"), {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN}
)
REOPEN = Action("plans.reopen", _("mở lại việc đã được chấp nhận"), {Role.OFFICER: Scope.ALL})
READ = Action(
    "plans.read",
    _("xem công việc"),
    {
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
# A unit drafts its own plan from what it was given; the standing office drafts the province's and only reads
# the units' (docs/decisions/0015).
PLAN = Action(
    "plans.plan",
    _("lập và sửa kế hoạch"),
    {Role.OFFICER: Scope.ALL, Role.UNIT_HEAD: Scope.OWN, Role.UNIT_STAFF: Scope.OWN},
)
# A unit sees its own plans and the issued ones that name it; the clerk brings the number and the signed file.
READ_PLAN = Action(
    "plans.read_plan",
    _("xem kế hoạch"),
    {
        Role.CLERK: Scope.ALL,
        Role.OFFICER: Scope.ALL,
        Role.LEADER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
# Who records number and date starts what the signed plan decided, though they decide nothing themselves.
START = Action(
    "plans.start",
    _("bắt đầu công việc theo kế hoạch đã ban hành"),
    {
        Role.CLERK: Scope.ALL,
        Role.OFFICER: Scope.ALL,
        Role.UNIT_HEAD: Scope.OWN,
        Role.UNIT_STAFF: Scope.OWN,
    },
)
CLASSIFY = Action(
    "plans.classify",
    _("sửa danh mục phân loại"),
    {Role.OFFICER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
)
